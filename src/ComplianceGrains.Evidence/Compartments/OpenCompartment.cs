using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Compartments;

/// <summary>A compartment with its values in the clear: what is committed to in the logs, sealed at rest and opened in exports.</summary>
/// <remarks>It is held as what a seal holds: rs, then the length and the text of each value.</remarks>
public sealed class OpenCompartment
{
    /// <summary>Random bytes that one compartment takes, to be made and to be sealed once.</summary>
    public const int RandomLength = Digest.Length + IvLength;

    private const int IvLength = 12;
    private const int TagLength = 16;
    private const int LengthOfLength = 4;
    private const int LongestOnStack = 512;

    private static ReadOnlySpan<byte> Purpose => "ev1/seal"u8;

    private readonly int fields;
    private readonly bool isRented;
    private byte[] bytes;
    private int length;

    /// <summary>Takes a compartment's values.</summary>
    /// <param name="cid">The compartment, <c>[a-z][a-z0-9]{0,7}</c>.</param>
    /// <param name="rs">32 random bytes, fresh for each attempt of a decision and each compartment: the salts of all logs come from them.</param>
    /// <param name="values">The exact JSON texts in schema order; an absent value is <c>null</c>, so that absence does not show.</param>
    /// <exception cref="ArgumentException">The id or the length of <paramref name="rs"/> is wrong, or there are more than 255 values.</exception>
    /// <exception cref="EvidenceFormatException">A value is not strict JSON.</exception>
    public OpenCompartment(string cid, ReadOnlySpan<byte> rs, IReadOnlyList<string> values)
        : this(cid, values.Count, Kept(Pack(rs, values.Count, values, static (buffer, i, all) => Texts.Utf8.GetBytes(all[i].AsSpan(), buffer))), isRented: false)
    {
    }

    private OpenCompartment(string cid, int fields, ArraySegment<byte> plain, bool isRented)
    {
        if (!EvidenceNames.IsCompartment(cid))
            throw new ArgumentException("A compartment is [a-z][a-z0-9]{0,7}.", nameof(cid));
        (Cid, this.fields, this.isRented, bytes, length) = (cid, fields, isRented, plain.Array!, plain.Count);
    }

    /// <summary>The compartment's id.</summary>
    public string Cid { get; }

    /// <summary>How many values it has.</summary>
    public int Count => fields;

    private ReadOnlySpan<byte> Plain => length > 0 ? bytes.AsSpan(0, length) : throw new InvalidOperationException("This compartment's values have been forgotten.");

    /// <summary>The values as JSON texts in schema order; made anew whenever asked for.</summary>
    public IReadOnlyList<string> Values
    {
        get
        {
            var values = new string[fields];
            var rest = Plain[Digest.Length..];
            for (var i = 0; i < values.Length; i++)
                values[i] = Texts.Utf8.GetString(Next(ref rest));
            return values;
        }
    }

    /// <summary>Takes values with a fresh random <c>rs</c>.</summary>
    public static OpenCompartment Fresh(string cid, IReadOnlyList<string> values) => new(cid, RandomNumberGenerator.GetBytes(Digest.Length), values);

    /// <summary>Takes values with a fresh random <c>rs</c>, written in UTF-8 one after the other.</summary>
    /// <param name="cid">The compartment.</param>
    /// <param name="count">How many values.</param>
    /// <param name="source">What they are written from.</param>
    /// <param name="write">Writes the value of a place in schema order.</param>
    /// <param name="random">What <c>rs</c> is taken from.</param>
    /// <inheritdoc cref="OpenCompartment(string, ReadOnlySpan{byte}, IReadOnlyList{string})" path="/exception"/>
    public static OpenCompartment Fresh<T>(string cid, int count, T source, Action<IBufferWriter<byte>, int, T> write, RandomDraw random) =>
        new(cid, count, Pack(random.Take(Digest.Length), count, source, write), isRented: true);

