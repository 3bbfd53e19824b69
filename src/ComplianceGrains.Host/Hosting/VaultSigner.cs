using System.Security.Cryptography;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Azure.KeyVaults;

namespace ComplianceGrains.Host.Hosting;

/// <summary>
/// Signs with a key that a vault holds. What comes back is looked at before it is used. Who failed is not asked again for a few
/// seconds: there are many logs, and each would wait for the vault as long as the first.
/// </summary>
internal sealed class VaultSigner : ILogSigner
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly VaultKey _key;
    private readonly byte[] _spki;
    private readonly TimeProvider _time;

    private (string Reason, long Since)? _failure;

    private VaultSigner(VaultKey key, byte[] spki, TimeProvider time) => (_key, _spki, _time) = (key, spki, time);

    /// <inheritdoc/>
    public string Id => $"{PublicKey("key").Id:x8}";

    /// <summary>Learns the public key.</summary>
    /// <exception cref="IOException">The vault cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidDataException">It is no key that signs heads.</exception>
    public static async Task<VaultSigner> OpenAsync(VaultKey key, TimeProvider time, CancellationToken cancellation) => new(key, await key.PublicKeyAsync(cancellation), time);

    /// <inheritdoc/>
    public VerifierKey PublicKey(string name) => new(name, _spki);

    /// <inheritdoc/>
    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation = default)
    {
        if (_failure is { } failed && _time.GetElapsedTime(failed.Since) < Pause)
            throw new IOException(failed.Reason);
        try
        {
            var signature = SignatureDer.Of(await _key.SignAsync(SHA256.HashData(text.Span), cancellation));
            if (!PublicKey("key").Verifies(text.Span, signature))
                throw new IOException("The key vault answered with a signature that is not of its key.");
            _failure = null;
            return signature;
        }
        catch (IOException failure)
        {
            _failure = (failure.Message, _time.GetTimestamp());
            throw;
        }
    }
}
