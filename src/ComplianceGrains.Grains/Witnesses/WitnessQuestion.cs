using System.Globalization;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Grains.Witnesses;

/// <summary>What a witness is asked about one head, and what its answer means (C2SP tlog-witness, add-checkpoint). Pure.</summary>
/// <param name="Head">The signed head.</param>
/// <param name="OldSize">The size that the witness has cosigned last, as far as is known here; 0 for none.</param>
/// <param name="Proof">That the tree of this size is a beginning of the head's.</param>
internal sealed record WitnessQuestion(SignedNote Head, long OldSize, IReadOnlyList<Digest> Proof)
{
    private const int Conflict = 409, Unprocessable = 422;

    /// <summary>What is sent.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder("old ").Append(OldSize.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
            text.Append(hash.ToBase64()).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append('\n').Append(Head).ToString());
    }

    /// <summary>What an answer means.</summary>
    /// <param name="reply">Whatever came back.</param>
    /// <param name="witness">Whose answer it has to be.</param>
    public WitnessAnswer Read(WitnessReply reply, WitnessKey witness)
    {
        var size = Checkpoint.FromText(Head).Size;
        return reply.Status switch
        {
            200 => Cosigned(reply.Body, witness),
            Conflict when SizeIn(reply.Body) is not { } => new WitnessAnswer.Nothing("it answered with a conflict and names no size"),
            Conflict when SizeIn(reply.Body) is { } seen && seen > size => new WitnessAnswer.Ahead(seen),
            Conflict when SizeIn(reply.Body) == OldSize && OldSize == size => new WitnessAnswer.OtherHistory($"it has cosigned another head of size {size}"),
            Conflict when SizeIn(reply.Body) == OldSize => new WitnessAnswer.Nothing("it names the size that it was asked from as another"),
            Conflict => new WitnessAnswer.From(SizeIn(reply.Body)!.Value),
            Unprocessable => new WitnessAnswer.OtherHistory($"it says that the head of size {size} does not go on from the one of size {OldSize} that it has cosigned"),
            _ => new WitnessAnswer.Nothing($"it answered with status {reply.Status}"),
        };
    }

    private WitnessAnswer Cosigned(ReadOnlyMemory<byte> body, WitnessKey witness)
    {
        try
        {
            // Lines of other keys are no business of ours (C2SP tlog-witness), and are not kept.
            var answered = SignedNote.Parse([.. Head.ToBytes(), .. body.Span]);
            return answered.CosignedAt(witness) is not null
                ? new WitnessAnswer.Cosigned(Head.With(answered, witness.Name, witness.Id))
                : new WitnessAnswer.Nothing("what it answered holds no cosignature under its name and key");
        }
        catch (EvidenceFormatException fault)
        {
            return new WitnessAnswer.Nothing($"what it answered is no cosignature of this head ({fault.Code})");
        }
    }

    private static long? SizeIn(ReadOnlyMemory<byte> body) =>
        body.Length is > 1 and < 21 && body.Span[^1] == '\n' && (body.Span[0] != '0' || body.Length == 2)
        && long.TryParse(body.Span[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
}
