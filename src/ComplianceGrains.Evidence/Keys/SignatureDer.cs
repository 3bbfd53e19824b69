namespace ComplianceGrains.Evidence.Keys;

/// <summary>Signatures as notes hold them: a sequence of two integers in DER (RFC 3279, 2.2.3). Asked for it, .NET allocates 1.5 kB between.</summary>
public static class SignatureDer
{
    /// <summary>Of the two numbers r and s beside each other, of equal length and less than 64 bytes each (RFC 7518, 3.4).</summary>
    public static byte[] Of(ReadOnlySpan<byte> pair)
    {
        var r = Shortest(pair[..(pair.Length / 2)]);
        var s = Shortest(pair[(pair.Length / 2)..]);
        var der = new byte[2 + LengthOf(r) + LengthOf(s)];
        (der[0], der[1]) = (0x30, (byte)(der.Length - 2));
        Put(r, der.AsSpan(2));
        Put(s, der.AsSpan(2 + LengthOf(r)));
        return der;
    }

    private static ReadOnlySpan<byte> Shortest(ReadOnlySpan<byte> number) => number[Math.Clamp(number.IndexOfAnyExcept((byte)0), 0, number.Length - 1)..];

    /// <summary>Tag, length, a zero before a number that would be negative without, and the number.</summary>
    private static int LengthOf(ReadOnlySpan<byte> number) => 2 + (number[0] >> 7) + number.Length;

    private static void Put(ReadOnlySpan<byte> number, Span<byte> der)
    {
        (der[0], der[1]) = (0x02, (byte)(LengthOf(number) - 2));
        number.CopyTo(der[(2 + (number[0] >> 7))..]);
    }
}
