using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>One line of <c>records.jsonl</c>.</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Status">What it is in the package.</param>
/// <param name="Core">The core's text; null for a deleted entry.</param>
/// <param name="Leaf">The leaf of a deleted entry; of no meaning otherwise.</param>
/// <param name="Commitments">By compartment: null where the field is disclosed.</param>
/// <param name="Shredded">Shredded compartments, sorted.</param>
internal sealed record RecordLine(
    long Index, RecordStatus Status, string? Core, Digest Leaf, IReadOnlyList<CommitmentList> Commitments, IReadOnlyList<string> Shredded)
{
    public static RecordLine Read(ReadOnlySpan<byte> line)
    {
        var members = new JsonMembers(Json.Parse(line), "FORM", "A record");
        var (index, status) = (members.Count("index"), StatusOf(members));
        var core = status == RecordStatus.Deleted ? null : members.Text("core");
        var leaf = status == RecordStatus.Deleted ? members.Digest("leaf") : default;
        var commitments = status == RecordStatus.Kept && members.Has("commitments") ? CommitmentLists(members) : [];
        var shredded = status == RecordStatus.Kept && members.Has("shredded") ? Cids(members) : [];
        members.Close();
        return new RecordLine(index, status, core, leaf, commitments, shredded);
    }

    /// <summary>The line with its line feed.</summary>
    public string ToText()
    {
        var text = new StringBuilder().Append("{\"index\":").Append(Texts.Decimal(Index)).Append(",\"status\":\"").Append(Status switch
        {
            RecordStatus.Before => "before",
            RecordStatus.Kept => "kept",
            RecordStatus.Deleted => "deleted",
            _ => "after",
        }).Append('"');
        if (Core is null)
            text.Append(",\"leaf\":\"").Append(Leaf).Append('"');
        else
            text.Append(",\"core\":").Append(StrictJson.Text(Core));
        if (Commitments.Count > 0)
            text.Append(",\"commitments\":{").AppendJoin(',', Commitments.Select(c => $"\"{c.Cid}\":[{string.Join(',', c.Fields.Select(f => f is { } digest ? $"\"{digest}\"" : "null"))}]")).Append('}');
        if (Shredded.Count > 0)
            text.Append(",\"shredded\":").Append(StrictJson.Array(Shredded.Select(StrictJson.Text)));
        return text.Append("}\n").ToString();
    }

    private static RecordStatus StatusOf(JsonMembers members) => members.Text("status") switch
    {
        "before" => RecordStatus.Before,
        "kept" => RecordStatus.Kept,
        "deleted" => RecordStatus.Deleted,
        "after" => RecordStatus.After,
        _ => throw members.Wrong("has an unknown status"),
    };

    private static CommitmentList[] CommitmentLists(JsonMembers members)
    {
        if (members.Any("commitments") is not Json.Object { Members: { Count: > 0 } lists })
            throw members.Wrong("has commitments that are empty or not an object");
        return [.. lists.Select(l => l.Value is Json.Array { Items: { Count: > 0 } items }
            ? new CommitmentList(Compartment(members, l.Key), [.. items.Select(i => i is Json.Null ? (Digest?)null : members.AsDigest(i))])
            : throw members.Wrong("has commitments that are not a list"))];
    }

    private static string[] Cids(JsonMembers members)
    {
        var cids = members.Array("shredded").Select(c => c is Json.Text text ? Compartment(members, text.Value) : throw members.Wrong("has a shredded compartment that is not a text")).ToArray();
        return cids.Length > 0 && cids.Zip(cids.Skip(1)).All(p => string.CompareOrdinal(p.First, p.Second) < 0)
            ? cids
            : throw members.Wrong("has shredded compartments that are empty, not sorted, or twice there");
    }

    private static string Compartment(JsonMembers members, string cid) =>
        EvidenceNames.IsCompartment(cid) ? cid : throw members.Wrong("names a malformed compartment");
}
