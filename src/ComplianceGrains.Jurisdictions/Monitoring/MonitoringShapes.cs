using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Monitoring;

/// <summary>The written form of monitoring windows.</summary>
internal static class MonitoringShapes
{
    private static readonly string[] Forms = ["rolling", "static"];

    public static readonly Shape Window = new(
        "a window such as { kind: linked-transfers, window: P1D, form: static, amount: { gte: 10000, … }, action: report }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "a window with kind, window, form and action") is not { } map)
                return null;
            var members = new Members(map, reading);
            var kind = members.Need("kind", "say what is counted.") is { } what ? reading.Word(what, "monitoringKinds") : null;
            var window = members.Need("window", "say how far back, such as P30D or PT24H.") is { } length ? Scalars.Length(length, reading) : null;
            var form = members.Need("form", "say 'rolling' (any such stretch) or 'static' (fixed stretches of the local day).") is { } shape
                ? Scalars.Text(shape, reading)
                : null;
            var amount = members.Take("amount") is { } point && Scalars.Map(point, reading, "a threshold in money") is { } threshold ? Amount(threshold, reading) : null;
            var count = members.Take("count") is { } number ? Scalars.Whole(number, 1, 1_000_000, reading) : null;
            var action = members.Need("action", "say what follows.") is { } then ? reading.Word(then, "monitoringActions") : null;
            var sum = members.Take("sum") is { } total && Scalars.Map(total, reading, "a threshold in money") is { } whole ? Amount(whole, reading) : null;
            var band = members.Take("band") is { } part ? (Shapes.Percent.Read(part, reading) as Thresholds)?.Points[0] : null;
            var shadow = members.Take("shadow") is { } only && Scalars.YesNo(only, reading) == true;
            var asked = members.Mapping.Has("amount");
            members.Done();
            if (amount is not null && sum is not null && amount.Unit != sum.Unit)
                return reading.Fail<RuleValue>(map, "'amount' and 'sum' are in two currencies; write both in one.");
            if (kind is null || window is null || form is null || action is null || (asked && amount is null))
                return null;
            if (MonitoringWindow.IsOfAddresses(kind) && (form != "rolling" || count is not > 1 || action is "hold" or "refuse" or "senior-review"))
                return reading.Fail<RuleValue>(map, $"'{kind}' is looked for once transfers were decided: it has 'form: rolling', a 'count' of at least 2 and an action that stops none.");
            return Forms.Contains(form)
                ? new MonitoringWindow(kind, window, form, amount, count, action) { Band = band, Sum = sum, Shadow = shadow }
                : reading.Fail<RuleValue>(map, "'form' is 'rolling' or 'static'.");
        },
        () => Shapes.Object(
            ("kind", Shapes.Ref("monitoringKinds")), ("window", Shapes.LengthSchema()), ("form", Shapes.Enum(Forms)),
            ("amount", Shapes.ThresholdSchema(money: true)), ("band", Shapes.ThresholdSchema(money: false)), ("sum", Shapes.ThresholdSchema(money: true)), ("count", new() { ["type"] = "integer", ["minimum"] = 1 }), ("action", Shapes.Ref("monitoringActions")), ("shadow", Shapes.Boolean())));

    public static Threshold? Amount(MappingNode map, Reading reading)
    {
        var members = new Members(map, reading);
        var threshold = Shapes.Threshold(map, members, money: true, reading);
        members.Done();
        return threshold;
    }
}
