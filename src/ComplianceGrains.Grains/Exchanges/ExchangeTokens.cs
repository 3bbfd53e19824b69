using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Grains.Exchanges;

/// <summary>
/// The last part of the addresses that providers on the other side are given: what it is about, sealed, behind 256 bits that only the firm can
/// make. Whoever holds one may speak about that one thing; nobody can tell from it what that is, and nothing has to be looked up to refuse a
/// made-up one. The same thing has the same address however often it is said.
/// </summary>
public sealed class ExchangeTokens(KeyRing keys)
{
    private const int Mac = 32;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Longest = 600;

    private readonly byte[] _macs = keys.Mac("exchange-capabilities");
    private readonly byte[] _seals = keys.Mac("exchange-addresses");

    /// <summary>The token of something.</summary>
    /// <param name="purpose">What it is good for.</param>
    /// <param name="about">What it is about: ids, none of which holds a line break.</param>
    public string Seal(string purpose, params string[] about)
    {
        var text = Encoding.UTF8.GetBytes(string.Join('\n', about));
        var mac = MacOf(purpose, text);
        var token = new byte[Mac + text.Length + Tag];
        mac.CopyTo(token.AsSpan());
        using var cipher = new AesGcm(_seals, Tag);
        // The nonce comes from what is sealed: another text has another, and the same says nothing new.
        cipher.Encrypt(mac.AsSpan(0, Nonce), text, token.AsSpan(Mac, text.Length), token.AsSpan(Mac + text.Length), Encoding.UTF8.GetBytes(purpose));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token is about; null if the firm did not make it for this.</summary>
    public string[]? Open(string purpose, string token)
    {
        if (token.Length > Longest || !Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: > Mac + Tag } bytes)
            return null;
        var text = new byte[bytes.Length - Mac - Tag];
        try
        {
            using var cipher = new AesGcm(_seals, Tag);
            cipher.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Mac, text.Length), bytes.AsSpan(Mac + text.Length), text, Encoding.UTF8.GetBytes(purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(MacOf(purpose, text), bytes.AsSpan(0, Mac)) ? Encoding.UTF8.GetString(text).Split('\n') : null;
    }

    private byte[] MacOf(string purpose, byte[] text) => HMACSHA256.HashData(_macs, (byte[])[.. Encoding.UTF8.GetBytes($"{purpose}\n"), .. text]);
}

/// <summary>What the addresses are good for that providers on the other side are given, and the part of the path that says so.</summary>
public static class ExchangePaths
{
    /// <summary>To ask whether something that is to come to a wallet is taken; about a customer and their wallet.</summary>
    public const string Inquiries = "inquiries";

    /// <summary>To say whether something is taken; about a customer, their transfer and the exchange.</summary>
    public const string Resolutions = "resolutions";

    /// <summary>To say what came of what was taken; about the same.</summary>
    public const string Confirmations = "confirmations";

    /// <summary>Before all of them.</summary>
    public const string Prefix = "/trp";
}
