using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ComplianceGrains.Evidence.Keys;

/// <summary>An ECDSA P-256 key pair. One pair may serve several names: the first signed line keeps the uses apart.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>A sequence of two integers of up to 33 bytes, each with tag and length.</summary>
    private const int LongestSignature = 72;

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
            Span<byte> signature = stackalloc byte[LongestSignature];
            return own.TrySignData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence, out var length)
                ? signature[..length].ToArray()
                : throw new CryptographicException("A P-256 signature is longer than any can be.");
        }
        finally
        {
            idle.Push(own);
        }
    }

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
