using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Reporting;

/// <summary>The written form of reports to authorities.</summary>
internal static class ReportShapes
{
    private static readonly string[] Paces = ["promptly", "immediately", "without-delay", "as-soon-as-practicable"];

    public static readonly Shape Report = new(
        "a report such as { to: fiu, clockStarts: suspicion-formed, within: P3D, clock: business }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "a report with to, clockStarts and within (or pace and target, or by)") is not { } map)
                return null;
            var members = new Members(map, reading);
            var to = members.Need("to", "say which authority gets it.") is { } whom ? reading.WordList(whom, "authorities") : null;
            var form = members.Take("form") is { } channel ? reading.Word(channel, "forms") : null;
            var starts = members.Need("clockStarts", "say which event starts the clock: detection, suspicion, decision and awareness differ.") is { } start ? reading.Word(start, "events") : null;
            var amount = members.Take("amount") is { } point && Scalars.Map(point, reading, "a threshold in money") is { } threshold ? MonitoringShapes.Amount(threshold, reading) : null;
            var (pace, deadline, by) = When(map, members, reading);
            var second = Second(members, map, reading);
            members.Done();
            return to is null || starts is null || (deadline is null && by is null) || (map.Has("amount") && amount is null)
                ? null
                : new Report(new Words(to), form, starts, pace, deadline, by, amount) { Second = second };
        },
        () => Shapes.Object(
        [
            ("to", new JsonObject { ["anyOf"] = new JsonArray(Shapes.Ref("authorities"), Shapes.List(Shapes.Ref("authorities"))) }), ("orEarlier", SecondSchema()), ("orLater", SecondSchema()), ("form", Shapes.Ref("forms")), ("clockStarts", Shapes.Ref("events")), ("pace", Shapes.Enum(Paces)),
            ("target", Shapes.LengthSchema()), ("by", Shapes.Text()), ("amount", Shapes.ThresholdSchema(money: true)), .. DeadlineShapes.DeadlineMembers(),
        ]));

    /// <summary><c>orEarlier</c> or <c>orLater</c>: { clockStarts, within, clock } of a second clock.</summary>
    private static SecondReportClock? Second(Members members, MappingNode map, Reading reading)
    {
        var (earlier, later) = (members.Take("orEarlier"), members.Take("orLater"));
        if (earlier is not null && later is not null)
            return reading.Fail<SecondReportClock>(map, "Say either 'orEarlier' or 'orLater': of two clocks one counts.");
        if ((earlier ?? later) is not { } node || Scalars.Map(node, reading, "a second clock such as { clockStarts: awareness, within: PT24H, clock: wall }") is not { } clock)
            return null;
        var inner = new Members(clock, reading);
        var starts = inner.Need("clockStarts", "say which event starts the second clock.") is { } start ? reading.Word(start, "events") : null;
        var deadline = DeadlineShapes.Rule(inner, "within", reading);
        inner.Done();
        return starts is null || deadline is null ? null : new SecondReportClock(earlier is null ? Which.Later : Which.Earlier, starts, deadline);
    }

    private static JsonObject SecondSchema() => Shapes.Object([("clockStarts", Shapes.Ref("events")), .. DeadlineShapes.DeadlineMembers()]);

    private static (string? Pace, DeadlineRule? Deadline, ReportDate? By) When(MappingNode map, Members members, Reading reading)
    {
        if (members.Take("by") is { } date)
        {
            var by = Scalars.Text(date, reading) is { } text ? ReportDate.Parse(text) : null;
            if (by is null)
                reading.Report(date.Mark, "Expected a date such as '30 September' or 'day 15 of next month'.");
            return (null, null, by);
        }
        if (members.Take("pace") is not { } word)
            return (null, DeadlineShapes.Rule(members, "within", reading), null);
        if (word is not ScalarNode pace || !Paces.Contains(pace.Text))
        {
            reading.Report(word.Mark, $"'pace' is the law's word where it counts no days: {string.Join(", ", Paces)}.");
            return default;
        }
        if (map.Has("within"))
            reading.Report(word.Mark, "The law either counts ('within') or says a word ('pace'). With 'pace', the firm's own aim is called 'target'.");
        return (pace.Text, DeadlineShapes.Rule(members, "target", reading), null);
    }
}
