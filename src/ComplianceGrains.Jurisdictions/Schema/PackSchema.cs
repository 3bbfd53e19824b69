using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Jurisdictions.Schema;

/// <summary>
/// The JSON Schema of <c>pack.yaml</c>, generated from the vocabulary and the catalogue, for editors. The loader stays
/// the judge: it sees more (sources, dates, references) and says it better.
/// </summary>
public static class PackSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text, ended by a line break; equal input gives equal bytes.</summary>
    public static string Generate(Catalog catalog)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Jurisdiction pack",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("jurisdiction", "title", "version", "effective", "zone", "calendars"),
            ["properties"] = Properties(),
            ["definitions"] = new JsonObject(catalog.Categories.Order(StringComparer.Ordinal).Select(category => KeyValuePair.Create(category, (JsonNode?)Names(catalog, category)))),
        };
        return schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Properties()
    {
        var properties = new JsonObject
        {
            ["jurisdiction"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" },
            ["title"] = Shapes.Text(),
            ["extends"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            ["version"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
            ["effective"] = Date(),
            ["migration"] = Shapes.Enum([.. Migrations.All]),
            ["zone"] = Shapes.Text(),
            ["calendars"] = Calendars(),
            ["sources"] = Map(Closed(Shapes.Object(("title", Shapes.Text()), ("url", Shapes.Text())), "title")),
            ["policyAdopted"] = Closed(Shapes.Object(("by", Shapes.Ref("roles")), ("on", Date())), "by", "on"),
            ["amendments"] = Shapes.List(Closed(Shapes.Object(("on", Date()), ("says", Shapes.Text()), ("source", Shapes.Text()), ("verified", Verified())), "on", "says", "source")),
            ["obligations"] = Shapes.List(Obligation()),
            ["controls"] = Map(Control()),
        };
        foreach (var (name, node) in Vocabulary.Root.Children)
            properties[name] = Section(node);
        return properties;
    }

    private static JsonObject Section(VocabularyNode node)
    {
        if (node.Rule is { } rule)
            return Value(rule);
        var properties = new JsonObject { ["source"] = Shapes.Text(), ["verified"] = Verified(), ["note"] = Shapes.Text() };
        foreach (var (name, child) in node.Children)
            properties[name] = Section(child);
        var section = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (node.Wildcard is { } wildcard)
        {
            properties[Vocabulary.Other] = Section(wildcard);
            section["additionalProperties"] = Section(wildcard);
            section["propertyNames"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(Shapes.Ref(node.NamesOf!), Shapes.Enum([.. properties.Select(property => property.Key)])),
            };
        }
        return section;
    }

    /// <summary>A value plain, with its citation, or dated.</summary>
    private static JsonObject Value(RuleDefinition rule)
    {
        var plain = rule.Shape.Schema();
        if (plain["properties"] is JsonObject members)
        {
            members["source"] = Shapes.Text();
            members["verified"] = Verified();
            members["note"] = Shapes.Text();
            members["cannotSay"] = Flag();
            plain["additionalProperties"] = false;
        }
        return new JsonObject
        {
            ["description"] = $"{rule.Subject} {rule.Verb} … (write {rule.Shape.Name})",
            ["anyOf"] = new JsonArray(plain, Slot(rule), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Slot(rule) }),
        };
    }

    private static JsonObject Slot(RuleDefinition rule) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["value"] = rule.Shape.Schema(),
            ["absent"] = Shapes.Text(),
            ["source"] = Shapes.Text(),
            ["verified"] = Verified(),
            ["note"] = Shapes.Text(),
            ["cannotSay"] = Flag(),
            ["from"] = Date(),
            ["until"] = Date(),
        },
        ["oneOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("value") }, new JsonObject { ["required"] = new JsonArray("absent") }),
    };

    private static JsonObject Verified() => new()
    {
        ["anyOf"] = new JsonArray(Flag(), Closed(Shapes.Object(("read", Date()), ("text", Shapes.Text()), ("lesserCopy", Shapes.Text())), "read", "text")),
    };

    private static JsonObject Calendars() => Map(Closed(
        Shapes.Object(
            ("weekend", Shapes.List(Shapes.Enum("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))),
            ("holidays", new JsonObject { ["anyOf"] = new JsonArray(Shapes.Text(), Shapes.List(Shapes.Text())) }),
            ("hours", new JsonObject { ["type"] = "string", ["pattern"] = "^[0-2][0-9]:[0-5][0-9] *- *[0-2][0-9]:[0-5][0-9]$" })),
        "weekend", "holidays"));

    private static JsonObject Obligation() => Closed(
        Shapes.Object(
            ("id", Shapes.Text()), ("says", Shapes.Text()), ("source", Shapes.Text()), ("verified", Verified()), ("frameworks", Shapes.List(Shapes.Ref("frameworks"))),
            ("control", Shapes.Text()), ("owner", Shapes.Ref("roles")), ("test", Shapes.Text()), ("activities", Shapes.List(Shapes.Ref("activities")))),
        "id", "says", "source", "frameworks", "control", "owner", "test");

    private static JsonObject Control()
    {
        var control = Shapes.Object(
            ("kind", Shapes.Ref("controlKinds")), ("evidence", Shapes.List(Shapes.Ref("decisions"))), ("every", Shapes.LengthSchema()),
            ("tolerance", new JsonObject { ["type"] = "integer", ["minimum"] = 0 }));
        control["required"] = new JsonArray("kind", "evidence", "every", "tolerance");
        return control;
    }

    private static JsonObject Closed(JsonObject schema, params string[] required)
    {
        schema["additionalProperties"] = false;
        schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        return schema;
    }

    private static JsonObject Map(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    private static JsonObject Names(Catalog catalog, string category) => Shapes.Enum([.. catalog.Names(category)]);

    private static JsonObject Date() => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };

    private static JsonObject Flag() => new() { ["type"] = "boolean" };
}
