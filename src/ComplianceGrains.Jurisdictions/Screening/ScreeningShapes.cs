using System.Text.Json.Nodes;

namespace ComplianceGrains.Jurisdictions;

/// <summary>The written forms of screening rules that have one of their own.</summary>
internal static class ScreeningShapes
{
    private static readonly string[] OwnFamilies = ["own-", "pep-"];

    /// <summary>
    /// Lists whose match is a politically exposed person. Only a firm's own: a sanctions list named here by mistake would
    /// let sanctioned persons pass.
    /// </summary>
    public static readonly Shape PepLists = new(
        "a list of the firm's own lists",
        (node, reading) =>
        {
            if (reading.WordList(node, "lists") is not { } lists)
                return null;
            return lists.FirstOrDefault(list => !OwnFamilies.Any(family => list.StartsWith(family, StringComparison.Ordinal))) is { } foreign
                ? reading.Fail<RuleValue>(node, $"'{foreign}' is a list of sanctions: whoever is on it is no mere politically exposed person. Name lists of the firm's own here, pep-… or own-….")
                : new Words(lists);
        },
        () => Shapes.List(new JsonObject { ["allOf"] = new JsonArray(Shapes.Ref("lists"), new JsonObject { ["pattern"] = $"^({string.Join('|', OwnFamilies)})" }) }));
}
