using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Compartments;

/// <summary>One opened field: the text D = <c>["ev1","salt","field",value]</c>, kept as bytes and never re-serialised.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="D">The bytes of D in UTF-8.</param>
public readonly record struct Disclosure(string Name, ReadOnlyMemory<byte> D)
{
    /// <summary>Where the salt begins.</summary>
    private const int Salt = 8;

    /// <summary>The length of D without name and value.</summary>
    private const int Around = Salt + 43 + 3 + 2 + 1;

    /// <summary>C = SHA-256(D).</summary>
    public Digest Commitment => Digest.Sha256(D.Span);

    internal static Disclosure Of(ReadOnlySpan<byte> salt, string name, ReadOnlySpan<byte> value)
    {
        var d = new byte[LengthOf(name, value)];
        Write(salt, name, value, d);
        return new(name, d);
    }

    internal static int LengthOf(string name, ReadOnlySpan<byte> value) => Around + name.Length + value.Length;

    /// <summary>Writes D; names of fields are ASCII.</summary>
    internal static void Write(ReadOnlySpan<byte> salt, ReadOnlySpan<char> name, ReadOnlySpan<byte> value, Span<byte> d)
    {
        "[\"ev1\",\""u8.CopyTo(d);
        System.Buffers.Text.Base64Url.EncodeToUtf8(salt, d[Salt..]);
        "\",\""u8.CopyTo(d[(Salt + 43)..]);
        System.Text.Ascii.FromUtf16(name, d[(Salt + 46)..], out var length);
        "\","u8.CopyTo(d[(Salt + 46 + length)..]);
        value.CopyTo(d[(Salt + 48 + length)..]);
        d[^1] = (byte)']';
    }

    /// <summary>Checks the form of D and that it opens this field; the value's text is what remains.</summary>
    /// <returns>Where the value starts in D; it ends before the last byte.</returns>
    /// <exception cref="EvidenceFormatException"><c>DISC-FORM</c> or <c>DISC-NAME</c>.</exception>
    internal static int ValueStart(ReadOnlySpan<byte> d, string field)
    {
        // ["ev1"," + 43 characters of salt + ","
        const int salt = 8, name = salt + 43 + 3;
        if (d.Length < name + 5 || !d.StartsWith("[\"ev1\",\""u8) || !d[(salt + 43)..].StartsWith("\",\""u8) || d[^1] != (byte)']')
            throw new EvidenceFormatException("DISC-FORM", "D is not [\"ev1\",\"salt\",\"field\",value].");
        Span<char> saltText = stackalloc char[43];
        Span<byte> saltBytes = stackalloc byte[Digest.Length];
        if (!Texts.TryWiden(d.Slice(salt, 43), saltText) || !Base64Url.TryDecode(saltText, saltBytes))
            throw new EvidenceFormatException("DISC-FORM", "The salt of D is not 32 bytes in base64url.");
        var nameEnd = d[name..].IndexOf((byte)'"');
        if (nameEnd < 0 || !d[(name + nameEnd)..].StartsWith("\","u8))
            throw new EvidenceFormatException("DISC-FORM", "D has no field name followed by a value.");
        var start = name + nameEnd + 2;
        CheckValue(d[start..^1]);
        return System.Text.Ascii.Equals(d.Slice(name, nameEnd), field)
            ? start
            : throw new EvidenceFormatException("DISC-NAME", "D names another field than the schema at this place.");
    }

    private static void CheckValue(ReadOnlySpan<byte> value)
    {
        try
        {
            StrictJson.Check(value);
        }
        catch (EvidenceFormatException e)
        {
            throw new EvidenceFormatException("DISC-FORM", $"The value in D is not strict JSON. {e.Message}");
        }
    }
}
