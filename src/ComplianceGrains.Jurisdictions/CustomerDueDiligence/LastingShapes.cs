using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.CustomerDueDiligence;

/// <summary>The written form of what lasts after its cause is over.</summary>
internal static class LastingShapes
{
    public static readonly Shape Lasting = new(
        "a length of time such as P12M, or 'ever'",
        (node, reading) => node is ScalarNode { Text: "ever" } ? new Lasting(null) : Scalars.Length(node, reading) is { } period ? new Lasting(period) : null,
        () => new JsonObject { ["anyOf"] = new JsonArray(Shapes.Enum("ever"), Shapes.LengthSchema()) });
}
