using ComplianceGrains.Screening.Addresses.Encoding;

namespace ComplianceGrains.Screening.Addresses;

/// <summary>X-addresses of the XRP Ledger (XLS-5d): an account and a destination tag in one text. The account is what a list names; the tag is its holder's bookkeeping.</summary>
internal static class XrpX
{
    private const int Length = 31;

    /// <summary>Whether the text has the length of one, so that what is wrong with it can be said as of one.</summary>
    public static bool LooksLike(string text) => text.Length is >= 46 and <= 48 && text[0] is 'X' or 'T';

    public static bool IsTest(string text) => LooksLike(text) && Payload(text) is [0x04, 0x93, ..];

    public static (WalletAddress?, string?) Read(string text)
    {
        if (Payload(text) is not { } payload)
            return (null, "the checksum of the XRP X-address fails: a character is wrong or missing");
        if (payload is not [0x05, 0x44, ..])
            return (null, "the XRP X-address is not of the main network");
        // Flag 0 is no tag, 1 a tag of 32 bits; the rest is reserved and zero.
        if (payload[22] > 1 || payload.AsSpan(27).ContainsAnyExcept((byte)0) || payload[22] == 0 && payload.AsSpan(23).ContainsAnyExcept((byte)0))
            return (null, "the XRP X-address has a destination tag of a kind that is not defined");
        var account = payload.AsSpan(2, 20);
        return (new WalletAddress(Chain.Xrp, Base58.EncodeChecked([0x00, .. account], Base58.Ripple), "xrp:" + Convert.ToHexStringLower(account)), null);
    }

    private static byte[]? Payload(string text) =>
        Base58.IsAlphabet(text, Base58.Ripple) && Base58.DecodeChecked(text, Base58.Ripple) is { Length: Length } payload ? payload : null;
}
