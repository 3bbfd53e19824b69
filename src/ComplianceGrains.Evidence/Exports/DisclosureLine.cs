using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>Reads lines of <c>disclosures.jsonl</c> one after the other into the same place: an export has millions.</summary>
internal sealed class DisclosureLine
{
    private const int IndexMember = 1, CidMember = 2, FieldMember = 4, DMember = 8;

    private byte[] decoded = [];
    private byte[] scratch = [];

    public long Index { get; private set; }

    public string Cid { get; private set; } = "";

    public int Field { get; private set; }

    /// <summary>The bytes of D; good until the next line.</summary>
    public ReadOnlyMemory<byte> D { get; private set; }

    public void Read(ReadOnlySpan<byte> text)
    {
        try
        {
            ReadMembers(text);
        }
        catch (EvidenceFormatException e) when (e.Code == "FORM")
        {
            // What is not even JSON is named as such, whatever stands before it in the line.
            Json.Parse(text);
            throw;
        }
    }

    private void ReadMembers(ReadOnlySpan<byte> text)
    {
        var cursor = new JsonCursor(text);
        if (!cursor.Take((byte)'{'))
            throw Form();
        var seen = 0;
        do
        {
            var member = Member(ref cursor);
            if ((seen & member) != 0)
                throw new EvidenceFormatException("JSON-DUPKEY", "A member's name stands twice in a disclosure.");
            seen |= member;
            cursor.Expect((byte)':');
            Value(ref cursor, member);
        }
        while (cursor.Take((byte)','));
        cursor.Expect((byte)'}');
        cursor.End();
        if (seen != (IndexMember | CidMember | FieldMember | DMember))
            throw Form();
    }

    public static string ToText(long index, string cid, int field, ReadOnlySpan<byte> d) =>
        $$"""{"index":{{Texts.Decimal(index)}},"cmp":"{{cid}}","field":{{Texts.Decimal(field)}},"d":{{StrictJson.Text(Encoding.UTF8.GetString(d))}}}""" + "\n";

    private int Member(ref JsonCursor cursor)
    {
        var name = cursor.Utf8(ref scratch);
        return name.SequenceEqual("index"u8) ? IndexMember
            : name.SequenceEqual("cmp"u8) ? CidMember
            : name.SequenceEqual("field"u8) ? FieldMember
            : name.SequenceEqual("d"u8) ? DMember
            : throw Form();
    }

    private void Value(ref JsonCursor cursor, int member)
    {
        var isText = cursor.Peek() == (byte)'"';
        if (isText != (member is CidMember or DMember) || (!isText && cursor.Peek() is (byte)'{' or (byte)'[' or (byte)'t' or (byte)'f' or (byte)'n'))
            throw Form();
        switch (member)
        {
            case IndexMember:
                Index = cursor.Integer() is >= 0 and var index ? index : throw Form();
                break;
            case FieldMember:
                Field = cursor.Integer() is >= 0 and < KindSchema.MaxFieldsPerCompartment and var field ? (int)field : throw Form();
                break;
            case CidMember:
                var cid = cursor.Utf8(ref scratch);
                if (cid.IsEmpty || !System.Text.Ascii.Equals(cid, Cid))
                    Cid = Encoding.UTF8.GetString(cid) is var other && EvidenceNames.IsCompartment(other) ? other : throw Form();
                break;
            default:
                var d = cursor.Utf8(ref decoded);
                if (!decoded.AsSpan().Overlaps(d))
                {
                    if (decoded.Length < d.Length)
                        decoded = new byte[d.Length * 2];
                    d.CopyTo(decoded);
                }
                D = decoded.AsMemory(0, d.Length);
                break;
        }
    }

    private static EvidenceFormatException Form() => new("FORM", "A disclosure has exactly the members index, cmp, field and d.");
}
