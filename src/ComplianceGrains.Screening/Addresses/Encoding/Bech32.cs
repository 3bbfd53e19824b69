namespace ComplianceGrains.Screening.Addresses.Encoding;

/// <summary>Bech32 (BIP-173), Bech32m (BIP-350) and CashAddr, which share an alphabet and differ in the checksum.</summary>
internal static class Bech32
{
    public const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const uint Bech32Constant = 1;
    private const uint Bech32mConstant = 0x2bc830a3;
    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
    private static readonly ulong[] CashGenerator = [0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470];

    /// <summary>A segwit address.</summary>
    /// <param name="text">The address; mixed case is an error.</param>
    /// <param name="prefix">Expected human-readable part.</param>
    /// <param name="version">Witness version.</param>
    /// <param name="program">Witness program.</param>
    /// <returns>Null when it is valid, else the reason.</returns>
    public static string? DecodeSegwit(string text, string prefix, out int version, out byte[] program)
    {
        (version, program) = (0, []);
        if (text.Length > 90)
            return "a bech32 address has at most 90 characters";
        if (Values(text, out var lower) is not { } reason)
        {
            if (!lower.StartsWith(prefix + "1", StringComparison.Ordinal))
                return $"the prefix is not {prefix}";
            var data = lower[(prefix.Length + 1)..];
            if (data.Length < 7 || !Digits(data, out var values))
                return "a character does not belong to bech32";
            var checksum = Polymod([.. Expand(prefix), .. values]);
            version = values[0];
            var expected = version == 0 ? Bech32Constant : Bech32mConstant;
            if (checksum != expected)
                return checksum is Bech32Constant or Bech32mConstant
                    ? "the checksum is of the other kind: version 0 uses bech32, later ones bech32m (BIP-350)"
                    : "the bech32 checksum fails: a character is wrong";
            if (version > 16 || !Regroup(values.AsSpan(1..^6), 5, 8, out program))
                return "the witness program is malformed";
            if (program.Length is < 2 or > 40 || version == 0 && program.Length is not (20 or 32))
                return "the witness program has a wrong length";
            return null;
        }

        return reason;
    }

    /// <summary>A bech32-encoded payload of any meaning, e.g. a Zcash shielded address.</summary>
    public static byte[]? DecodePlain(string text, string prefix)
    {
        if (Values(text, out var lower) is not null || !lower.StartsWith(prefix + "1", StringComparison.Ordinal)
            || !Digits(lower[(prefix.Length + 1)..], out var values) || values.Length < 7
            || Polymod([.. Expand(prefix), .. values]) is not (Bech32Constant or Bech32mConstant))
            return null;
        return Regroup(values.AsSpan(..^6), 5, 8, out var bytes) ? bytes : null;
    }

    /// <summary>A CashAddr address with or without its prefix.</summary>
    /// <returns>Null when it is valid, else the reason.</returns>
    public static string? DecodeCash(string text, string prefix, out int kind, out byte[] hash)
    {
        (kind, hash) = (0, []);
        if (Values(text, out var lower) is { } mixed)
            return mixed;
        var body = lower.StartsWith(prefix + ":", StringComparison.Ordinal) ? lower[(prefix.Length + 1)..] : lower;
        if (body.Length < 20 || !Digits(body, out var values))
            return "a character does not belong to CashAddr";
        if (CashPolymod([.. prefix.Select(c => (byte)(c & 31)), 0, .. values]) != 0)
            return "the CashAddr checksum fails: a character is wrong";
        if (!Regroup(values.AsSpan(..^8), 5, 8, out var payload) || payload.Length == 0)
            return "the CashAddr payload is malformed";
        int[] sizes = [20, 24, 28, 32, 40, 48, 56, 64];
        if ((payload[0] & 0x80) != 0 || payload.Length - 1 != sizes[payload[0] & 7])
            return "the CashAddr version does not fit its length";
        kind = payload[0] >> 3 & 15;
        hash = payload[1..];
        return null;
    }

    private static string? Values(string text, out string lower)
    {
        lower = text.ToLowerInvariant();
        return text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower) ? "upper and lower case are mixed" : null;
    }

    private static bool Digits(string text, out byte[] values)
    {
        values = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var at = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (at < 0)
                return false;
            values[i] = (byte)at;
        }

        return true;
    }

    private static IEnumerable<byte> Expand(string prefix) =>
        [.. prefix.Select(c => (byte)(c >> 5)), 0, .. prefix.Select(c => (byte)(c & 31))];

    private static uint Polymod(byte[] values)
    {
        uint checksum = 1;
        foreach (var value in values)
        {
            var top = checksum >> 25;
            checksum = (checksum & 0x1ffffff) << 5 ^ value;
            for (var i = 0; i < 5; i++)
                if ((top >> i & 1) != 0)
                    checksum ^= Generator[i];
        }

        return checksum;
    }

    private static ulong CashPolymod(byte[] values)
    {
        ulong checksum = 1;
        foreach (var value in values)
        {
            var top = checksum >> 35;
            checksum = (checksum & 0x07ffffffff) << 5 ^ value;
            for (var i = 0; i < 5; i++)
                if ((top >> i & 1) != 0)
                    checksum ^= CashGenerator[i];
        }

        return checksum ^ 1;
    }

    private static bool Regroup(ReadOnlySpan<byte> values, int from, int to, out byte[] bytes)
    {
        var result = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var value in values)
        {
            buffer = buffer << from | value;
            bits += from;
            while (bits >= to)
            {
                bits -= to;
                result.Add((byte)(buffer >> bits & (1 << to) - 1));
            }
        }

        bytes = [.. result];
        return bits < from && (buffer & (1 << bits) - 1) == 0;
    }
}
