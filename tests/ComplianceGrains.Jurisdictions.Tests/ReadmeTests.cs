using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Jurisdictions.Tests;

public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Packs, "README.md"));

    [Fact]
    public void The_first_page_states_the_counts_as_they_are()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var counts = PackCheck.Run(Repository.Library, ScenarioSet.Load(Repository.Packs)).Counts;
        var (verified, law) = (counts.Sum(count => count.LawVerified), counts.Sum(count => count.LawVerified + count.LawUnverified));
        Assert.Contains($"{Repository.Library.Jurisdictions.Count} jurisdictions", page, StringComparison.Ordinal);
        Assert.Contains($"{ScenarioSet.Load(Repository.Packs).Scenarios.Count} scenarios and stories", page, StringComparison.Ordinal);
        Assert.Contains($"**{verified} of {law} values of law are verified**", page, StringComparison.Ordinal);
        Assert.Contains($"{counts.Sum(count => count.CannotSay)} say that the law says more", page, StringComparison.Ordinal);
        Assert.True(verified >= law * 0.55m, $"{verified} of {law}");
    }

    [Fact]
    public void The_readme_names_every_question() =>
        Assert.All(RuleQuestions.Names, name => Assert.Contains($"| `{name}` |", Readme, StringComparison.Ordinal));

    [Fact]
    public void The_readme_names_every_rule() =>
        Assert.All(Vocabulary.Rules.SelectMany(rule => rule.Path.Split('.')).Where(part => part != "*").Distinct(), part => Assert.Contains(part, Readme, StringComparison.Ordinal));
}
