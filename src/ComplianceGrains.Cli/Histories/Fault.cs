using System.Globalization;
using System.Text;

namespace ComplianceGrains.Cli.Histories;

/// <summary>Something that is not as it must be, and where.</summary>
/// <param name="Problem">What, in a sentence.</param>
internal sealed record Fault(string Problem)
{
    public string? Log { get; init; }

    /// <summary>The entry's index in the log.</summary>
    public long? Index { get; init; }

    public string? Actor { get; init; }

    /// <summary>The decision's number in the actor's own history.</summary>
    public long? Sequence { get; init; }

    public override string ToString()
    {
        var where = new StringBuilder();
        Add(Log);
        Add(Index is { } index ? $"index {index.ToString(CultureInfo.InvariantCulture)}" : null);
        Add(Actor is null ? null : Sequence is { } sequence ? $"{Actor}#{sequence.ToString(CultureInfo.InvariantCulture)}" : Actor);
        return $"{where}: {Problem}";

        void Add(string? part)
        {
            if (part is not null)
                where.Append(where.Length > 0 ? ", " : "").Append(part);
        }
    }
}
