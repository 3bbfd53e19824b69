using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>The written forms of deadlines and of who has to meet them.</summary>
internal static class DeadlineShapes
{
    private const string NextNoon = "next-noon";

    public static readonly Shape Deadline = new(
        "a deadline such as { within: P5D, clock: business }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "a deadline such as { within: P5D, clock: business }") is not { } map)
                return null;
            var members = new Members(map, reading);
            var rule = Rule(members, "within", reading);
            var latest = members.Take("latestOf") is { } events ? reading.WordList(events, "events") : null;
            var pause = members.Take("pauses") is { } still ? PauseOf(still, reading) : null;
            members.Done();
            return rule is null ? null : new DeadlineValue(rule) { LatestOf = latest is null ? null : new Words(latest), Pause = pause };
        },
        () => Shapes.Object(
        [
            .. DeadlineMembers(), ("latestOf", Shapes.List(Shapes.Ref("events"))), ("pauses", Shapes.Object(("from", Shapes.Ref("events")), ("until", Shapes.Ref("events")))),
        ]));

    public static readonly Shape Task = new(
        "who and by when, such as { role: analyst, within: P5D, clock: business }",
        (node, reading) => ReadTask(node, reading),
        TaskSchema);

    public static readonly Shape Ladder = new(
        "a ladder of { role, within, clock }",
        (node, reading) =>
        {
            if (node is not SequenceNode { Items.Count: > 0 } sequence)
                return reading.Fail<RuleValue>(node, "Expected a ladder: a list of { role: analyst, within: PT4H, clock: business }.");
            var rungs = sequence.Items.Select(item => ReadTask(item, reading)).ToList();
            return rungs.Contains(null) ? null : new Ladder(rungs!);
        },
        () => Shapes.List(TaskSchema()));

    /// <summary>Reads <c>within</c> (or another name), <c>clock</c>, and what the pack's counting leaves open.</summary>
    public static DeadlineRule? Rule(Members members, string name, Reading reading)
    {
        var within = members.Need(name, "say how long, such as P5D or PT24H.") is { } length ? Scalars.Length(length, reading) : null;
        var clock = members.Need("clock", "say 'wall' (hours day and night), 'calendar' (calendar days) or 'business'.") is { } time
            ? Scalars.Choice(time, reading, ("wall", DeadlineClock.Wall), ("calendar", DeadlineClock.Calendar), ("business", DeadlineClock.Business))
            : null;
        var named = members.Text("calendar");
        var calendar = named ?? reading.Counting?.Calendar;
        var dayOne = members.Take("dayOne") is { } first ? Shapes.DayOneOf(first, reading) : reading.Counting?.DayOne;
        var roll = members.Take("roll") is { } end
            ? end is ScalarNode { Text: NextNoon } ? Roll.NextNoon : Shapes.RollOf(end, reading)
            : reading.Counting?.Roll;
        if (within is null || clock is null)
            return null;
        if (calendar is null || dayOne is null || roll is null)
            return reading.Fail<DeadlineRule>(members.Mapping, "Nothing says how days are counted: give the pack a 'counting' section, or say calendar, dayOne and roll here.");
        if (clock == DeadlineClock.Calendar && within.HasTimeComponent)
            return reading.Fail<DeadlineRule>(members.Mapping, "Hours do not run in calendar days: write 'clock: wall' or 'clock: business', or a length in days.");
        if (clock == DeadlineClock.Business && (within.Years != 0 || within.Months != 0 || (within.HasTimeComponent && within.HasDateComponent)))
            return reading.Fail<DeadlineRule>(members.Mapping, "Business time is counted in days (P5D) or in hours (PT4H), not in months and not in both.");
        // A rule that names its own calendar is counted in that one, and moves by its days off.
        if (clock == DeadlineClock.Calendar && named is null && reading.Counting?.RollIn is { } rolls)
            calendar = rolls;
        return clock == DeadlineClock.Calendar && named is null && reading.Counting?.Short is { } brief && within is { Years: 0, Months: 0 } && within.Days <= brief.UpTo
            ? new DeadlineRule(within, DeadlineClock.Business, brief.Calendar, dayOne.Value, roll.Value)
            : new DeadlineRule(within, clock.Value, calendar, dayOne.Value, roll.Value);
    }

    public static (string, JsonObject)[] DeadlineMembers() =>
    [
        ("within", Shapes.LengthSchema()), ("clock", Shapes.Enum("wall", "calendar", "business")), ("calendar", Shapes.Text()),
        ("dayOne", Shapes.Enum("included", "excluded")), ("roll", Shapes.Enum("none", "next", "previous", NextNoon)),
    ];

    private static Pause? PauseOf(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "when the clock stands still, such as { from: clarification-asked, until: clarification-received }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var from = members.Need("from", "say which event stops the clock.") is { } stops ? reading.Word(stops, "events") : null;
        var until = members.Need("until", "say which event lets it run on.") is { } runs ? reading.Word(runs, "events") : null;
        members.Done();
        return from is null || until is null ? null : new Pause(from, until);
    }

    private static StepTask? ReadTask(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "who and by when, such as { role: analyst, within: P5D, clock: business }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var role = members.Need("role", "say whose task it is.") is { } who ? reading.Word(who, "roles") : null;
        var rule = Rule(members, "within", reading);
        members.Done();
        return role is null || rule is null ? null : new StepTask(role, rule);
    }

    private static JsonObject TaskSchema() => Shapes.Object([("role", Shapes.Ref("roles")), .. DeadlineMembers()]);
}
