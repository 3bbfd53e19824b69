using System.Globalization;

namespace ComplianceGrains.Grains.Lists;

/// <summary>One part of an index. What it holds is opened from the vault again by whoever comes after it.</summary>
[GrainType("names")]
internal sealed class NamesGrain(IEnumerable<ISubjectIndex> indexes) : Grain, INamesGrain
{
    /// <summary>Lists change by the day: whoever let go after minutes of rest would open everybody again each time.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(26);

    private ISubjectIndex _index = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (type, cell) = this.GetPrimaryKeyString().Split('/') is [var kind, var number] ? (kind, int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture)) : ("", 0);
        _index = indexes.OfType<ICellIndex>().FirstOrDefault(index => index.Type == type)?.OfCell(cell) ?? throw new ArgumentException($"{this.GetPrimaryKeyString()} names no kind of subject and cell.");
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<IReadOnlyList<string>> ConcernedAsync(byte[] entries, decimal floor, CancellationToken cancellation = default)
    {
        DelayDeactivation(Kept);
        return _index.ConcernedAsync(CellIndex.Read(entries), floor, cancellation);
    }

    public Task ForgetAsync(CancellationToken cancellation = default) => _index.ForgetAsync(cancellation);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        (_index as IDisposable)?.Dispose();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }
}
