using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>Which fields an export keeps closed, and by which rule: <c>data/profile.json</c>.</summary>
public sealed class ExportProfile
{
    private readonly Dictionary<(string, string), string> rules;

    /// <summary>Makes a profile.</summary>
    /// <exception cref="ArgumentException">A field of a kind is closed twice.</exception>
    public ExportProfile(string id, IReadOnlyList<ClosedField> closed)
    {
        Id = id;
        Closed = [.. closed];
        rules = Closed.ToDictionary(c => (c.Kind, c.Field), c => c.Rule);
        Bytes = Texts.Utf8.GetBytes($$"""{"closed":{{StrictJson.Array(Closed.Select(c => StrictJson.Array([StrictJson.Text(c.Kind), StrictJson.Text(c.Field), StrictJson.Text(c.Rule)])))}},"id":{{StrictJson.Text(Id)}}}""" + "\n");
    }

    /// <summary>The profile's id, e.g. <c>EU@3 supervisor</c>.</summary>
    public string Id { get; }

    /// <summary>What stays closed.</summary>
    public IReadOnlyList<ClosedField> Closed { get; }

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The value of the field <c>profile</c> of <c>export.produced/1</c>.</summary>
    public string ToReferenceJson() => $$"""{"id":{{StrictJson.Text(Id)}},"sha256":"{{Digest.Sha256(Bytes.Span)}}"}""";

    /// <summary>The rule that closes a field, or null if it is open.</summary>
    internal string? RuleFor(string kind, string field) => rules.GetValueOrDefault((kind, field));

    internal static ExportProfile Read(Json value)
    {
        var members = new JsonMembers(value, "FORM", "profile.json");
        var closed = members.Array("closed").Select(c => c is Json.Array { Items: [Json.Text kind, Json.Text field, Json.Text rule] }
            ? new ClosedField(kind.Value, field.Value, rule.Value)
            : throw members.Wrong("has a closed field that is not [kind, field, rule]")).ToArray();
        if (closed.Select(c => (c.Kind, c.Field)).Distinct().Count() != closed.Length)
            throw members.Wrong("closes a field twice");
        var profile = new ExportProfile(members.Text("id"), closed);
        members.Close();
        return profile;
    }
}
