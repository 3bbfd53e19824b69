using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Retention;

/// <summary>The written form of floors and ceilings.</summary>
internal static class RetentionShapes
{
    public static readonly Shape Term = new(
        "a term such as { period: P5Y, from: [relationship-ended], dayOne: excluded, yearEnd: false }",
        Read,
        () => Schema(second: true));

    private static RuleValue? Read(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "a term such as { period: P5Y, from: [relationship-ended] }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var period = members.Need("period", "say how long, such as P5Y.") is { } length ? Scalars.Length(length, reading) : null;
        var from = members.Need("from", "say which events start the clock.") is { } events ? reading.WordList(events, "events") : null;
        var dayOne = members.Take("dayOne") is { } first ? Shapes.DayOneOf(first, reading) : reading.Counting?.DayOne;
        var yearEnd = members.Need("yearEnd", "say whether the clock starts with the end of the event's calendar year.") is null ? null : members.YesNo("yearEnd");
        var extendable = members.Take("extendableBy") is { } more ? Scalars.Length(more, reading) : null;
        var afterFloor = members.YesNo("afterFloor") ?? false;
        var second = Second(members, map, reading);
        members.Done();
        if (period is null || from is null || yearEnd is null)
            return null;
        if (dayOne is null)
            return reading.Fail<RuleValue>(map, "Nothing says whether the event's day counts: give the pack a 'counting' section, or say dayOne here.");
        if (period.HasTimeComponent || from.Count == 0)
            return reading.Fail<RuleValue>(map, "A record is kept for days, months or years from at least one event.");
        return new RetentionTerm(period, new Words(from), dayOne.Value, yearEnd.Value, extendable) { Second = second, AfterFloor = afterFloor };
    }

    /// <summary><c>orEarlier</c> or <c>orLater</c>: a second clock of the same duty.</summary>
    private static SecondTerm? Second(Members members, MappingNode map, Reading reading)
    {
        var (earlier, later) = (members.Take("orEarlier"), members.Take("orLater"));
        if (earlier is not null && later is not null)
            return reading.Fail<SecondTerm>(map, "Say either 'orEarlier' or 'orLater': of two clocks one counts.");
        return (earlier ?? later) is { } node && Read(node, reading) is RetentionTerm term ? new SecondTerm(earlier is null ? Which.Later : Which.Earlier, term) : null;
    }

    private static JsonObject Schema(bool second)
    {
        var schema = Shapes.Object(
            ("period", Shapes.LengthSchema()), ("from", Shapes.List(Shapes.Ref("events"))), ("dayOne", Shapes.Enum("included", "excluded")),
            ("yearEnd", Shapes.Boolean()), ("extendableBy", Shapes.LengthSchema()), ("afterFloor", Shapes.Boolean()));
        if (second)
            foreach (var name in (string[])["orEarlier", "orLater"])
                ((JsonObject)schema["properties"]!)[name] = Schema(second: false);
        return schema;
    }
}
