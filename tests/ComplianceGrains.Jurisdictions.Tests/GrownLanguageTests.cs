using System.Text;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Retention;
using ComplianceGrains.Jurisdictions.Yaml;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Second clocks, several addressees, data apart for entities, exemptions, bans: what each decides.</summary>
public class GrownLanguageTests
{
    private static readonly Instant At = Repository.Day;

    [Theory]
    [InlineData("orEarlier", "2020-03-15", "2012-01-10", "2022-01-10")]
    [InlineData("orEarlier", "2020-03-15", "2018-01-10", "2025-03-15")]
    [InlineData("orLater", "2020-03-15", "2012-01-10", "2025-03-15")]
    [InlineData("orLater", "2020-03-15", "2018-01-10", "2028-01-10")]
    public void Of_two_clocks_of_a_record_the_earlier_or_the_later_counts(string which, string ended, string transferred, string last)
    {
        var term = Term($"{{ period: P5Y, from: [relationship-ended], yearEnd: false, {which}: {{ period: P10Y, from: [transfer-completed], yearEnd: false }} }}");
        Assert.Equal(Day(last), RecordRetention.LastDay(term, Events(("relationship-ended", ended), ("transfer-completed", transferred)), DateTimeZone.Utc));
    }

    [Fact]
    public void While_a_relationship_is_open_an_earlier_clock_runs_and_a_later_one_waits()
    {
        var events = Events(("relationship-started", "2010-01-01"), ("transfer-completed", "2012-01-10"));
        Assert.Equal(Day("2022-01-10"), RecordRetention.LastDay(Term("{ period: P5Y, from: [relationship-ended], yearEnd: false, orEarlier: { period: P10Y, from: [transfer-completed], yearEnd: false } }"), events, DateTimeZone.Utc));
        Assert.Null(RecordRetention.LastDay(Term("{ period: P5Y, from: [relationship-ended], yearEnd: false, orLater: { period: P10Y, from: [transfer-completed], yearEnd: false } }"), events, DateTimeZone.Utc));
    }

