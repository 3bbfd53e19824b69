using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>The written forms of simple values. Composite ones stand beside their feature.</summary>
internal static class Shapes
{
    public static readonly Shape Length = new(
        "a length of time such as P5Y or PT24H",
        (node, reading) => Scalars.Length(node, reading) is { } period ? new Span(period) : null,
        LengthSchema);

    public static readonly Shape YesNo = new(
        "true or false",
        (node, reading) => Scalars.YesNo(node, reading) is { } on ? new Flag(on) : null,
        () => new JsonObject { ["type"] = "boolean" });

    public static readonly Shape Score = new(
        "a score from 0 to 1",
        (node, reading) =>
        {
            if (Scalars.Amount(node, reading) is not { } amount)
                return null;
            if (amount is > 0 and <= 1)
                return new Number(amount);
            reading.Report(node.Mark, "A score is more than 0 and at most 1: at 0 everything would match, above 1 nothing ever.");
            return null;
        },
        () => new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = 1 });

    public static readonly Shape Counting = new(
        "how days are counted",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "a mapping with dayOne, roll and calendar") is not { } map)
                return null;
            var members = new Members(map, reading);
            var dayOne = members.Need("dayOne", "say 'included' or 'excluded'.") is { } first ? DayOneOf(first, reading) : null;
            var roll = members.Need("roll", "say 'none', 'next' or 'previous'.") is { } end ? RollOf(end, reading) : null;
            var calendar = members.NeedText("calendar", "name one of this pack's calendars.");
            var rollIn = members.Text("rollIn");
            var brief = members.Take("shortPeriods") is { } few ? ShortPeriodsOf(few, reading) : null;
            members.Done();
            return dayOne is null || roll is null || calendar is null ? null : new Counting(dayOne.Value, roll.Value, calendar) { Short = brief, RollIn = rollIn };
        },
        () => Object(("dayOne", Enum("included", "excluded")), ("roll", Enum("none", "next", "previous")), ("rollIn", Text()), ("calendar", Text()),
            ("shortPeriods", Object(("upTo", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 30 }), ("calendar", Text())))));

    public static readonly Shape Money = ThresholdShape("a threshold such as { gt: 1000, currency: EUR, rate: ecb-reference }", money: true);

    public static readonly Shape Percent = ThresholdShape("a share such as { gte: 25 }", money: false);

    public static Shape WordsOf(string category) => new(
        $"a list of {category}",
        (node, reading) => reading.WordList(node, category) is { } words ? new Words(words) : null,
        () => new JsonObject { ["type"] = "array", ["items"] = Ref(category) });

    /// <summary>Words whose order counts.</summary>
    public static Shape CascadeOf(string category) => new(
        $"a list of {category} in the order in which they are tried",
        (node, reading) => reading.WordList(node, category) is not { Count: > 0 } words ? reading.Fail<RuleValue>(node, $"Expected at least one of the catalogue's {category}.")
            : words.Distinct(StringComparer.Ordinal).Count() < words.Count ? reading.Fail<RuleValue>(node, "The same word stands here twice: one is never reached.")
            : new Cascade(words),
        () => new JsonObject { ["type"] = "array", ["items"] = Ref(category) });

    /// <summary><c>[risk-assessment, identify-counterparty or origin-destination]</c>.</summary>
    public static readonly Shape Measures = new(
        "a list of measures, 'a or b' where one of them is enough",
        (node, reading) =>
        {
            if (node is not SequenceNode and not ScalarNode { IsNull: false })
                return reading.Fail<RuleValue>(node, "Expected a list of measures such as [risk-assessment, identify-counterparty or origin-destination].");
            var (all, choices) = (new List<string>(), new List<IReadOnlyList<string>>());
            foreach (var item in node is SequenceNode sequence ? sequence.Items : [node])
            {
                if (item is not ScalarNode scalar)
                    return reading.Fail<RuleValue>(item, "Expected a measure, or 'one or another'.");
                var words = scalar.Text.Split(" or ").Select(word => reading.Word(scalar with { Text = word.Trim() }, "measures")).ToList();
                if (words.Contains(null))
                    return null;
                if (words.Count == 1)
                    all.Add(words[0]!);
                else
                    choices.Add([.. words.OfType<string>()]);
            }
            return new Measures(all, choices);
        },
        () => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Ref("measures"), new JsonObject { ["type"] = "string", ["pattern"] = " or " }) } });

    public static readonly Shape Fields = new(
        "a list of fields, with '?' behind those that are collected only where they exist",
        (node, reading) =>
        {
            if (node is not SequenceNode sequence)
                return reading.Fail<RuleValue>(node, "Expected a list of fields such as [fullName, dateOfBirth, taxNumber?].");
            var (required, optional) = (new List<string>(), new List<string>());
            foreach (var item in sequence.Items)
            {
                if (item is not ScalarNode scalar)
                    return reading.Fail<RuleValue>(item, "Expected a field's name.");
                var maybe = scalar.Text.EndsWith('?');
                if (reading.Word(scalar with { Text = scalar.Text.TrimEnd('?') }, "fields") is not { } field)
                    return null;
                (maybe ? optional : required).Add(field);
            }
            return new Fields(required, optional);
        },
        () => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = @"^[A-Za-z][A-Za-z0-9]*\??$" } });

    public static Threshold? Threshold(MappingNode map, Members members, bool money, Reading reading)
    {
        var (more, least) = (members.Take("gt"), members.Take("gte"));
        if (more is null == least is null)
            return reading.Fail<Threshold>(map, "Say exactly one of 'gt' (more than) and 'gte' (at least): laws differ, so nothing is assumed.");
        var amount = Scalars.Amount((more ?? least)!, reading);
        string? unit = "%";
        string? rate = null;
        if (money)
        {
            unit = members.Need("currency", "a threshold in money names its currency, such as EUR.") is { } code ? reading.Word(code, "currencies") : null;
            rate = members.Need("rate", "a threshold in money names the source of its rate, such as firm-market-rate.") is { } node ? reading.Word(node, "rateSources") : null;
            if (unit is null || rate is null)
                return null;
        }
        return amount is { } value ? new Threshold(more is null ? Comparison.AtLeast : Comparison.MoreThan, value, unit, rate) : null;
    }

    private static ShortPeriods? ShortPeriodsOf(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "which periods leave out days off, such as { upTo: 6, calendar: sundays }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var upTo = members.Need("upTo", "the longest of them in days, such as 6.") is { } days ? Scalars.Whole(days, 1, 30, reading) : null;
        var calendar = members.NeedText("calendar", "the calendar whose days off are left out.");
        members.Done();
        return upTo is null || calendar is null ? null : new ShortPeriods(upTo.Value, calendar);
    }

    public static DayOne? DayOneOf(Node node, Reading reading) =>
        Scalars.Choice(node, reading, ("included", DayOne.Included), ("excluded", DayOne.Excluded));

    public static Roll? RollOf(Node node, Reading reading) =>
        Scalars.Choice(node, reading, ("none", Roll.None), ("next", Roll.Next), ("previous", Roll.Previous));

    public static JsonObject Text() => new() { ["type"] = "string" };

    public static JsonObject Boolean() => new() { ["type"] = "boolean" };

    public static JsonObject LengthSchema() => new() { ["type"] = "string", ["pattern"] = "^P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?$" };

    public static JsonObject Enum(params string[] words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    public static JsonObject Ref(string category) => new() { ["$ref"] = $"#/definitions/{category}" };

    public static JsonObject Object(params (string Name, JsonObject Schema)[] members) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema))),
    };

    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject ThresholdSchema(bool money) => money
        ? Object(("gt", Positive()), ("gte", Positive()), ("currency", Ref("currencies")), ("rate", Ref("rateSources")))
        : Object(("gt", Positive()), ("gte", Positive()));

    public static JsonObject Positive() => new() { ["type"] = "number", ["minimum"] = 0 };

    private static Shape ThresholdShape(string name, bool money) => new(
        name,
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, name) is not { } map)
                return null;
            var members = new Members(map, reading);
            var threshold = Threshold(map, members, money, reading);
            members.Done();
            return threshold is null ? null : new Thresholds([threshold]);
        },
        () => ThresholdSchema(money));
}