    /// <summary>Overwrites the values and gives their memory to whoever needs some next. Nothing can be asked of the compartment any more.</summary>
    public void Forget()
    {
        CryptographicOperations.ZeroMemory(bytes.AsSpan(0, length));
        if (isRented)
            ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    /// <summary>D of every field, as it is in one log.</summary>
    /// <exception cref="ArgumentException">The schema has another number of fields in this compartment.</exception>
    public IReadOnlyList<Disclosure> Disclosures(string log, KindSchema schema)
    {
        var names = NamesOf(schema);
        Span<byte> salts = stackalloc byte[Digest.Length * fields];
        Salts.Expand(Plain[..Digest.Length], log, salts);
        var disclosures = new Disclosure[fields];
        var rest = Plain[Digest.Length..];
        for (var i = 0; i < disclosures.Length; i++)
            disclosures[i] = Disclosure.Of(salts.Slice(i * Digest.Length, Digest.Length), names[i].Name, Next(ref rest));
        return disclosures;
    }

    /// <summary>R, the root over all fields of the compartment, as it stands in the core of one log.</summary>
    /// <inheritdoc cref="Disclosures" path="/exception"/>
    public Digest Root(string log, KindSchema schema)
    {
        var (names, head) = (NamesOf(schema), CompartmentRoot.Head(Cid, fields));
        Span<byte> salts = stackalloc byte[Digest.Length * fields];
        Salts.Expand(Plain[..Digest.Length], log, salts);
        Span<byte> text = stackalloc byte[head.Length + Digest.Length * fields];
        head.CopyTo(text);
        // A D is no longer than all values together with one salt and one name.
        var buffer = ArrayPool<byte>.Shared.Rent(length + 128);
        var rest = Plain[Digest.Length..];
        for (var i = 0; i < fields; i++)
        {
            var value = Next(ref rest);
            var d = buffer.AsSpan(0, Disclosure.LengthOf(names[i].Name, value));
            Disclosure.Write(salts.Slice(i * Digest.Length, Digest.Length), names[i].Name, value, d);
            SHA256.HashData(d, text[(head.Length + i * Digest.Length)..]);
        }

        CryptographicOperations.ZeroMemory(buffer);
        ArrayPool<byte>.Shared.Return(buffer);
        return Digest.Sha256(text);
    }

    /// <summary>Seals values and salts under the subject's key for at-rest storage.</summary>
    /// <param name="sdk">The subject's data key, 32 bytes.</param>
    /// <param name="decision"><c>actorId#number</c>; the seal opens for this decision only.</param>
    /// <param name="kref">The key's reference, as in the row.</param>
    /// <returns>IV (12 bytes) || ciphertext || tag (16 bytes).</returns>
    public byte[] Seal(ReadOnlySpan<byte> sdk, string decision, string kref) => Seal(sdk, decision, kref, RandomNumberGenerator.GetBytes(IvLength));

    /// <summary>The same with an IV from what was drawn.</summary>
    /// <inheritdoc cref="Seal(ReadOnlySpan{byte}, string, string)"/>
    public byte[] Seal(ReadOnlySpan<byte> sdk, string decision, string kref, RandomDraw random) => Seal(sdk, decision, kref, random.Take(IvLength));

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
        Span<byte> key = stackalloc byte[Digest.Length];
        SealKey(sdk, decision, cid, key);
        using var gcm = new AesGcm(key, TagLength);
        Span<byte> room = stackalloc byte[LongestOnStack];
        gcm.Decrypt(sealedRow[..IvLength], sealedRow[IvLength..^TagLength], sealedRow[^TagLength..], plain, Lines(room, decision, cid, kref));
        return new OpenCompartment(cid, CountOf(plain), plain, isRented: false);
    }

    internal byte[] Seal(ReadOnlySpan<byte> sdk, string decision, string kref, ReadOnlySpan<byte> iv)
    {
        var plain = Plain;
        var row = new byte[IvLength + plain.Length + TagLength];
        iv.CopyTo(row);
        Span<byte> key = stackalloc byte[Digest.Length];
        SealKey(sdk, decision, Cid, key);
        using var gcm = new AesGcm(key, TagLength);
        Span<byte> room = stackalloc byte[LongestOnStack];
        gcm.Encrypt(iv, plain, row.AsSpan(IvLength, plain.Length), row.AsSpan(IvLength + plain.Length), Lines(room, decision, Cid, kref));
        return row;
    }

