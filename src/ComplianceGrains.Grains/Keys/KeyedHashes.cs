using System.Globalization;
using System.Security.Cryptography;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Keys;

/// <summary>Hashes that nobody can guess their way back from: a plain hash of a name and a birth date could be tried out.</summary>
public sealed class KeyedHashes(KeyRing keys)
{
    private readonly byte[] _bodies = keys.Mac("idempotency");
    private readonly HashKey _exceptions = new(keys.Mac("exception-ids"));
    private readonly HashKey _exports = new(keys.Mac("export-ids"));
    private readonly HashKey _inquiries = new(keys.Mac("inquiry-ids"));
    private readonly HashKey _suspicions = new(keys.Mac("suspicion-ids"));
    private readonly HashKey _wallets = new(keys.Mac("wallet-ids"));
    private readonly HashKey _nonces = new(keys.Mac("ownership-nonces"));
    private readonly HashKey _amounts = new(keys.Mac("ownership-amounts"));
    private readonly HashKey _places = new(keys.Mac("places"));

    /// <summary>The fingerprint of a command's body.</summary>
    public byte[] Body(ReadOnlySpan<byte> body) => HMACSHA256.HashData(_bodies, body);

    /// <summary>By which a field is hashed that may only be stored as a hash.</summary>
    public HashKey Fields { get; } = new(keys.Mac("fields"));

    /// <summary>What the ids of a subject's exceptions come from.</summary>
    public ExceptionIds ExceptionIdsOf(ActorId subject) => new(subject, _exceptions);

    /// <summary>The id of an export: the same key of the same principal is the same export.</summary>
    public string ExportId(string principal, string idempotencyKey) => $"exp-{_exports.Short($"{principal}\n{idempotencyKey}")}";

    /// <summary>The id of an inquiry: the same key of the same principal is the same inquiry.</summary>
    public string InquiryId(string principal, string idempotencyKey) => $"inq-{_inquiries.Short($"{principal}\n{idempotencyKey}")}";

    /// <summary>The id of a suspicion: the same key of the same principal is the same suspicion, and to everybody else it is as good as random.</summary>
    public string SuspicionId(string principal, string idempotencyKey) => $"sus-{_suspicions.Short($"{principal}\n{idempotencyKey}")}";

    /// <summary>The id of a wallet approval: the same address of the same customer is the same approval, in whatever notation it is given.</summary>
    public string WalletId(string customer, string chain, string addressKey) => $"wal-{_wallets.Short($"{customer}\n{chain}\n{addressKey}")}";

    /// <summary>The nonce of what a wallet's customer is to sign after so many decisions: another each time, and only whoever has the key can tell it before.</summary>
    public string Nonce(string wallet, long sequence) => _nonces.Short($"{wallet}\n{sequence}");

    /// <summary>What the amount comes from that a customer is asked to send; only whoever has the key can tell it from the nonce.</summary>
    public uint Drawn(string nonce) => uint.Parse(_amounts.Short(nonce).AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>An actor's place in an order that tells nothing of who it is, so that a cursor may be kept.</summary>
    public string PlaceOf(string actor) => _places.Short(actor);
}
