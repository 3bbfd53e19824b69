using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ComplianceGrains.Evidence.Keys;

/// <summary>An ECDSA P-256 key pair. One pair may serve several names: the first signed line keeps the uses apart.</summary>
public sealed class SigningKey : ILogSigner, IDisposable
{
    /// <summary>Two numbers, each as long as the curve's field.</summary>
    private const int SignatureLength = 64;

    private readonly ECDsa key;
    private readonly byte[] spki;

    // One pair signs for one thread at a time; who finds none idle makes another copy instead of waiting.
    private readonly ConcurrentStack<ECDsa> idle = new();
    private readonly Lock copying = new();

    private SigningKey(ECDsa key)
    {
        this.key = key;
        spki = key.ExportSubjectPublicKeyInfo();
        Number = VerifierKey.IdOf(spki);
    }

    /// <summary>A new random key pair.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads an unencrypted PKCS #8 PEM.</summary>
    /// <exception cref="ArgumentException">No such PEM.</exception>
    /// <exception cref="CryptographicException">Not a P-256 private key.</exception>
    public static SigningKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportParameters(includePrivateParameters: true) is { Curve.Oid.FriendlyName: "nistP256" or "ECDSA_P256", D: not null }
            ? new SigningKey(key)
            : throw new CryptographicException("The PEM holds no P-256 private key.");
    }

    /// <summary>The pair of a private number, such as one that is derived from another key.</summary>
    /// <param name="number">32 bytes.</param>
    /// <exception cref="CryptographicException">The number is none of a P-256 key: of random ones, one of four thousand million.</exception>
    public static SigningKey FromNumber(ReadOnlySpan<byte> number) => new(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = number.ToArray() }));

    /// <summary>Writes an unencrypted PKCS #8 PEM: keep it where only the signer reads.</summary>
    public string ToPem() => key.ExportPkcs8PrivateKeyPem();

    /// <summary>The key's id as its vkeys state it: eight hexadecimal digits.</summary>
    public string Id => $"{Number:x8}";

    /// <summary>The same as a number.</summary>
    internal uint Number { get; }

    /// <summary>The public key under a name.</summary>
    public VerifierKey PublicKey(string name) => VerifierKey.OfOwn(name, spki);

    /// <summary>ECDSA over SHA-256 of the text, in DER.</summary>
    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        var own = idle.TryPop(out var one) ? one : Copy();
        try
        {
            Span<byte> signature = stackalloc byte[SignatureLength];
            return own.TrySignData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation, out var length) && length == SignatureLength
                ? SignatureDer.Of(signature)
                : throw new CryptographicException("A P-256 signature has another length than any can have.");
        }
        finally
        {
            idle.Push(own);
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation = default) => new(Sign(text.Span));

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        while (idle.TryPop(out var one))
            one.Dispose();
    }

    private ECDsa Copy()
    {
        // A key is not for several threads at once, not even to be read.
        lock (copying)
        {
            var own = key.ExportParameters(includePrivateParameters: true);
            try
            {
                return ECDsa.Create(own);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(own.D);
            }
        }
    }
}