    [Fact]
    public void Two_clocks_end_with_one_of_them_and_keep_the_order_of_events() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[0, 4000], Gen.Int[0, 4000], Gen.Bool).Sample((one, two, a, b, earlier) =>
        {
            var (first, second) = (Plain(one, "relationship-ended"), Plain(two, "transfer-completed"));
            var both = first with { Second = new SecondTerm(earlier ? Which.Earlier : Which.Later, second) };
            var events = new Dictionary<string, Instant> { ["relationship-ended"] = At - Duration.FromDays(a), ["transfer-completed"] = At - Duration.FromDays(b) };
            var ends = new[] { RecordRetention.LastDay(first, events, DateTimeZone.Utc)!.Value, RecordRetention.LastDay(second, events, DateTimeZone.Utc)!.Value };
            var last = RecordRetention.LastDay(both, events, DateTimeZone.Utc);
            var later = events.ToDictionary(each => each.Key, each => each.Value + Duration.FromDays(3));
            return last == (earlier ? ends.Min() : ends.Max())
                && RecordRetention.LastDay(both, later, DateTimeZone.Utc) >= last
                && both.LeastDays == (earlier ? Math.Min(first.LeastDays, second.LeastDays) : Math.Max(first.LeastDays, second.LeastDays));
        });

    [Fact]
    public void A_report_goes_to_all_that_the_law_names_and_falls_due_by_the_clock_that_counts()
    {
        var rules = Changed(pack => pack.Replace(
            "\nreporting:\n",
            "\nreporting:\n  cash: { to: [fiu, supervisor], clockStarts: suspicion-formed, within: PT4H, clock: wall, orEarlier: { clockStarts: awareness, within: PT24H, clock: wall }, source: firm-policy }\n",
            StringComparison.Ordinal));
        var report = Assert.Single(rules.Reporting.For("cash"));
        Assert.Equal(["fiu", "supervisor"], report.Report.To.Items);
        Instant? Due(params (string, Instant)[] starts) => report.Due(starts.ToDictionary(start => start.Item1, start => start.Item2));
        Assert.Equal(At + Duration.FromHours(24), Due(("awareness", At)));
        Assert.Equal(At + Duration.FromHours(6), Due(("awareness", At), ("suspicion-formed", At + Duration.FromHours(2))));
        Assert.Equal(At + Duration.FromHours(24), Due(("awareness", At), ("suspicion-formed", At + Duration.FromHours(22))));
        Assert.Null(Due());
        Assert.Contains("to fiu and supervisor", report.Report.InWords, StringComparison.Ordinal);
        Assert.Contains("or earlier: within 24 hours by the clock from awareness", report.Report.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void What_travels_of_an_entity_may_differ_and_what_is_not_used_need_not_travel()
    {
        var rules = WithSection("wallets:", """
              travelRule:
                tiers: { value: [{ when: { gte: 0, currency: SGD, rate: firm-market-rate }, originator: [name, "accountNumber?", dateOfBirth+placeOfBirth], beneficiary: [name], originatorEntity: [name, uniqueId] }], source: firm-policy }
            """, "  travelRule:");
        string[] Travels(bool entity) => [.. rules.Wallets.TravelRule("cross-border", "vasp", _ => 100, originatorIsEntity: entity).Originator.Select(choice => choice.ToString())];
        Assert.Equal(["accountNumber?", "dateOfBirth+placeOfBirth", "name"], Travels(false));
        Assert.Equal(["name", "uniqueId"], Travels(true));
        Assert.True(rules.Wallets.TravelRule("domestic", "vasp", _ => 100).Originator[0].IsMetBy(new HashSet<string>()));
    }

    [Theory]
    [InlineData(999, null, null, false)]
    [InlineData(1000, null, null, true)]
    [InlineData(1000, "cash", null, false)]
    [InlineData(5000, "cash", null, true)]
    [InlineData(1, "cash", "suspicion", true)]
    public void An_occasional_transaction_meets_the_threshold_of_its_kind_and_suspicion_meets_all(int amount, string? kind, string? found, bool full)
    {
        var rules = WithSection("customerDueDiligence:", """
              occasional:
                threshold: { value: { gte: 1000, currency: SGD, rate: firm-market-rate }, source: firm-policy }
                thresholdFor: { cash: { value: { gte: 5000, currency: SGD, rate: firm-market-rate }, source: firm-policy } }
                linkedWithin: { value: P1D, source: firm-policy }
                whatever: { value: [suspicion, doubt], source: firm-policy }
            """, "  occasional:");
        Assert.Equal(full, rules.Occasional.IsFull(kind, found is null ? new HashSet<string>() : [found], _ => amount));
        Assert.Equal("1 day", rules.Occasional.LinkedWithin!.Value.InWords);
    }

    [Fact]
    public void Owners_count_from_the_strictest_share_that_applies_and_only_a_common_exemption_exempts()
    {
        const string owners = """
            customerDueDiligence:
              legalEntity:
                beneficialOwner:
                  shareByBand: { high: { value: { gte: 10 }, source: firm-policy } }
                  shareOf: { high-risk-company: { value: { gte: 15 }, source: firm-policy } }
                  exempt: { value: [listed-company], source: firm-policy }

            """;
        var library = PackLibrary.Read(Catalog, [Singapore(pack => Merged(pack, owners)), InventedPack.Of("EU")]).OrThrow();
        var entity = library.Rules(["SG"], At).LegalEntity;
        Assert.Equal("more than 25 %", entity.ShareFor("low", []).InWords);
        Assert.Equal("at least 10 %", entity.ShareFor("high", []).InWords);
        Assert.Equal("at least 15 %", entity.ShareFor("low", ["high-risk-company"]).InWords);
        Assert.Equal(["listed-company"], entity.Exempt);
        Assert.Empty(library.Rules(["EU", "SG"], At).LegalEntity.Exempt);
    }

    [Fact]
    public void An_office_counts_on_after_its_end_as_long_as_the_law_says()
    {
        var rules = WithSection("customerDueDiligence:", """
              enhanced:
                afterOffice: { pep: { value: P12M, source: firm-policy }, pep-family: { value: ever, source: firm-policy } }
            """, "  enhanced:", keep: true);
        Assert.Equal(Day("2021-03-01"), rules.EnhancedDueDiligence.CountsThrough("pep", Day("2020-03-01")));
        Assert.Null(rules.EnhancedDueDiligence.CountsThrough("pep-family", Day("2020-03-01")));
        Assert.Equal(Day("2020-03-01"), rules.EnhancedDueDiligence.CountsThrough("adverse-media", Day("2020-03-01")));
    }

    [Theory]
    [InlineData("P6D", "2026-11-23")]
    [InlineData("P7D", "2026-11-23")]
    [InlineData("P3D", "2026-11-19")]
    public void Days_off_are_left_out_of_short_periods_only(string within, string last)
    {
        var rules = Changed(pack => pack
            .Replace("calendars:\n", "calendars:\n  sundays: { weekend: [sunday], holidays: holidays.yaml }\n", StringComparison.Ordinal)
            .Replace("counting: { dayOne: excluded, roll: none, calendar: default,", "counting: { dayOne: excluded, roll: none, calendar: default, shortPeriods: { upTo: 6, calendar: sundays },", StringComparison.Ordinal)
            .Replace("\nreporting:\n", $"\nreporting:\n  cash: {{ to: fiu, clockStarts: awareness, within: {within}, clock: calendar, source: firm-policy }}\n", StringComparison.Ordinal));
        var due = Assert.Single(rules.Reporting.For("cash")).Due(Instant.FromUtc(2026, 11, 16, 4, 0));
        Assert.Equal(Day(last).PlusDays(1), due.InZone(rules.Zone("SG")).Date);
        Assert.Contains("of periods up to 6 days", rules.Find("counting")!.Contributions[0].Value.InWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 500, 500, 500)]
    [InlineData(true, 100, 600, 700, 800)] // the small one does not count and does no harm
    [InlineData(false, 499, 499, 499)] // below the band
    [InlineData(false, 600, 700, 1000)] // 1,000 is reported as it is: two parts are left
    [InlineData(false, 500, 500)] // too few
    public void Structuring_looks_for_parts_just_below_the_amount_that_come_to_the_sum(bool found, params int[] amounts)
    {
        var rules = Changed(pack => pack.Replace(
            "\nmonitoring:\n",
            "\nmonitoring:\n  new-wallet: { kind: structuring, window: P7D, form: rolling, amount: { gte: 1000, currency: SGD, rate: firm-market-rate }, band: { gte: 50 }, sum: { gte: 1500, currency: SGD, rate: firm-market-rate }, count: 3, action: exception, source: firm-policy }\n",
            StringComparison.Ordinal));
        var window = Assert.Single(rules.MonitoringOf("new-wallet")).Window;
        Assert.Equal(found, window.IsSplit(amounts.Select(amount => (decimal)amount)));
        Assert.Contains("each at least 50 % of it and below, together at least SGD 1,500", window.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Bans_unite()
    {
        var rules = Changed(pack => pack
            .Replace("\ncustomerDueDiligence:\n", "\ncustomerDueDiligence:\n  prohibited: { value: [bearer-account], source: firm-policy }\n", StringComparison.Ordinal)
            .Replace("\nwallets:\n", "\nwallets:\n  counterparties: { prohibited: { value: [unlicensed-provider], source: firm-policy } }\n", StringComparison.Ordinal));
        Assert.Equal(["unlicensed-provider"], rules.Wallets.ProhibitedCounterparties);
        Assert.Equal(["bearer-account"], rules.Merged.Words("customerDueDiligence.prohibited").Value);
    }

    [Fact]
    public void One_or_more_of_a_choice_is_enough_and_what_is_named_anyway_meets_it()
    {
        var measures = new Measures(["risk-assessment"], [["identify-counterparty", "origin-destination"], ["risk-assessment", "consent"]]);
        Assert.Equal("risk-assessment, identify-counterparty or origin-destination", measures.InWords);
        Assert.True(measures.AreMetBy(new HashSet<string> { "risk-assessment", "origin-destination" }));
        Assert.False(measures.AreMetBy(new HashSet<string> { "risk-assessment" }));
        var rules = Changed(pack => pack.Replace("\nminimisation:\n", "\nminimisation:\n  storedIn: { value: [SG], source: firm-policy }\n", StringComparison.Ordinal));
        Assert.Equal(["SG"], rules.Merged.Words("minimisation.storedIn").Value);
    }

    [Theory]
    [InlineData("2026-11-13", "2026-11-14")] // a Saturday that is no day off there stays the last day
    [InlineData("2026-11-14", "2026-11-16")] // a Sunday moves
    public void An_end_may_move_by_the_days_off_of_another_calendar_than_that_of_business_days(string start, string last)
    {
        var rules = Changed(pack => pack
            .Replace("calendars:\n", "calendars:\n  sundays: { weekend: [sunday], holidays: holidays.yaml }\n", StringComparison.Ordinal)
            .Replace("counting: { dayOne: excluded, roll: none, calendar: default,", "counting: { dayOne: excluded, roll: next, rollIn: sundays, calendar: default,", StringComparison.Ordinal)
            .Replace("\nreporting:\n", "\nreporting:\n  cash: { to: fiu, clockStarts: awareness, within: P1D, clock: calendar, source: firm-policy }\n", StringComparison.Ordinal));
        var due = Assert.Single(rules.Reporting.For("cash")).Due(Day(start).AtStartOfDayInZone(rules.Zone("SG")).ToInstant());
        Assert.Equal(Day(last).PlusDays(1), due.InZone(rules.Zone("SG")).Date);
        Assert.Contains("an end on a day off of calendar sundays moves", rules.Find("counting")!.Contributions[0].Value.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_for_access_runs_from_the_latest_event_and_stands_still_while_the_firm_waits()
    {
        var rules = Changed(pack => string.Join('\n', pack.Split('\n').Select(line => line.StartsWith("  within: { within: P30D", StringComparison.Ordinal)
            ? "  within: { within: P1M, clock: calendar, dayOne: included, roll: none, latestOf: [access-requested, identity-proven], pauses: { from: clarification-asked, until: clarification-received }, source: firm-policy }"
            : line)));
        Instant On(string day) => Day(day).At(new LocalTime(12, 0)).InZoneStrictly(rules.Zone("SG")).ToInstant();
        var starts = new Dictionary<string, Instant> { ["access-requested"] = On("2026-11-02"), ["identity-proven"] = On("2026-11-10") };
        Assert.Equal(Day("2026-12-10"), rules.SubjectAccess.Due(starts, [])!.Value.InZone(rules.Zone("SG")).Date);
        Assert.Equal(Day("2026-12-15"), rules.SubjectAccess.Due(starts, [new Interval(On("2026-11-20"), On("2026-11-25"))])!.Value.InZone(rules.Zone("SG")).Date);
        Assert.Null(rules.SubjectAccess.Due(new Dictionary<string, Instant>(), []));
        Assert.Contains("from the latest of access-requested, identity-proven, standing still from clarification-asked until clarification-received", rules.Find("subjectAccess.within")!.Contributions[0].Value.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trigger_adds_its_own_steps_where_the_law_says_so_and_all_of_them_otherwise()
    {
        var rules = Changed(pack => pack.Replace(
            "\n  enhanced:\n", "\n  enhanced:\n    addsFor: { unusual-transactions: { value: [enhanced-monitoring], source: firm-policy } }\n", StringComparison.Ordinal)).EnhancedDueDiligence;
        Assert.Equal(["enhanced-monitoring"], rules.AddsFor(["unusual-transactions"]));
        Assert.Equal(rules.Adds.Value, rules.AddsFor(["pep"]));
        Assert.Equal(rules.Adds.Value.Union(["enhanced-monitoring"]).Order(), rules.AddsFor(["pep", "unusual-transactions"]));
        Assert.Empty(rules.AddsFor([]));
    }

    [Fact]
    public void Failing_a_holder_others_count_in_their_order_and_a_sole_owner_is_one_only_where_all_say_so()
    {
        const string owners = """
            customerDueDiligence:
              legalEntity:
                beneficialOwner:
                  control: { value: true, source: firm-policy }
                  chain: { value: [product], source: firm-policy }
                  failing: { value: [controller, top-management], source: firm-policy }
                  sole: { value: { gt: 50 }, source: firm-policy }

            """;
        var library = PackLibrary.Read(Catalog, [Singapore(pack => Merged(pack, owners)), InventedPack.Of("EU")]).OrThrow();
        var alone = library.Rules(["SG"], At).LegalEntity.Owners;
        Assert.True(alone is { Control: true, Together: false });
        Assert.Equal(["product"], alone.Chain);
        Assert.Equal(["controller", "top-management"], Assert.Single(alone.Failing));
        Assert.True(alone.IsSole(50.01m));
        Assert.False(alone.IsSole(50));
        Assert.False(library.Rules(["EU", "SG"], At).LegalEntity.Owners.IsSole(99));
    }

    [Theory]
    [InlineData("measures: [risk-assessment, enhanced-monitoring]", "measures: [risk-assessment or consemt]", "'consemt' is not among")]
    [InlineData("    beneficialOwner:\n", "    beneficialOwner:\n      failing: { value: [controller, controller], source: firm-policy }\n", "stands here twice")]
    [InlineData("\nsubjectAccess:\n  within: { ", "\nsubjectAccess:\n  within: { pauses: { from: clarification-asked }, ", "'until' is missing")]
    public void What_is_half_said_is_refused(string before, string after, string says) =>
        Assert.Contains(InventedPack.Draft("SG", pack => pack.Replace(before, after, StringComparison.Ordinal)).Errors, error => error.Message.Contains(says, StringComparison.Ordinal));

    [Theory]
    [InlineData("orEarlier: { period: P1Y, from: [record-made], yearEnd: false }, orLater: { period: P1Y, from: [record-made], yearEnd: false }", "either 'orEarlier' or 'orLater'")]
    [InlineData("orEarlier: { period: P1Y }", "'from' is missing")]
    public void A_second_clock_that_is_half_said_is_refused(string second, string says)
    {
        var errors = new List<PackError>();
        var node = YamlText.Read("t", $"{{ period: P5Y, from: [relationship-ended], dayOne: excluded, yearEnd: false, {second} }}", errors)!;
        RetentionShapes.Term.Read(node, new Reading(Repository.Library.Catalog, errors));
        Assert.Contains(errors, error => error.Message.Contains(says, StringComparison.Ordinal));
    }

    private static string Catalog { get; } = File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml"));

    /// <summary>The first version of Singapore's pack, which never changes, with its text changed.</summary>
    private static PackFolder Singapore(Func<string, string> change)
    {
        var real = InventedPack.Of(Repository.Library.Packs.Single(pack => pack.Id == "SG@1"));
        var files = real.Files.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        files["pack.yaml"] = Encoding.UTF8.GetBytes(change(InventedPack.Text(real)));
        return new PackFolder("sg", files);
    }

    private static EffectiveRules Changed(Func<string, string> change) => PackLibrary.Read(Catalog, [Singapore(change)]).OrThrow().Rules(["SG"], At);

    /// <summary>The pack with one subsection of a section written anew, or, with keep, grown by the lines.</summary>
    private static EffectiveRules WithSection(string section, string lines, string subsection, bool keep = false) => Changed(pack =>
    {
        var text = pack.Split('\n').ToList();
        var start = text.IndexOf(subsection, text.IndexOf(section));
        Assert.True(start > 0, subsection);
        var end = text.FindIndex(start + 1, line => !line.StartsWith("    ", StringComparison.Ordinal));
        var written = lines.TrimEnd('\n').Split('\n');
        text.RemoveRange(start, keep ? 1 : end - start);
        text.InsertRange(start, written);
        return string.Join('\n', text);
    });

    /// <summary>The pack with lines put below 'beneficialOwner:'.</summary>
    private static string Merged(string pack, string owners)
    {
        var lines = owners.Split('\n').Where(line => line.StartsWith("      ", StringComparison.Ordinal));
        return pack.Replace("\n    beneficialOwner:\n", "\n    beneficialOwner:\n" + string.Join('\n', lines) + "\n", StringComparison.Ordinal);
    }

    private static RetentionTerm Term(string yaml)
    {
        var errors = new List<PackError>();
        var term = RetentionShapes.Term.Read(YamlText.Read("t", yaml, errors)!, new Reading(Repository.Library.Catalog, errors) { Counting = new Counting(DayOne.Excluded, Roll.None, "default") });
        Assert.Empty(errors);
        return (RetentionTerm)term!;
    }

    private static RetentionTerm Plain(int years, string from) => new(Period.FromYears(years), new Words([from]), DayOne.Excluded, false, null);

    private static Dictionary<string, Instant> Events(params (string Name, string Day)[] events) =>
        events.ToDictionary(each => each.Name, each => Day(each.Day).AtMidnight().InUtc().ToInstant());

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
