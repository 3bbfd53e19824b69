using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Scenarios;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>A place nobody has heard of is added as a folder, as the README says, without any change of the code.</summary>
public sealed class InventedJurisdictionTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("packs-").FullName;

    public InventedJurisdictionTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Packs, "*.yaml", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(Repository.Packs, file), File.ReadAllText(file));
        Write("qq/1/holidays.yaml", """
            covers: { from: 2026, to: 2028 }
            source: feasts
            computed:
              - { name: Founders' Day, weekday: second tuesday of march }
            listed:
              - { date: 2026-12-01, name: Day of the Comet }
            """);
        Write("qq/1/pack.yaml", """
            jurisdiction: QQ
            title: Quillonia
            extends: SG
            version: 1
            effective: 2026-01-01
            zone: Pacific/Auckland
            calendars:
              default: { weekend: [friday], holidays: holidays.yaml, hours: "10:00-14:00" }
            sources:
              scroll: { title: "Scroll of Coins, verse 12", url: "https://example.com/scroll" }
              feasts: { title: "Edict of Feasts", url: "https://example.com/feasts" }
            counting: { dayOne: included, roll: previous, calendar: default, source: scroll }
            customerDueDiligence:
              evidence: { maxAge: { value: P6M, source: firm-policy } }
            screening:
              threshold: { value: 0.7, source: scroll }
            reporting:
              suspicious: { to: court, clockStarts: awareness, within: P2D, clock: business, source: scroll }
            retention:
              transaction:
                floor: { period: P13M, from: [record-made], yearEnd: false, source: scroll }
            obligations:
              - { id: QQ-1, says: tell the court of foul coins, source: scroll, frameworks: ["FATF:R.20"], control: suspicion-in-time, owner: mlro, test: two days and the first one counts }
            """);
        Write("qq/scenarios/rules.yaml", """
            - scenario: two days and the first one counts
              bind: [QQ]
              at: 2026-11-23
              ask: report
              with: { kind: suspicious, start: 2026-11-30 }
              expect: { lastDay: 2026-12-02, to: court, clockStarts: awareness }
            - scenario: Friday is off and Sunday is not
              bind: [QQ]
              at: 2026-11-23
              ask: business-day
              with: { day: 2026-11-29 }
              expect: { open: true }
            - scenario: thirteen months that begin on the day
              bind: [QQ]
              at: 2026-11-23
              ask: retention
              with: { record: transaction, events: { record-made: 2026-01-31 } }
              expect: { keepThrough: 2027-02-28 }
            - scenario: the stricter score holds with Germany
              bind: [DE, QQ]
              at: 2026-11-23
              ask: screening
              expect: { threshold: "0.7" }
            """);
    }

    [Fact]
    public async Task It_loads_checks_and_its_scenarios_pass()
    {
        var library = PackLibrary.Load(directory).OrThrow();
        var scenarios = ScenarioSet.Load(directory);
        Assert.Empty(PackCheck.Run(library, scenarios, "QQ").Problems.Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.At.ToString()));
        var runner = new ScenarioRunner(library);
        foreach (var scenario in scenarios.Scenarios.Where(scenario => scenario.File.StartsWith("qq/", StringComparison.Ordinal)))
        {
            var result = await runner.Run(scenario);
            Assert.True(result.Outcome == ScenarioOutcome.Passed, $"{scenario.Name}: {string.Join("; ", result.Messages)}");
        }
    }

    [Fact]
    public void What_it_does_not_say_its_parent_says_in_its_own_zone_and_calendar()
    {
        var rules = PackLibrary.Load(directory).OrThrow().Rules(["QQ"], Instant.FromUtc(2026, 11, 23, 0, 0));
        Assert.Equal("SG@1", rules.Find("risk.bands")!.Citations[0].Pack);
        var auckland = DateTimeZoneProviders.Tzdb["Pacific/Auckland"];
        var opened = new LocalDateTime(2026, 11, 26, 13, 0).InZoneStrictly(auckland).ToInstant();
        Assert.Equal(new LocalDateTime(2026, 11, 28, 13, 0), rules.Escalation.Ladder("possible-match", opened)[0].Due.InZone(auckland).LocalDateTime);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
