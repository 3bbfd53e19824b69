using ComplianceGrains.Jurisdictions.Reporting;
using ComplianceGrains.Workflows.Rules;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Rules;

/// <summary>Why a rule is not obeyed is true of what the packs write under it.</summary>
public class NotYetReasonsTests
{
    private const string Holds = "wallets.holds.", Reporting = "reporting.";

    [Fact]
    public void The_reason_of_holds_names_every_event_that_a_pack_has_withdrawals_wait_after()
    {
        var events = Paths(Holds).Select(path => path[Holds.Length..]).ToList();

        Assert.NotEmpty(events);
        Assert.All(events, name => Assert.Contains(name.Split('-')[0], RuleReaders.WhyNot("wallets.holds.*"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("match-confirmed", "Screening knows")]
    [InlineData("list-hit", "Screening knows")]
    [InlineData("transfer-received", "Transfers are decided")]
    [InlineData("large-transfer", "Transfers are decided")]
    [InlineData("cross-border-transfer", "Transfers are decided")]
    [InlineData("relationship-started", "Since when a relationship stands is known")]
    public void Of_a_report_whose_clock_starts_with_what_is_known_it_is_not_said_that_nobody_knows_it(string starts, string known)
    {
        var rules = Reports().Where(report => report.Starts == starts).Select(report => report.Rule).Where(RuleReaders.NotYetObeyed.Contains).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.StartsWith(known, RuleReaders.WhyNot(rule), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_said_to_be_an_inquiry_that_starts_with_no_request_of_an_authority() =>
        Assert.All(
            Reports().Where(report => RuleReaders.NotYetObeyed.Contains(report.Rule) && RuleReaders.WhyNot(report.Rule).Contains("inquiry", StringComparison.Ordinal)),
            report => Assert.EndsWith("request", report.Starts, StringComparison.Ordinal));

    [Fact]
    public void Fields_of_a_special_category_are_not_said_to_be_asked_of_nobody_where_packs_have_one_kept()
    {
        var special = Repository.Library.Packs.SelectMany(pack => pack.Values.GetValueOrDefault("minimisation.specialCategories") ?? [])
            .Select(value => value.Value).OfType<Jurisdictions.Language.Words>().SelectMany(words => words.Items).ToHashSet(StringComparer.Ordinal);

        Assert.Contains(special, field => Repository.Library.Rules(["EU"], A.Monday).Values.Any(value => value.Path == $"minimisation.fields.{field}"));
        Assert.StartsWith("Each field has rules of its own", RuleReaders.WhyNot("minimisation.specialCategories"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Paths(string prefix) =>
        Repository.Library.Packs.SelectMany(pack => pack.Values.Keys).Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Rule, string Starts)> Reports() =>
        from pack in Repository.Library.Packs
        from rule in pack.Values
        where rule.Key.StartsWith(Reporting, StringComparison.Ordinal)
        from value in rule.Value
        where value.Value is Report
        select (rule.Key, ((Report)value.Value).ClockStarts);
}
