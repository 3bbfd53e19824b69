namespace ComplianceGrains.Jurisdictions.Tests;

public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Packs, "README.md"));

    [Fact]
    public void The_readme_names_every_question() =>
        Assert.All(RuleQuestions.Names, name => Assert.Contains($"| `{name}` |", Readme, StringComparison.Ordinal));

    [Fact]
    public void The_readme_names_every_rule() =>
        Assert.All(Vocabulary.Rules.SelectMany(rule => rule.Path.Split('.')).Where(part => part != "*").Distinct(), part => Assert.Contains(part, Readme, StringComparison.Ordinal));
}
