using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Compartments;

/// <summary>What a core says of one compartment.</summary>
/// <param name="Cid">The compartment.</param>
/// <param name="Fields">n, the number of its fields in the schema.</param>
/// <param name="Root">R over their commitments.</param>
public sealed record CompartmentRoot(string Cid, int Fields, Digest Root)
{
    /// <summary><c>SHA-256("ev1/compartment\n" || cid || "\n" || n || "\n" || C_1 || … || C_n)</c>.</summary>
    public static Digest Compute(string cid, ReadOnlySpan<Digest> commitments)
    {
        var head = Head(cid, commitments.Length);
        var text = new byte[head.Length + commitments.Length * Digest.Length];
        head.CopyTo(text, 0);
        for (var i = 0; i < commitments.Length; i++)
            commitments[i].CopyTo(text.AsSpan(head.Length + i * Digest.Length));
        return Digest.Sha256(text);
    }

    /// <summary>What stands before the commitments.</summary>
    internal static byte[] Head(string cid, int fields) => Texts.Utf8.GetBytes($"ev1/compartment\n{cid}\n{Texts.Decimal(fields)}\n");
}
