using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// An index whose parts are kept by a grain for each cell, somewhere in the cluster, and asked all at once. A part that does not answer
/// fails the search: nobody is passed over.
/// </summary>
internal sealed class CellIndex(ICellIndex whole, IGrainFactory grains, StoreLayout layout) : ISubjectIndex
{
    public async Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default)
    {
        var written = Write(entries);
        var found = await Task.WhenAll(Cells.Select(cell => cell.ConcernedAsync(written, floor, cancellation)));
        return [.. found.SelectMany(ofCell => ofCell).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Also what this silo may hold by itself, for those who look for customers by name.</summary>
    public Task ForgetAsync(CancellationToken cancellation = default) => Task.WhenAll(Cells.Select(cell => cell.ForgetAsync(cancellation)).Append(whole.ForgetAsync(cancellation)));

    private IEnumerable<INamesGrain> Cells => Enumerable.Range(0, layout.Cells).Select(cell => grains.GetGrain<INamesGrain>(string.Create(CultureInfo.InvariantCulture, $"{whole.Type}/{cell}")));

    /// <summary>What a search reads of entries: dates and places narrow a match down and find nobody.</summary>
    public static byte[] Write(IReadOnlyList<ListEntry> entries) => JsonSerializer.SerializeToUtf8Bytes(entries.Select(entry => entry with { Births = [] }));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<ListEntry> Read(byte[] entries) => JsonSerializer.Deserialize<List<ListEntry>>(entries)!;
}
