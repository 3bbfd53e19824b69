using System.Numerics;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Exports;

/// <summary><c>range.json</c>: which part [Start, End) of a log is in the package, and what binds it to the checkpoint.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Size">n, the checkpoint's size.</param>
/// <param name="Start">a, the first entry of the period.</param>
/// <param name="End">b, the first entry after it.</param>
/// <param name="Compact">Compact range of [0, <see cref="Lo"/>).</param>
/// <param name="Proof">Consistency from <see cref="Hi"/> to n.</param>
/// <param name="Earlier">Consistency proofs m → n, by m.</param>
internal sealed record RangeFile(
    string Log, long Size, long Start, long End, IReadOnlyList<Digest> Compact, IReadOnlyList<Digest> Proof, IReadOnlyList<EarlierProof> Earlier)
{
    /// <summary>The first index shown: the neighbour before the period, if there is one.</summary>
    public long Lo => LoOf(Start);

    /// <summary>One past the last index shown: past the neighbour after the period, if there is one.</summary>
    public long Hi => HiOf(End, Size);

    public static long LoOf(long start) => start > 0 ? start - 1 : 0;

    public static long HiOf(long end, long size) => end < size ? end + 1 : size;

    public byte[] ToBytes() => Texts.Utf8.GetBytes(
        $$"""{"compact":{{Hashes(Compact)}},"earlier":{{StrictJson.Array(Earlier.Select(e => $$"""{"proof":{{Hashes(e.Proof)}},"size":{{Texts.Decimal(e.Size)}}}"""))}},"end":{{Texts.Decimal(End)}},"log":"{{Log}}","proof":{{Hashes(Proof)}},"size":{{Texts.Decimal(Size)}},"start":{{Texts.Decimal(Start)}}}""" + "\n");

    public static RangeFile Read(Json value)
    {
        var members = new JsonMembers(value, "FORM", "range.json");
        var range = new RangeFile(
            members.Text("log"), members.Count("size"), members.Count("start"), members.Count("end"),
            ReadHashes(members, "compact"), ReadHashes(members, "proof"), [.. members.Array("earlier").Select(ReadEarlier)]);
        members.Close();
        return range;
    }

    /// <summary>Checks the numbers against the checkpoint.</summary>
    /// <exception cref="EvidenceFormatException"><c>RANGE-FORM</c>, <c>LIFECYCLE-GAP</c>.</exception>
    public void Check(Checkpoint checkpoint, bool isLifecycle)
    {
        if (Log != checkpoint.Log || Size != checkpoint.Size)
            throw Form("is of another log or size than the checkpoint");
        if (isLifecycle && (Start != 0 || End != Size))
            throw new EvidenceFormatException("LIFECYCLE-GAP", "Lifecycle is not there from its first entry to its last.");
        if (Start > End || End > Size)
            throw Form("has a period outside the log");
        if (Compact.Count != BitOperations.PopCount((ulong)Lo))
            throw Form("has a compact range of another size");
        if (isLifecycle && Earlier.Count > 0)
            throw Form("of lifecycle has earlier heads");
        if (Earlier.Any(e => e.Size <= 0 || e.Size >= Size || (e.Size >= Lo && e.Size <= Hi)) || Earlier.Zip(Earlier.Skip(1)).Any(p => p.First.Size >= p.Second.Size))
            throw Form("has earlier heads that are not sorted, twice there, or not of a size outside the range and within the log");
    }

    private static EarlierProof ReadEarlier(Json value)
    {
        var members = new JsonMembers(value, "FORM", "An earlier head in range.json");
        var earlier = new EarlierProof(members.Count("size"), ReadHashes(members, "proof"));
        members.Close();
        return earlier;
    }

    private static Digest[] ReadHashes(JsonMembers members, string name) => [.. members.Array(name).Select(members.AsDigest)];

    private static string Hashes(IReadOnlyList<Digest> hashes) => StrictJson.Array(hashes.Select(h => $"\"{h}\""));

    private static EvidenceFormatException Form(string how) => new("RANGE-FORM", $"range.json {how}.");
}
