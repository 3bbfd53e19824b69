using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ComplianceGrains.Evidence;

/// <summary>A compartment with its values in the clear: what is committed to in the logs, sealed at rest and opened in exports.</summary>
public sealed class OpenCompartment
{
    private const int IvLength = 12;
    private const int TagLength = 16;

    private readonly byte[] rs;

    /// <summary>Takes a compartment's values.</summary>
    /// <param name="cid">The compartment, <c>[a-z][a-z0-9]{0,7}</c>.</param>
    /// <param name="rs">32 random bytes, fresh for each attempt of a decision and each compartment: the salts of all logs come from them.</param>
    /// <param name="values">The exact JSON texts in schema order; an absent value is <c>null</c>, so that absence does not show.</param>
    /// <exception cref="ArgumentException">The id or the length of <paramref name="rs"/> is wrong, or there are more than 255 values.</exception>
    /// <exception cref="EvidenceFormatException">A value is not strict JSON.</exception>
    public OpenCompartment(string cid, ReadOnlySpan<byte> rs, IReadOnlyList<string> values)
    {
        if (!EvidenceNames.IsCompartment(cid))
            throw new ArgumentException("A compartment is [a-z][a-z0-9]{0,7}.", nameof(cid));
        if (rs.Length != Digest.Length)
            throw new ArgumentException($"rs has {Digest.Length} bytes.", nameof(rs));
        if (values.Count > KindSchema.MaxFieldsPerCompartment)
            throw new ArgumentException($"A compartment has at most {KindSchema.MaxFieldsPerCompartment} fields.", nameof(values));
        foreach (var value in values)
            StrictJson.Check(Texts.Utf8.GetBytes(value));
        Cid = cid;
        this.rs = rs.ToArray();
        Values = [.. values];
    }

    /// <summary>The compartment's id.</summary>
    public string Cid { get; }

    /// <summary>The values as JSON texts in schema order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Takes values with a fresh random <c>rs</c>.</summary>
    public static OpenCompartment Fresh(string cid, IReadOnlyList<string> values) => new(cid, RandomNumberGenerator.GetBytes(Digest.Length), values);

    /// <summary>D of every field, as it is in one log.</summary>
    /// <exception cref="ArgumentException">The schema has another number of fields in this compartment.</exception>
    public IReadOnlyList<Disclosure> Disclosures(string log, KindSchema schema)
    {
        var fields = schema.FieldsOf(Cid);
        if (fields.Count != Values.Count)
            throw new ArgumentException($"Compartment {Cid} of {schema.Kind} has {fields.Count} fields, not {Values.Count}.", nameof(schema));
        var salts = Salts.Expand(rs, log, Values.Count);
        var disclosures = new Disclosure[Values.Count];
        for (var i = 0; i < disclosures.Length; i++)
            disclosures[i] = Disclosure.Of(salts.AsSpan(i * Digest.Length, Digest.Length), fields[i].Name, Values[i]);
        return disclosures;
    }

    /// <summary>R, the root over all fields of the compartment, as it stands in the core of one log.</summary>
    /// <inheritdoc cref="Disclosures" path="/exception"/>
    public Digest Root(string log, KindSchema schema) => CompartmentRoot.Compute(Cid, [.. Disclosures(log, schema).Select(d => d.Commitment)]);

    /// <summary>Seals values and salts under the subject's key for at-rest storage.</summary>
    /// <param name="sdk">The subject's data key, 32 bytes.</param>
    /// <param name="decision"><c>actorId#number</c>; the seal opens for this decision only.</param>
    /// <param name="kref">The key's reference, as in the row.</param>
    /// <returns>IV (12 bytes) || ciphertext || tag (16 bytes).</returns>
    public byte[] Seal(ReadOnlySpan<byte> sdk, string decision, string kref) => Seal(sdk, decision, kref, RandomNumberGenerator.GetBytes(IvLength));

    /// <summary>Opens a sealed row.</summary>
    /// <param name="sdk">The subject's data key, 32 bytes.</param>
    /// <param name="decision">The decision that the row belongs to.</param>
    /// <param name="cid">The compartment that the row belongs to.</param>
    /// <param name="kref">The key's reference, as in the row.</param>
    /// <param name="sealedRow">IV || ciphertext || tag.</param>
    /// <exception cref="CryptographicException">Another key, decision, compartment or kref, or altered bytes.</exception>
    public static OpenCompartment Open(ReadOnlySpan<byte> sdk, string decision, string cid, string kref, ReadOnlySpan<byte> sealedRow)
    {
        if (sealedRow.Length < IvLength + Digest.Length + TagLength)
            throw new CryptographicException("A sealed row is IV, ciphertext and tag; this one is too short.");
        var plain = new byte[sealedRow.Length - IvLength - TagLength];
        using var gcm = new AesGcm(SealKey(sdk, decision, cid), TagLength);
        gcm.Decrypt(sealedRow[..IvLength], sealedRow[IvLength..^TagLength], sealedRow[^TagLength..], plain, Aad(decision, cid, kref));
        try
        {
            return Unpack(cid, plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    internal byte[] Seal(ReadOnlySpan<byte> sdk, string decision, string kref, ReadOnlySpan<byte> iv)
    {
        var plain = Pack();
        var row = new byte[IvLength + plain.Length + TagLength];
        iv.CopyTo(row);
        using var gcm = new AesGcm(SealKey(sdk, decision, Cid), TagLength);
        gcm.Encrypt(iv, plain, row.AsSpan(IvLength, plain.Length), row.AsSpan(IvLength + plain.Length), Aad(decision, Cid, kref));
        CryptographicOperations.ZeroMemory(plain);
        return row;
    }

    internal static byte[] SealKey(ReadOnlySpan<byte> sdk, string decision, string cid)
    {
        if (sdk.Length != Digest.Length)
            throw new ArgumentException($"A data key has {Digest.Length} bytes.", nameof(sdk));
        var key = new byte[Digest.Length];
        HKDF.Expand(HashAlgorithmName.SHA256, sdk, key, Texts.Utf8.GetBytes($"ev1/seal\n{OneLine(decision)}\n{OneLine(cid)}"));
        return key;
    }

    internal byte[] Pack()
    {
        var length = Digest.Length + Values.Sum(v => 4 + Texts.Utf8.GetByteCount(v));
        var plain = new byte[length];
        rs.CopyTo(plain, 0);
        var at = Digest.Length;
        foreach (var value in Values)
        {
            var written = Texts.Utf8.GetBytes(value, plain.AsSpan(at + 4));
            BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(at), (uint)written);
            at += 4 + written;
        }
        return plain;
    }

    private static OpenCompartment Unpack(string cid, ReadOnlySpan<byte> plain)
    {
        var values = new List<string>();
        var rest = plain[Digest.Length..];
        while (rest.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length <= rest.Length - 4)
        {
            values.Add(Texts.Utf8.GetString(rest.Slice(4, (int)length)));
            rest = rest[(4 + (int)length)..];
        }
        return rest.IsEmpty
            ? new OpenCompartment(cid, plain[..Digest.Length], values)
            : throw new CryptographicException("The sealed row opens, but its content has another form than length and value.");
    }

    private static byte[] Aad(string decision, string cid, string kref) => Texts.Utf8.GetBytes($"ev1/seal\n{OneLine(decision)}\n{OneLine(cid)}\n{OneLine(kref)}");

    private static string OneLine(string identifier) =>
        identifier.Contains('\n', StringComparison.Ordinal) ? throw new ArgumentException("An identifier must not contain a line feed.", nameof(identifier)) : identifier;
}
