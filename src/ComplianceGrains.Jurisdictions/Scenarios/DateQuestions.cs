using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Reporting;
using NodaTime;
using NodaTime.Text;
using Answers = System.Collections.Generic.Dictionary<string, ComplianceGrains.Jurisdictions.Scenarios.Answer>;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>The questions of a scenario that are answered with a time: deadlines, terms, days.</summary>
internal static class DateQuestions
{
    public static Answers Retention(Asked asked)
    {
        var dates = asked.Rules.Retention.DatesFor(asked.With.Text("record"), asked.With.Instants("events", asked.Zone));
        return new()
        {
            ["keepThrough"] = Answer.Of(dates.KeepThrough),
            ["deleteBy"] = Answer.Of(dates.DeleteBy),
            ["deletableFrom"] = Answer.Of(dates.DeletableFrom),
            ["conflict"] = Answer.Of(dates.InConflict),
            ["keepBecause"] = Answer.Of(dates.KeepBecause?.Source.Id),
            ["deleteBecause"] = Answer.Of(dates.DeleteBecause?.Source.Id),
        };
    }

    public static Answers Report(Asked asked)
    {
        // One start begins every clock at once; 'starts' says when each event happened.
        var starts = asked.With.Has("starts") ? asked.With.Instants("starts", asked.Zone) : null;
        var start = starts is null ? asked.With.Instant("start", asked.Zone) : default;
        Instant? Due(ReportDue each) => starts is null ? each.Due(start) : each.Due(starts);
        var jurisdiction = asked.With.OptionalText("jurisdiction");
        var kind = asked.With.Text("kind");
        var report = asked.Rules.Reporting.For(kind).Where(each => jurisdiction is null || each.Jurisdiction == jurisdiction).OrderBy(each => Due(each) ?? Instant.MaxValue).FirstOrDefault();
        return report is null
            ? new() { ["due"] = Answer.Of((string?)null), ["lastDay"] = Answer.Of((string?)null) }
            : new()
            {
                ["due"] = Due(report) is { } due ? Answer.Of(due) : Answer.Of((string?)null),
                ["lastDay"] = Due(report) is { } end ? LastDay(end, report.Calendar.Zone) : Answer.Of((string?)null),
                ["to"] = Answer.Of(report.Report.To.Items),
                ["form"] = Answer.Of(report.Report.Form),
                ["clockStarts"] = Answer.Of(report.Report.ClockStarts),
                ["pace"] = Answer.Of(report.Report.Pace),
                ["amount"] = Answer.Of(report.Report.Amount?.Point),
            };
    }

    public static Answers Step(Asked asked)
    {
        var due = asked.Rules.Due(asked.With.Text("step"), asked.With.Instant("start", asked.Zone));
        return new() { ["role"] = Answer.Of(due.Role), ["due"] = Answer.Of(due.Due), ["lastDay"] = LastDay(due.Due, asked.Zone) };
    }

    public static Answers Standstill(Asked asked)
    {
        var ends = asked.Rules.Reporting.StandstillEnds(asked.With.Instant("reported", asked.Zone));
        return new()
        {
            ["lastDay"] = ends is { } end ? LastDay(end, asked.Zone) : Answer.Of((string?)null),
            ["freeFrom"] = Answer.Of(ends?.InZone(asked.Zone).Date),
        };
    }

    public static Answers Escalation(Asked asked)
    {
        var ladder = asked.Rules.Escalation.Ladder(asked.With.Text("kind"), asked.With.Instant("opened", asked.Zone));
        var answers = new Answers { ["roles"] = Answer.Of(ladder.Select(rung => rung.Role)), ["first"] = Answer.Of(ladder[0].Role) };
        foreach (var rung in ladder)
            answers[rung.Role] = Answer.Of(rung.Due);
        return answers;
    }

    public static Answers Review(Asked asked)
    {
        var band = asked.With.Text("band");
        var due = asked.Rules.Review.Due(band, asked.With.Instant("last", asked.Zone));
        return new()
        {
            ["every"] = Answer.Of(PeriodWords.Of(asked.Rules.Review.Period(band).Value)),
            ["lastDay"] = LastDay(due, asked.Zone),
            ["events"] = Answer.Of(asked.Rules.Review.Events.Value),
        };
    }

    public static Answers BusinessDay(Asked asked)
    {
        var calendar = asked.Rules.Calendar(asked.Jurisdictions[0], asked.With.OptionalText("calendar") ?? "default");
        var text = asked.With.Text("day");
        var day = LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : throw new InvalidOperationException($"'{text}' is not a date such as 2026-11-02.");
        return new() { ["open"] = Answer.Of(calendar.IsBusinessDay(day)), ["holiday"] = Answer.Of(calendar.HolidayOn(day)), ["known"] = Answer.Of(calendar.Covers(day.Year)) };
    }

    public static Answers Access(Asked asked)
    {
        var (starts, waits) = (asked.With.Instants("starts", asked.Zone), asked.With.Instants("waits", asked.Zone));
        IReadOnlyCollection<Interval> pauses = waits.TryGetValue("from", out var from) && waits.TryGetValue("until", out var until) ? [new Interval(from, until)] : [];
        var due = asked.Rules.SubjectAccess.Due(starts, pauses);
        return new() { ["due"] = due is { } end ? Answer.Of(end) : Answer.Of((string?)null), ["lastDay"] = due is { } last ? LastDay(last, asked.Zone) : Answer.Of((string?)null) };
    }

    public static Answers AfterOffice(Asked asked)
    {
        var left = asked.With.Instant("left", asked.Zone).InZone(asked.Zone).Date;
        var through = asked.Rules.EnhancedDueDiligence.CountsThrough(asked.With.Text("circumstance"), left);
        return new() { ["countsThrough"] = Answer.Of(through), ["forEver"] = Answer.Of(through is null) };
    }

    private static Answer LastDay(Instant due, DateTimeZone zone) => Answer.Of(due.Minus(Duration.Epsilon).InZone(zone).Date);
}
