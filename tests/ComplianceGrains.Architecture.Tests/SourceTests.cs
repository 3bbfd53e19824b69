using System.Text.RegularExpressions;
using ComplianceGrains.Jurisdictions.Effective;

namespace ComplianceGrains.Architecture.Tests;

/// <summary>What must stand nowhere in the code.</summary>
public partial class SourceTests
{
    /// <summary>Words that only look like the code of a country.</summary>
    private static readonly (string File, string Text, string Why)[] Allowed =
    [
        ("ComplianceGrains.Screening/Addresses/Chains.cs", "OP", "a chain"),
        ("ComplianceGrains.Screening/Lists/Ofac/OfacAdvancedXml.cs", "ID", "an attribute of the format"),
        ("ComplianceGrains.Screening/Lists/ZaFic/FicXml.cs", "NA", "nothing, in the format"),
    ];

    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "CHF", "JPY", "SGD", "HKD", "AED", "KRW", "AUD", "CAD", "INR", "IDR", "BRL", "ZAR", "TRY", "PHP", "THB"];

    /// <summary>Amounts and lengths that stand in laws: shares, thresholds, years in days.</summary>
    private static readonly string[] LegalNumbers = ["1500", "3000", "3500", "8000", "15000", "1095", "1825", "1826", "2555", "2557", "3650", "3652"];

    [Fact]
    public void Time_comes_from_the_clock_that_is_injected() =>
        Assert.Empty(Found((_, code) => WallClock().Matches(code).Select(match => match.Value)));

    [Fact]
    public void No_country_no_currency_and_no_period_of_a_law_stands_in_the_code()
    {
        var library = PackLibrary.Load(Path.Combine(SourceTree.Root, "jurisdictions")).OrThrow();
        var names = library.Catalog.Names("countries").Concat(library.Jurisdictions).Concat(library.Jurisdictions.Select(code => $"demo-{code.ToLowerInvariant()}")).Concat(Currencies).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Found((file, code) => SourceTree.Texts(code).Where(text => (names.Contains(text) || Period().IsMatch(text)) && !IsAllowed(file, text))));
    }

    [Fact]
    public void No_threshold_of_a_law_stands_in_the_code() =>
        Assert.Empty(Found((_, code) => Number().Matches(SourceTree.WithoutTexts(code)).Select(match => match.Groups[1].Value.Replace("_", "", StringComparison.Ordinal)).Where(LegalNumbers.Contains)));

    [Fact]
    public void The_composition_only_puts_together_what_registers_itself() =>
        Assert.All(SourceTree.Files.Where(file => Path.GetFileName(file.File).StartsWith("Composition", StringComparison.Ordinal)), file =>
            Assert.True(File.ReadAllLines(Path.Combine(SourceTree.Root, "src", file.File)).Length < 100, $"{file.File} has 100 lines or more: let a feature register what is its own."));

    [Fact]
    public void What_is_allowed_is_still_there()
    {
        var files = SourceTree.Files.ToDictionary(file => file.File, file => file.Code);
        Assert.All(Allowed, each => Assert.True(
            files.TryGetValue(each.File, out var code) && (each.Text == "*" || SourceTree.Texts(code).Contains(each.Text)), $"{each.File} no longer holds \"{each.Text}\": remove it from the list."));
    }

    [Fact]
    public void A_namespace_is_the_folder() =>
        Assert.Empty(
            from file in SourceTree.Files
            from space in Namespace().Matches(file.Code).Select(match => match.Groups[1].Value)
            let folder = Path.GetDirectoryName(file.File)!.Replace('/', '.').Replace('\\', '.')
            where space != folder
            select $"{file.File} says {space} and lies in {folder}.");

    private static List<string> Found(Func<string, string, IEnumerable<string>> look) =>
        [.. from file in SourceTree.Files from found in look(file.File, file.Code) select $"{file.File}: {found}"];

    private static bool IsAllowed(string file, string text) => Allowed.Any(each => each.File == file && (each.Text == "*" || each.Text == text));

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"^(P(\d+[YMWD])+|PT\d+[HM])$")]
    private static partial Regex Period();

    [GeneratedRegex(@"(?<![\w.])(\d[\d_]*)m?(?![\w.])")]
    private static partial Regex Number();
}
