namespace ComplianceGrains.Evidence.Bytes;

/// <summary>Takes the members of an object one by one; a missing one, a wrong type or one left over is an error with the given code.</summary>
internal sealed class JsonMembers
{
    private const int MostMembers = 64; // one bit each; no object of the format has nearly as many

    private readonly string code;
    private readonly string what;
    private readonly IReadOnlyList<KeyValuePair<string, Json>> members;
    private ulong taken;

    public JsonMembers(Json value, string code, string what)
    {
        this.code = code;
        this.what = what;
        members = value is Json.Object { Members: { Count: <= MostMembers } all }
            ? all
            : throw new EvidenceFormatException(code, $"{what} is not an object with the members it should have.");
    }

    public bool Has(string name) => Find(name) >= 0;

    public Json Any(string name)
    {
        var at = Find(name);
        if (at < 0)
            throw Wrong($"has no member {name}");
        taken |= 1UL << at;
        return members[at].Value;
    }

    public string Text(string name) => Any(name) is Json.Text text ? text.Value : throw Wrong($"has a member {name} that is not a string");

    public long Integer(string name) => Any(name) is Json.Integer number ? number.Value : throw Wrong($"has a member {name} that is not an integer");

    public long Count(string name) => Integer(name) is >= 0 and var number ? number : throw Wrong($"has a negative member {name}");

    public IReadOnlyList<Json> Array(string name) => Any(name) is Json.Array array ? array.Items : throw Wrong($"has a member {name} that is not an array");

    public Digest Digest(string name) => AsDigest(Any(name));

    /// <summary>A digest in base64url: <c>B64</c> when it is a string of another form.</summary>
    public Digest AsDigest(Json value) => value is Json.Text text ? Bytes.Digest.ParseBase64Url(text.Value) : throw Wrong("has a digest that is not a string");

    public void Close()
    {
        var left = members.Count - System.Numerics.BitOperations.PopCount(taken);
        if (left > 0)
            throw Wrong($"has {left} member(s) that do not belong there");
    }

    public EvidenceFormatException Wrong(string how) => new(code, $"{what} {how}.");

    private int Find(string name)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Key == name && (taken >> i & 1) == 0)
                return i;
        }
        return -1;
    }
}
