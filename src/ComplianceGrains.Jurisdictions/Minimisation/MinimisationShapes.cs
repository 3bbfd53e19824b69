using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Minimisation;

/// <summary>The written form of how a field is minimised.</summary>
internal static class MinimisationShapes
{
    public static readonly Shape Handling = new(
        "{ intake: keep, view: mask(last4), export: omit }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "{ intake: keep, view: mask(last4), export: omit }") is not { } map)
                return null;
            var members = new Members(map, reading);
            var intake = members.Need("intake", "say keep, mask(last4), hash or refuse.") is { } first
                ? Masked(first, reading, ("keep", IntakeHandling.Keep), ("mask", IntakeHandling.Mask), ("hash", IntakeHandling.Hash), ("refuse", IntakeHandling.Refuse))
                : null;
            var view = members.Need("view", "say show, mask(last4) or hide.") is { } second
                ? Masked(second, reading, ("show", ViewHandling.Show), ("mask", ViewHandling.Mask), ("hide", ViewHandling.Hide))
                : null;
            var export = members.Need("export", "say include or omit.") is { } third
                ? Scalars.Choice(third, reading, ("include", ExportHandling.Include), ("omit", ExportHandling.Omit))
                : null;
            members.Done();
            return intake is { } i && view is { } v && export is { } e ? new FieldHandling(i.Kind, i.Last, v.Kind, v.Last, e) : null;
        },
        () => Shapes.Object(
            ("intake", new() { ["type"] = "string", ["pattern"] = "^(keep|hash|refuse|mask(\\(last[1-9]\\))?)$" }),
            ("view", new() { ["type"] = "string", ["pattern"] = "^(show|hide|mask(\\(last[1-9]\\))?)$" }),
            ("export", Shapes.Enum("include", "omit"))));

    private static (T Kind, int Last)? Masked<T>(Node node, Reading reading, params (string Word, T Value)[] choices)
        where T : struct
    {
        if (node is ScalarNode { Text: ['m', 'a', 's', 'k', '(', 'l', 'a', 's', 't', >= '1' and <= '9' and var digit, ')'] } scalar)
            return Scalars.Choice(scalar with { Text = "mask" }, reading, choices) is { } kind ? (kind, digit - '0') : null;
        return Scalars.Choice(node, reading, choices) is { } plain ? (plain, 0) : null;
    }
}
