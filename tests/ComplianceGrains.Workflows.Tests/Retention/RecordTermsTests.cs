using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Tests.Retention;

/// <summary>On which day which records fall due: held against a table that was computed by hand.</summary>
public class RecordTermsTests
{
    private static readonly Dictionary<string, string> Events = new()
    {
        ["started"] = RecordRetention.RelationshipStarted,
        ["ended"] = RecordRetention.RelationshipEnded,
        ["refused"] = RecordRetention.OnboardingRefused,
    };

    public static TheoryData<string> Table => [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "ComplianceGrains.Workflows.Tests", "Retention", "retention-table.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')];

    [Theory]
    [MemberData(nameof(Table))]
    public void Records_fall_due_on_the_day_that_the_table_says(string line)
    {
        var cells = line.Split('|').Select(cell => cell.Trim()).ToArray();
        var rules = Repository.Library.Rules(cells[0].Split(' '), Day(cells[4])!.Value.AtMidnight().InUtc().ToInstant());
        var clocks = cells[1].Split(", ").ToDictionary(one => Events[one.Split(' ')[0]], one => InstantPattern.General.Parse(one.Split(' ')[1]).Value);
        Hold[] holds = cells[2].Split("..") is [var from, var until]
            ? [new Hold("hold-1", "customer/c-1", "supervisor", Day(from)!.Value.AtMidnight().InUtc().ToInstant(), null, null, null, Day(until)?.AtMidnight().InUtc().ToInstant())]
            : [];

        var terms = RecordTerms.Of(rules, clocks, holds, new RetentionPolicy(cells[3] == "yes", Destroys: true));

        var term = terms.Single(term => term.RecordClass == cells[5]);
        Assert.Equal((Day(cells[6]), Day(cells[7])), (term.KeepThrough, term.DueOn));
        Assert.False(string.IsNullOrWhiteSpace(term.Why));
    }

    [Fact]
    public void Everything_goes_on_the_day_of_the_last_class_once_it_has_begun_everywhere()
    {
        var rules = Repository.Library.Rules(["EU", "SG"], Instant.FromUtc(2031, 1, 1, 0, 0));
        ClassTerm[] terms = [Of("due-diligence", new LocalDate(2032, 3, 16)), Of("screening", new LocalDate(2032, 3, 18))];

        // In Singapore the day begins seven hours before it does in Brussels.
        Assert.Equal(Instant.FromUtc(2032, 3, 17, 23, 0), RecordTerms.DueAt(rules, terms));
        Assert.Null(RecordTerms.DueAt(rules, [.. terms, Of("suspicion", null)]));
        Assert.Null(RecordTerms.DueAt(rules, []));
    }

    /// <summary>Singapore counts five years from each transfer, and keeps the relationship's own records for five from its end.</summary>
    [Fact]
    public void Of_who_had_transfers_their_own_records_count_too()
    {
        var rules = Repository.Library.Rules(["SG"], Instant.FromUtc(2031, 1, 1, 0, 0));
        var clocks = new Dictionary<string, Instant> { [RecordRetention.RelationshipStarted] = Instant.FromUtc(2026, 1, 1, 0, 0), [RecordRetention.RelationshipEnded] = Instant.FromUtc(2026, 3, 1, 0, 0) };
        IReadOnlyList<ClassTerm> Terms(params Instant?[] ends) => RecordTerms.WithTransfers(rules, clocks, TransferClocks.Of(ViewOf(ends)), [], new RetentionPolicy(true, true));

        var without = RecordTerms.DueAt(rules, Terms());
        Assert.NotNull(without);
        Assert.Equal(["due-diligence", "screening", "transaction", "travel-rule"], Terms(Instant.FromUtc(2026, 2, 1, 0, 0)).Select(term => term.RecordClass));
        Assert.True(RecordTerms.DueAt(rules, Terms(Instant.FromUtc(2026, 2, 1, 0, 0), Instant.FromUtc(2027, 6, 1, 0, 0))) > without);
        Assert.Null(RecordTerms.DueAt(rules, Terms(Instant.FromUtc(2026, 2, 1, 0, 0), null)));
    }

    [Fact]
    public void A_jurisdiction_that_says_nothing_of_a_class_keeps_it()
    {
        var silent = Repository.Library.Jurisdictions.Where(jurisdiction => Repository.Library.Rules([jurisdiction], Instant.FromUtc(2031, 1, 1, 0, 0)).Retention.Silent("screening").Count > 0).ToList();

        foreach (var jurisdiction in silent)
            Assert.Null(Term(["EU", jurisdiction], "screening").DueOn);
        Assert.NotNull(Term(["EU"], "screening").DueOn);
        Assert.Contains("says nothing", RecordTerms.Of(Repository.Library.Rules(["EU"], Instant.FromUtc(2031, 1, 1, 0, 0)), Ended, [], new(true, true), ["special"]).Single().Why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_classes_of_a_customer_s_records_are_those_of_everything_under_their_keys() => Assert.Equal(
        RecordTerms.OfCustomers.Append(RecordClass.OfSubject).Append(RecordClass.Programme).Order(StringComparer.Ordinal),
        Modules.All.Where(module => module.Type is "customer" or "wallet" or "exception").SelectMany(module => module.Kinds).Select(kind => kind.Kept).Append(RecordClass.Programme).Distinct().Order(StringComparer.Ordinal));

    private static readonly Dictionary<string, Instant> Ended = new() { [RecordRetention.RelationshipEnded] = Instant.FromUtc(2027, 3, 15, 12, 0) };

    private static ClassTerm Term(string[] bound, string recordClass) =>
        RecordTerms.Of(Repository.Library.Rules(bound, Instant.FromUtc(2031, 1, 1, 0, 0)), Ended, [], new(true, true)).Single(term => term.RecordClass == recordClass);

    private static ClassTerm Of(string recordClass, LocalDate? due) => new(recordClass, due, due, due, "");

    private static LocalDate? Day(string text) => text is "" or "-" ? null : LocalDatePattern.Iso.Parse(text).Value;

    private static TransfersView ViewOf(params Instant?[] ends) => new("c-1", ["SG"], "", [],
        [.. ends.Select((end, number) => new TransferView($"t-{number}", "w-1", "outgoing", "", 1, null, "vasp", Instant.FromUtc(2026, 2, 1, 0, 0), "", "", [], [], [], null, [], end, 1, null, null))], 1, []);
}
