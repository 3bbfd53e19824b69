namespace ComplianceGrains.Evidence;

/// <summary>One opened field: the text D = <c>["ev1","salt","field",value]</c>, kept as bytes and never re-serialised.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="D">The bytes of D in UTF-8.</param>
public readonly record struct Disclosure(string Name, ReadOnlyMemory<byte> D)
{
    /// <summary>C = SHA-256(D).</summary>
    public Digest Commitment => Digest.Sha256(D.Span);

    internal static Disclosure Of(ReadOnlySpan<byte> salt, string name, string value) =>
        new(name, Texts.Utf8.GetBytes($"[\"ev1\",\"{Base64Url.Encode(salt)}\",\"{name}\",{value}]"));

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
