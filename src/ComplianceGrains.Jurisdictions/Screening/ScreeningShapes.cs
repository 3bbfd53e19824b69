using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Screening;

/// <summary>The written forms of screening rules that have one of their own.</summary>
internal static class ScreeningShapes
{
    private static readonly string[] OwnFamilies = ["own-", "pep-"];

    /// <summary>Whether a list is the firm's own: no publisher has it, and the firm uploads it in a layout that is always read.</summary>
    public static bool IsOwn(string list) => OwnFamilies.Any(family => list.StartsWith(family, StringComparison.Ordinal));

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
            return lists.FirstOrDefault(list => !IsOwn(list)) is { } foreign
                ? reading.Fail<RuleValue>(node, $"'{foreign}' is a list of sanctions: whoever is on it is no mere politically exposed person. Name lists of the firm's own here, pep-… or own-….")
                : new Words(lists);
        },
        () => Shapes.List(new JsonObject { ["allOf"] = new JsonArray(Shapes.Ref("lists"), new JsonObject { ["pattern"] = $"^({string.Join('|', OwnFamilies)})" }) }));

    /// <summary><c>{ from: 0.70, then: sample(5%) }</c>.</summary>
    public static readonly Shape Review = new(
        "{ from: 0.70, then: exception }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "{ from: 0.70, then: exception }") is not { } map)
                return null;
            var members = new Members(map, reading);
            var from = members.Need("from", "say the score from which a match is worth a look, such as 0.70.") is { } score ? Shapes.Score.Read(score, reading) as Number : null;
            var then = members.Need("then", "say exception, log, or sample(5%).") is { } outcome ? Then(outcome, reading) : null;
            members.Done();
            return from is not null && then is var (what, percent) ? new ReviewBand(from.Amount, what, percent) : null;
        },
        () => Shapes.Object(
            ("from", Shapes.Score.Schema()),
            ("then", new() { ["type"] = "string", ["pattern"] = "^(exception|log|sample\\((100|[1-9][0-9]?)(\\.[0-9]{1,2})?%\\))$" })));

    /// <summary><c>{ gte: 50, together: true, control: true }</c>; what is left out is no.</summary>
    public static readonly Shape Ownership = new(
        "a share such as { gte: 50, together: true, control: true }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "a share such as { gte: 50, together: true, control: true }") is not { } map)
                return null;
            var members = new Members(map, reading);
            var share = Shapes.Threshold(map, members, money: false, reading);
            var (together, control) = (members.YesNo("together") ?? false, members.YesNo("control") ?? false);
            members.Done();
            return share is null ? null : new OwnershipTest(share, together, control);
        },
        () => Shapes.Object(
            ("gt", Shapes.Positive()), ("gte", Shapes.Positive()), ("together", Shapes.Boolean()), ("control", Shapes.Boolean())));

    private static (ReviewOutcome What, decimal Percent)? Then(Node node, Reading reading)
    {
        if (node is ScalarNode { Text: { } text } && text.StartsWith("sample(", StringComparison.Ordinal))
        {
            if (text.EndsWith("%)", StringComparison.Ordinal) && decimal.TryParse(text.AsSpan(7..^2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100)
                return (ReviewOutcome.Sample, percent);
            reading.Report(node.Mark, "A sample is a share of more than 0 and at most 100 %, such as sample(5%).");
            return null;
        }

        return Scalars.Choice(node, reading, ("exception", ReviewOutcome.Exception), ("log", ReviewOutcome.Log)) is { } what ? (what, what == ReviewOutcome.Log ? 0 : 100) : null;
    }
}
