using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Wallets;
using Microsoft.OpenApi;

namespace ComplianceGrains.Host.OpenApi;

/// <summary>Makes a schema say what is required, which words there are and what is refused.</summary>
internal static class SchemaShape
{
    private static readonly string[] ReceiptStates = ["recorded", "included", "anchored", "lost"];

    /// <summary>Words of answers. A client that does not know one should show it, so new ones may come with a new version of the API only.</summary>
    private static readonly Dictionary<(string Schema, string Member), IReadOnlyCollection<string>> Words = new()
    {
        [("CustomerBody", "status")] = WordsOf(typeof(CustomerStatus)),
        [("WalletBody", "status")] = WordsOf(typeof(WalletStatus)),
        [("TransferBody", "status")] = WordsOf(typeof(TransferStatus)),
        [("TransferRowBody", "status")] = WordsOf(typeof(TransferStatus)),
        [("TravelRuleBody", "status")] = WordsOf(typeof(TravelRuleStatus)),
        [("ExceptionBody", "status")] = ["open", "assigned", "awaiting-second", "closed"],
        [("ReceiptBody", "state")] = ReceiptStates,
        [("PendingStep", "role")] = WordsOf(typeof(Roles)),
        [("ExceptionBody", "ownerRole")] = WordsOf(typeof(Roles)),
    };

    /// <summary>Members that are read as they come, and still are not anything.</summary>
    private static readonly Dictionary<(string Schema, string Member), JsonSchemaType> Types = new()
    {
        [("EvidenceBody", "data")] = JsonSchemaType.Object,
        [("ScreeningBody", "threshold")] = JsonSchemaType.Number | JsonSchemaType.String,
    };

    public static void Apply(string name, OpenApiSchema schema, IReadOnlyDictionary<string, RequestShape> requests)
    {
        if (requests.GetValueOrDefault(name) is { } request)
            Asked(schema, request);
        foreach (var ((_, member), type) in Types.Where(known => known.Key.Schema == name))
            ((OpenApiSchema)schema.Properties![member]).Type = type;
        foreach (var ((_, member), words) in Words.Where(known => known.Key.Schema == name))
            Enumerate(schema, member, words);
    }

    private static void Asked(OpenApiSchema schema, RequestShape request)
    {
        schema.Required = new HashSet<string>(request.Required, StringComparer.Ordinal);
        schema.AdditionalPropertiesAllowed = false;
        foreach (var (member, value) in schema.Properties?.ToList() ?? [])
        {
            // Nobody has to send a null: what is not given is left out.
            schema.Properties![member] = value switch
            {
                OpenApiSchema { OneOf: [_, var reference] } => reference,
                _ => value,
            };
            if (schema.Properties[member] is OpenApiSchema plain)
            {
                plain.Type &= ~JsonSchemaType.Null;
                if (request.Longest.TryGetValue(member, out var longest))
                    plain.MaxLength = longest;
            }
        }

        foreach (var (member, words) in request.Words)
            Enumerate(schema, member, words);
    }

    private static void Enumerate(OpenApiSchema schema, string member, IReadOnlyCollection<string> words)
    {
        if (schema.Properties?.TryGetValue(member, out var value) == true && value is OpenApiSchema known)
            known.Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
    }

    private static string[] WordsOf(Type constants) =>
        [.. constants.GetFields().Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!)];
}