    internal static void SealKey(ReadOnlySpan<byte> sdk, string decision, string cid, Span<byte> key)
    {
        if (sdk.Length != Digest.Length)
            throw new ArgumentException($"A data key has {Digest.Length} bytes.", nameof(sdk));
        Span<byte> room = stackalloc byte[LongestOnStack];
        HKDF.Expand(HashAlgorithmName.SHA256, sdk, key, Lines(room, decision, cid));
    }

    internal byte[] Pack() => Plain.ToArray();

    private static ArraySegment<byte> Pack<T>(ReadOnlySpan<byte> rs, int count, T source, Action<IBufferWriter<byte>, int, T> write)
    {
        if (rs.Length != Digest.Length)
            throw new ArgumentException($"rs has {Digest.Length} bytes.", nameof(rs));
        if (count > KindSchema.MaxFieldsPerCompartment)
            throw new ArgumentException($"A compartment has at most {KindSchema.MaxFieldsPerCompartment} fields.", nameof(count));
        using var buffer = new RentedBuffer();
        buffer.Write(rs);
        for (var i = 0; i < count; i++)
        {
            var start = buffer.Written.Length;
            buffer.GetSpan(LengthOfLength);
            buffer.Advance(LengthOfLength);
            write(buffer, i, source);
            var value = buffer.Written[(start + LengthOfLength)..];
            StrictJson.Check(value);
            BinaryPrimitives.WriteUInt32BigEndian(buffer.Written[start..], (uint)value.Length);
        }

        return buffer.Detach();
    }

    /// <summary>The same in memory of its own, for whoever holds it for long.</summary>
    private static byte[] Kept(ArraySegment<byte> rented)
    {
        var kept = rented.AsSpan().ToArray();
        CryptographicOperations.ZeroMemory(rented);
        ArrayPool<byte>.Shared.Return(rented.Array!);
        return kept;
    }

    /// <summary>How many values there are in what a seal held, all of them strict JSON.</summary>
    private static int CountOf(ReadOnlySpan<byte> plain)
    {
        var count = 0;
        var rest = plain[Digest.Length..];
        while (rest.Length >= LengthOfLength && BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length <= rest.Length - LengthOfLength)
        {
            StrictJson.Check(Next(ref rest));
            count++;
        }

        if (count > KindSchema.MaxFieldsPerCompartment)
            throw new ArgumentException($"A compartment has at most {KindSchema.MaxFieldsPerCompartment} fields.", nameof(plain));
        return rest.IsEmpty ? count : throw new CryptographicException("The sealed row opens, but its content has another form than length and value.");
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        var end = LengthOfLength + (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
        var value = rest[LengthOfLength..end];
        rest = rest[end..];
        return value;
    }

    private IReadOnlyList<SchemaField> NamesOf(KindSchema schema)
    {
        var names = schema.FieldsOf(Cid);
        return names.Count == fields ? names : throw new ArgumentException($"Compartment {Cid} of {schema.Kind} has {names.Count} fields, not {fields}.", nameof(schema));
    }

    /// <summary>What a seal is bound to: <c>ev1/seal</c> and each identifier behind a line feed, in the room given or, if it is too small, elsewhere.</summary>
    private static ReadOnlySpan<byte> Lines(Span<byte> room, params ReadOnlySpan<string> identifiers)
    {
        var longest = Purpose.Length;
        foreach (var identifier in identifiers)
            longest += 1 + Texts.Utf8.GetMaxByteCount(identifier.Length);
        var text = longest <= room.Length ? room : new byte[longest];
        Purpose.CopyTo(text);
        var length = Purpose.Length;
        foreach (var identifier in identifiers)
        {
            if (identifier.Contains('\n', StringComparison.Ordinal))
                throw new ArgumentException("An identifier must not contain a line feed.", nameof(identifiers));
            text[length++] = (byte)'\n';
            length += Texts.Utf8.GetBytes(identifier, text[length..]);
        }

        return text[..length];
    }
}
