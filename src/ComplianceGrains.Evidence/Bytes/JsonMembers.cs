namespace ComplianceGrains.Evidence;

/// <summary>Takes the members of an object one by one; a missing one, a wrong type or one left over is an error with the given code.</summary>
internal sealed class JsonMembers
{
    private readonly string code;
    private readonly string what;
    private readonly Dictionary<string, Json> left;

    public JsonMembers(Json value, string code, string what)
    {
        this.code = code;
        this.what = what;
        left = value is Json.Object o
            ? new(o.Members, StringComparer.Ordinal)
            : throw new EvidenceFormatException(code, $"{what} is not an object.");
    }

    public bool Has(string name) => left.ContainsKey(name);

    public Json Any(string name) => left.Remove(name, out var value) ? value : throw Wrong($"has no member {name}");

    public string Text(string name) => Any(name) is Json.Text text ? text.Value : throw Wrong($"has a member {name} that is not a string");

    public long Integer(string name) => Any(name) is Json.Integer number ? number.Value : throw Wrong($"has a member {name} that is not an integer");

    public long Count(string name) => Integer(name) is >= 0 and var number ? number : throw Wrong($"has a negative member {name}");

    public IReadOnlyList<Json> Array(string name) => Any(name) is Json.Array array ? array.Items : throw Wrong($"has a member {name} that is not an array");

    public Digest Digest(string name) => AsDigest(Any(name));

    /// <summary>A digest in base64url: <c>B64</c> when it is a string of another form.</summary>
    public Digest AsDigest(Json value) => value is Json.Text text ? Evidence.Digest.ParseBase64Url(text.Value) : throw Wrong("has a digest that is not a string");

    public void Close()
    {
        if (left.Count > 0)
            throw Wrong($"has {left.Count} member(s) that do not belong there");
    }

    public EvidenceFormatException Wrong(string how) => new(code, $"{what} {how}.");
}
