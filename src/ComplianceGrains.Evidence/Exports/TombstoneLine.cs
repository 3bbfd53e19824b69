using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>One line of <c>tombstones.jsonl</c>: which lifecycle entry says that something is gone, and the proof.</summary>
/// <param name="Index">The entry that is gone, or is missing a compartment.</param>
/// <param name="Cid">The compartment, or <c>*</c>.</param>
/// <param name="Entry">Index of the tombstone in lifecycle.</param>
/// <param name="Target">Position among its targets.</param>
/// <param name="Proof">Inclusion in its targets.</param>
internal sealed record TombstoneLine(long Index, string Cid, long Entry, long Target, IReadOnlyList<Digest> Proof)
{
    public static TombstoneLine Read(ReadOnlySpan<byte> line)
    {
        var members = new JsonMembers(Json.Parse(line), "FORM", "A tombstone");
        var tombstone = new TombstoneLine(
            members.Count("index"), members.Text("cmp"), members.Count("entry"), members.Count("target"), [.. members.Array("proof").Select(members.AsDigest)]);
        members.Close();
        return tombstone.Cid == TombstoneTarget.WholeEntry || EvidenceNames.IsCompartment(tombstone.Cid) ? tombstone : throw members.Wrong("has a malformed compartment");
    }

    public string ToText() =>
        $$"""{"index":{{Texts.Decimal(Index)}},"cmp":"{{Cid}}","entry":{{Texts.Decimal(Entry)}},"target":{{Texts.Decimal(Target)}},"proof":{{StrictJson.Array(Proof.Select(h => $"\"{h}\""))}}}""" + "\n";

    public bool IsAfter(TombstoneLine? previous) =>
        previous is null || Index > previous.Index || (Index == previous.Index && string.CompareOrdinal(Cid, previous.Cid) > 0);
}
