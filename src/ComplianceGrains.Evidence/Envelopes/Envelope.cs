using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ComplianceGrains.Evidence.Envelopes;

/// <summary>
/// Encrypts a file to a recipient's certificate as CMS (RFC 5652, 6): AES-256 in CBC mode, its key under RSAES-OAEP with SHA-256 (RFC 3560). Written front to
/// back in pieces, so that no length is limited by memory; .NET's own writer holds all of it. Opened by <c>openssl cms -decrypt</c> and whatever reads S/MIME.
/// </summary>
/// <remarks>It says nothing about who wrote it: what lies in it must prove that itself, as a package's seal and a backup's manifest do.</remarks>
public static class Envelope
{
    private const int PieceLength = 64 * 1024;

    private const int ShortestKey = 2048;

    private static readonly Asn1Tag Content = new(TagClass.ContextSpecific, 0);

    private static readonly Asn1Tag Mask = new(TagClass.ContextSpecific, 1);

    private static readonly byte[] End = [0, 0];

    /// <summary>Reads a recipient's certificate.</summary>
    /// <param name="pem">The certificate as PEM.</param>
    /// <param name="now">It must be valid at this time.</param>
    /// <exception cref="CryptographicException">It is none, or nothing may be encrypted to it; the message says why.</exception>
    public static X509Certificate2 Recipient(string pem, DateTimeOffset now)
    {
        var certificate = X509Certificate2.CreateFromPem(pem);
        using var key = certificate.GetRSAPublicKey();
        var refused = key is null ? "has no RSA key"
            : key.KeySize < ShortestKey ? $"has a key of {key.KeySize} bits; {ShortestKey} are the least"
            : now < certificate.NotBefore || now > certificate.NotAfter ? $"is valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}, not today"
            : certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } usage && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyEncipherment) ? "may not be used to encrypt keys (its key usage)"
            : null;
        if (refused is null)
            return certificate;
        certificate.Dispose();
        throw new CryptographicException($"The recipient's certificate {refused}: ask the recipient for one with an RSA key of at least {ShortestKey} bits for encryption.");
    }

    /// <summary>Encrypts all of a stream.</summary>
    public static async Task SealAsync(X509Certificate2 recipient, Stream plain, Stream output, CancellationToken cancellationToken = default)
    {
        using var aes = Aes.Create();
        aes.KeySize = 256;
        aes.GenerateKey();
        aes.GenerateIV();
        await output.WriteAsync(Head(recipient, aes), cancellationToken);
        await using (var pieces = new Pieces(output))
        await using (var cipher = new CryptoStream(pieces, aes.CreateEncryptor(), CryptoStreamMode.Write, leaveOpen: true))
            await plain.CopyToAsync(cipher, PieceLength, cancellationToken);
        // The content, what is said of it, the envelope, its tag, the whole.
        for (var open = 0; open < 5; open++)
            await output.WriteAsync(End, cancellationToken);
    }

    private static byte[] Head(X509Certificate2 recipient, Aes aes)
    {
        byte[] endless = [0x30, 0x80];
        return
        [
            .. endless, .. Oid("1.2.840.113549.1.7.3"), 0xA0, 0x80,
            .. endless, .. Encoded(writer => writer.WriteInteger(0)), .. Encoded(writer => Recipients(writer, recipient, aes.Key)),
            .. endless, .. Oid("1.2.840.113549.1.7.1"), .. Encoded(writer => Algorithm(writer, "2.16.840.1.101.3.4.1.42", _ => writer.WriteOctetString(aes.IV))), 0xA0, 0x80,
        ];
    }

    private static void Recipients(AsnWriter writer, X509Certificate2 recipient, byte[] key)
    {
        using var rsa = recipient.GetRSAPublicKey()!;
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(recipient.IssuerName.RawData);
                writer.WriteInteger(recipient.SerialNumberBytes.Span);
            }

            Algorithm(writer, "1.2.840.113549.1.1.7", _ =>
            {
                using (writer.PushSequence())
                {
                    using (writer.PushSequence(Content))
                        Sha256(writer);
                    using (writer.PushSequence(Mask))
                        Algorithm(writer, "1.2.840.113549.1.1.8", Sha256);
                }
            });
            writer.WriteOctetString(rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256));
        }
    }

    private static void Sha256(AsnWriter writer) => Algorithm(writer, "2.16.840.1.101.3.4.2.1", parameters => parameters.WriteNull());

    private static void Algorithm(AsnWriter writer, string oid, Action<AsnWriter> parameters)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            parameters(writer);
        }
    }

    private static byte[] Oid(string oid) => Encoded(writer => writer.WriteObjectIdentifier(oid));

    private static byte[] Encoded(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    /// <summary>Writes what it is given as octet strings of one length and a last shorter one.</summary>
    private sealed class Pieces(Stream output) : Stream
    {
        private readonly byte[] piece = new byte[PieceLength];
        private int filled;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (!buffer.IsEmpty)
            {
                var fits = Math.Min(buffer.Length, piece.Length - filled);
                buffer[..fits].CopyTo(piece.AsMemory(filled));
                filled += fits;
                buffer = buffer[fits..];
                if (filled == piece.Length)
                    await PutAsync(cancellationToken);
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask DisposeAsync()
        {
            if (filled > 0)
                await PutAsync(CancellationToken.None);
            await base.DisposeAsync();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private async Task PutAsync(CancellationToken cancellationToken)
        {
            await output.WriteAsync(Encoded(writer => writer.WriteOctetString(piece.AsSpan(0, filled))), cancellationToken);
            filled = 0;
        }
    }
}
