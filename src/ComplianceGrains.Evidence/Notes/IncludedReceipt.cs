using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Notes;

/// <summary>The entry is in the log: index, inclusion proof and the checkpoint they lead to (C2SP tlog-proof).</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Proof">Inclusion proof, from the leaf upwards.</param>
/// <param name="Checkpoint">The signed checkpoint.</param>
public sealed record IncludedReceipt(long Index, IReadOnlyList<Digest> Proof, SignedNote Checkpoint)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>The receipt for an entry under a checkpoint of <paramref name="size"/> entries.</summary>
    public static IncludedReceipt For(IMerkleNodes nodes, long index, long size, SignedNote checkpoint) =>
        new(index, Merkle.Inclusion(nodes, index, size), checkpoint);

    /// <summary>The text of the tlog-proof.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append("\nindex ").Append(Texts.Decimal(Index)).Append('\n');
        foreach (var hash in Proof)
            text.Append(hash.ToBase64()).Append('\n');
        return text.Append('\n').Append(Texts.Utf8.GetString(Checkpoint.ToBytes())).ToString();
    }

    /// <summary>Reads a tlog-proof; says nothing yet about what it proves.</summary>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c> or <c>B64</c>.</exception>
    public static IncludedReceipt Parse(string text)
    {
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = blank < 0 ? [] : text[..blank].Split('\n');
        // An optional "extra" line carries data of the application; this format has none and passes over it.
        var first = lines is [_, var second, ..] && second.StartsWith("extra ", StringComparison.Ordinal) ? 2 : 1;
        return lines.Length > first && lines[0] == Header && lines[first].StartsWith("index ", StringComparison.Ordinal) && Texts.TryDecimal(lines[first].AsSpan(6), out var index)
            ? new IncludedReceipt(index, [.. lines.Skip(first + 1).Select(l => Digest.ParseBase64(l))], SignedNote.Parse(Texts.Utf8.GetBytes(text[(blank + 2)..])))
            : throw new EvidenceFormatException("NOTE-FORM", $"An included receipt is {Header}, index, hashes, an empty line and a checkpoint.");
    }

    /// <summary>Whether the core is in the log, by a checkpoint that a trusted key signed.</summary>
    /// <param name="core">The core's bytes, of which the leaf is computed.</param>
    /// <param name="trust">The verifier's keys.</param>
    /// <exception cref="EvidenceFormatException">The checkpoint is not a trusted one.</exception>
    public bool Proves(ReadOnlySpan<byte> core, TrustFile trust)
    {
        var head = Notes.Checkpoint.Open(Checkpoint.ToBytes(), trust, Core.Parse(core).Draft.Log);
        return Merkle.RootFromInclusion(Merkle.Leaf(core), Index, head.Size, Proof) == head.Root;
    }
}
