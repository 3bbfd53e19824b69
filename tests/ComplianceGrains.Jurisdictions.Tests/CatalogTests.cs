using System.Text.RegularExpressions;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

public class CatalogTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml"));

    [Fact]
    public void No_meaning_and_no_order_in_the_catalogue_changes_a_verdict()
    {
        // Every meaning but the sources' titles is replaced, and the names of every listed category are reversed.
        var sources = Text[..Text.IndexOf("\nfields:", StringComparison.Ordinal)];
        var rest = Text[sources.Length..];
        rest = Regex.Replace(rest, @"^(  [A-Za-z0-9-]+): .*$", "$1: something else", RegexOptions.Multiline);
        rest = Regex.Replace(rest, @"(^  - .*\n)+", block => string.Join('\n', block.Value.TrimEnd('\n').Split('\n').Reverse()) + "\n", RegexOptions.Multiline);
        rest = rest.Replace("bands: { low: ordinary or simplified due diligence, medium: ordinary due diligence, high: enhanced due diligence }", "bands: { high: a, low: b, medium: c }", StringComparison.Ordinal);
        Assert.NotEqual(Text, sources + rest);
        var other = PackLibrary.Read(sources + rest, Repository.OfOneDay.Packs.Select(InventedPack.Of)).OrThrow();
        var at = Repository.Day;
        var facts = new RiskFacts(new HashSet<string> { "adverse-media", "non-face-to-face" }, new HashSet<string>());
        foreach (var code in other.Jurisdictions)
        {
            Assert.Equal(Repository.Library.Rules([code], at).Digest, other.Rules([code], at).Digest);
            Assert.Equal(Repository.Library.Rules([code], at).Risk.Rate(facts).Band, other.Rules([code], at).Risk.Rate(facts).Band);
        }
    }
}
