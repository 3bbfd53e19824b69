using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>The files of a small list.</summary>
/// <param name="List">Its id.</param>
/// <param name="Files">By name; the first is the one that tests damage.</param>
/// <param name="Marked">Whether the layout shows its own end, so that every true prefix must be refused.</param>
internal sealed record SmallList(string List, IReadOnlyDictionary<string, byte[]> Files, bool Marked)
{
    public string Key => $"{List} {Main}";

    public string Main => Files.Keys.First();

    public byte[] Bytes => Files[Main];

    public ListImportResult Read() => Read(Main, Bytes);

    /// <summary>Imports the list with other bytes in one of its files.</summary>
    public ListImportResult Read(string file, byte[] bytes) => ListImport.Read(
        List, Files.ToDictionary(one => one.Key, one => (Func<Stream>)(() => new MemoryStream(one.Key == file ? bytes : one.Value))));

    public ListImportResult Read(byte[] bytes) => Read(Main, bytes);
}
