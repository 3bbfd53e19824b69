using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Grains.Keys;

/// <summary>Hashes that nobody can guess their way back from: a plain hash of a name and a birth date could be tried out.</summary>
public sealed class KeyedHashes(KeyRing keys)
{
    private readonly byte[] _bodies = keys.Mac("idempotency");
    private readonly byte[] _exceptions = keys.Mac("exception-ids");
    private readonly byte[] _exports = keys.Mac("export-ids");
    private readonly byte[] _wallets = keys.Mac("wallet-ids");
    private readonly byte[] _fields = keys.Mac("fields");
    private readonly byte[] _places = keys.Mac("places");

    /// <summary>The fingerprint of a command's body.</summary>
    public byte[] Body(ReadOnlySpan<byte> body) => HMACSHA256.HashData(_bodies, body);

    /// <summary>The id of an exception: the same cause is the same exception.</summary>
    public string ExceptionId(string subject, string kind, string cause) => $"exc-{Short(_exceptions, $"{subject}\n{kind}\n{cause}")}";

    /// <summary>The id of an export: the same key of the same principal is the same export.</summary>
    public string ExportId(string principal, string idempotencyKey) => $"exp-{Short(_exports, $"{principal}\n{idempotencyKey}")}";

    /// <summary>The id of a wallet approval: the same address of the same customer is the same approval, in whatever notation it is given.</summary>
    public string WalletId(string customer, string chain, string addressKey) => $"wal-{Short(_wallets, $"{customer}\n{chain}\n{addressKey}")}";

    /// <summary>What is stored of a field that may only be stored as a hash.</summary>
    public string Field(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(_fields, Encoding.UTF8.GetBytes(value)));

    /// <summary>An actor's place in an order that tells nothing of who it is, so that a cursor may be kept.</summary>
    public string PlaceOf(string actor) => Short(_places, actor);

    private static string Short(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
