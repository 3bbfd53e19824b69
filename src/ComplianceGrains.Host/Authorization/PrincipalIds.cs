using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Host.Authorization;

/// <summary>What evidence calls somebody: a keyed digest, from which nobody without the root key learns who it is.</summary>
internal sealed class PrincipalIds(KeyRing keys)
{
    private const string Prefix = "prn-";
    private const int Bytes = 10;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly byte[] _mac = keys.Mac("principals");

    /// <summary>Of a principal of the sandbox.</summary>
    public string OfSandbox(string id) => Of(id);

    /// <summary>Of a subject of an issuer. Subjects are unique within their issuer only (OpenID Connect Core, 5.7), and no sandbox id has a line break.</summary>
    public string OfSubject(string issuer, string subject) => Of($"{issuer}\n{subject}");

    /// <summary>Whether a text has the form of such an id.</summary>
    public static bool IsOne(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && id.Length == Prefix.Length + (2 * Bytes) && id.AsSpan(Prefix.Length).IndexOfAnyExcept(Digits) < 0;

    private string Of(string who) => $"{Prefix}{Convert.ToHexStringLower(HMACSHA256.HashData(_mac, Encoding.UTF8.GetBytes(who)).AsSpan(0, Bytes))}";
}
