using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>A text that names another figure than the value it speaks of is found.</summary>
public class FigureTests
{
    [Theory]
    [InlineData("more than EUR 1,000 within 30 days", "EUR 1,000; 30 days")]
    [InlineData("1000 EUR for five years, and 10 per cent", "EUR 1,000; 60 months; 10 %")]
    [InlineData("twelve months or P1Y, Art. 12 and 24 hours", "12 months; 1 days")]
    [InlineData("Regulation 2024 has 90 articles, AML 5 is no currency", "")]
    [InlineData("14-day period, seven working days, 72 hours", "14 days; 7 days; 3 days")]
    [InlineData("four hours", "4 hours")]
    [InlineData("USD 1.5 million, 20 thousand EUR", "USD 1,500,000; EUR 20,000")]
    public void The_figures_of_a_text_are_read(string text, string figures) =>
        Assert.Equal(
            figures.Split("; ", StringSplitOptions.RemoveEmptyEntries).Order(),
            Figure.In(text, word => word is "EUR" or "USD").Select(figure => figure.ToString()).Order());

    [Theory]
    [InlineData("period: P5Y", "period: P6Y", "speaks of 60 months")]
    public void A_value_changed_under_its_text_is_a_warning(string right, string wrong, string says)
    {
        var before = Warnings(text => text);
        var after = Warnings(text => text.Replace(right, wrong, StringComparison.Ordinal));
        Assert.DoesNotContain(before, warning => warning.Contains(says, StringComparison.Ordinal));
        Assert.Contains(after, warning => warning.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_threshold_of_500_under_a_note_that_says_1000_is_a_warning()
    {
        string[] With(int amount) => Warnings(text => text.Replace(
            "    threshold: { gte: 0, currency: SGD, rate: firm-market-rate, source: psn02, verified: false, note: No floor for a digital-payment-token transaction without a business relationship. }",
            $"    threshold: {{ gte: {amount}, currency: SGD, rate: firm-market-rate, source: psn02, verified: false, note: \"From SGD 1,000 on.\" }}", StringComparison.Ordinal));
        Assert.DoesNotContain(With(1000), warning => warning.Contains("SGD", StringComparison.Ordinal));
        Assert.Contains(With(500), warning => warning.Contains("The note of 'customerDueDiligence.occasional.threshold' speaks of SGD 1,000, but the value says SGD 500", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_can_be_imported_does_not_wait()
    {
        var library = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [First("SG@1", text => text)]).OrThrow();
        IEnumerable<PackProblem> Problems(params string[] importable) => PackCheck.Run(library, ScenarioSet.Load(Repository.Packs, "sg"), "SG", importable).Problems;
        Assert.Contains(Problems("un-sc"), problem => problem.Kind == ProblemKind.Error && problem.At.Message.Contains("'un-sc' waits", StringComparison.Ordinal));
        Assert.DoesNotContain(Problems("eu-fsf"), problem => problem.At.Message.Contains("waits", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_cannot_be_imported_is_not_enforced()
    {
        var library = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [First("SG@1", text => text)]).OrThrow();
        string[] Errors(params string[] importable) => [.. PackCheck.Run(library, ScenarioSet.Load(Repository.Packs, "sg"), "SG", importable).Problems.Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.At.Message)];
        Assert.Contains(Errors("eu-fsf"), error => error.Contains("'ofac-sdn' is enforced", StringComparison.Ordinal) && error.Contains("no importer reads it", StringComparison.Ordinal));
        Assert.DoesNotContain(Errors("ofac-sdn"), error => error.Contains("no importer reads it", StringComparison.Ordinal));
    }

    [Fact]
    public void An_almost_empty_pack_gets_one_sentence_and_not_eighty()
    {
        var empty = new PackFolder("nz", new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["pack.yaml"] = "jurisdiction: NZ\ntitle: New Zealand\nversion: 1\neffective: 2027-01-01\nzone: Pacific/Auckland\ncalendars: {}\n"u8.ToArray(),
        });
        var library = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [empty]).OrThrow();
        var errors = PackCheck.Run(library, ScenarioSet.Load(Repository.Packs, "nz"), "NZ").Problems.Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.At.Message).ToList();
        Assert.Equal(3, errors.Count);
        Assert.Contains(errors, error => error.Contains("'compliance pack new NZ --like SG'", StringComparison.Ordinal) && System.Text.RegularExpressions.Regex.IsMatch(error, @"^\d\d+ values are missing"));
    }

    private static string[] Warnings(Func<string, string> change)
    {
        var library = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [First("SG@1", change)]).OrThrow();
        return [.. PackCheck.Run(library, ScenarioSet.Load(Repository.Packs, "sg"), "SG").Problems.Where(problem => problem.Kind == ProblemKind.Warning).Select(problem => problem.At.Message)];
    }

    /// <summary>A version that never changes, with its text changed.</summary>
    internal static PackFolder First(string id, Func<string, string> change)
    {
        var real = InventedPack.Of(Repository.Library.Packs.Single(pack => pack.Id == id));
        var files = real.Files.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        files["pack.yaml"] = System.Text.Encoding.UTF8.GetBytes(change(InventedPack.Text(real)));
        return new PackFolder(real.Name, files);
    }
}
