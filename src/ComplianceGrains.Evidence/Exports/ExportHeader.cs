using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports;

/// <summary><c>data/export.json</c>: what the package says it is.</summary>
/// <param name="Export">The export's id.</param>
/// <param name="Origin">The firm's origin.</param>
/// <param name="From">T1 (ms), exclusive.</param>
/// <param name="To">T2 (ms), inclusive.</param>
/// <param name="Jurisdictions">Labels, sorted.</param>
internal sealed record ExportHeader(string Export, string Origin, long From, long To, IReadOnlyList<string> Jurisdictions)
{
    private const long MinTime = -62_135_596_800_000; // the year 1

    public byte[] ToBytes() => Texts.Utf8.GetBytes(
        $$"""{"export":"{{Export}}","format":"ev1","from":{{Texts.Decimal(From)}},"jurisdictions":{{StrictJson.Array(Jurisdictions.Select(StrictJson.Text))}},"origin":"{{Origin}}","to":{{Texts.Decimal(To)}}}""" + "\n");

    public static ExportHeader Read(Json value)
    {
        var members = new JsonMembers(value, "FORM", "export.json");
        var header = new ExportHeader(
            members.Text("export"), members.Text("origin"), members.Integer("from"), members.Integer("to"),
            [.. members.Array("jurisdictions").Select(j => j is Json.Text text ? text.Value : throw members.Wrong("has a jurisdiction that is not a text"))]);
        if (members.Text("format") != "ev1")
            throw members.Wrong("is of another format than ev1");
        members.Close();
        if (!EvidenceNames.IsExport(header.Export) || !EvidenceNames.IsOrigin(header.Origin) || header.From > header.To || header.From < MinTime || header.To > Core.MaxTime)
            throw members.Wrong("has a malformed export id, origin or period");
        if (header.Jurisdictions.Count == 0 || !header.Jurisdictions.All(j => EvidenceNames.IsLabel(j)) || !IsAscending(header.Jurisdictions))
            throw members.Wrong("has jurisdictions that are malformed, not sorted, or twice there");
        return header;
    }

    private static bool IsAscending(IReadOnlyList<string> items) => items.Zip(items.Skip(1)).All(p => string.CompareOrdinal(p.First, p.Second) < 0);
}
