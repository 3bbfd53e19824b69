using System.Text.RegularExpressions;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Nothing jurisdictional is left in code.</summary>
public class SourceCodeTests
{
    private static readonly string[] Deciding = ["ComplianceGrains.Jurisdictions", "ComplianceGrains.Workflows", "ComplianceGrains.Grains"];

    [Fact]
    public void No_country_list_currency_or_period_of_a_law_stands_in_the_code_that_decides()
    {
        var catalog = Repository.Library.Catalog;
        var names = catalog.Names("countries").Concat(catalog.Names("lists")).Concat(Repository.Library.Jurisdictions).Concat(["EUR", "USD", "GBP", "SGD", "CHF"]).ToHashSet(StringComparer.Ordinal);
        var found =
            from file in Files()
            from literal in Regex.Matches(Code(file), "\"([^\"\\\\]*)\"").Select(match => match.Groups[1].Value)
            where names.Contains(literal) || Regex.IsMatch(literal, @"^P(\d+[YMWD])+$|^PT\d+[HM]$")
            select $"{Path.GetFileName(file)}: \"{literal}\"";
        Assert.Empty(found);
    }

    [Fact]
    public void No_threshold_of_a_law_stands_in_the_code_that_decides()
    {
        var found =
            from file in Files()
            where !file.Contains("ComplianceGrains.Grains", StringComparison.Ordinal) // sizes of batches and pages are no thresholds
            from number in Regex.Matches(Regex.Replace(Code(file), "\"[^\"]*\"", "\"\""), @"(?<![\w.])(\d[\d_]*)m?(?![\w.])").Select(match => match.Groups[1].Value.Replace("_", "", StringComparison.Ordinal))
            where number is "1500" or "3000" or "3500" or "8000" or "10000" or "15000" or "50000" or "1826" or "3650"
            select $"{Path.GetFileName(file)}: {number}";
        Assert.Empty(found);
    }

    private static IEnumerable<string> Files() => Deciding.Select(project => Path.Combine(Repository.Root, "src", project)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string Code(string file) => Regex.Replace(File.ReadAllText(file), @"^\s*//.*$|(?<=[;{}]\s*)//.*$", "", RegexOptions.Multiline);
}
