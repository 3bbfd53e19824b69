using System.Text.RegularExpressions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Risk;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

public class CatalogTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml"));

    [Fact]
    public void The_countries_are_those_of_ISO_3166()
    {
        // The time-zone database lists every country of ISO 3166 where people live, and no other.
        var inhabited = NodaTime.TimeZones.TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(place => place.CountryCode).ToHashSet(StringComparer.Ordinal);
        var known = Repository.Library.Catalog.Names("countries").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(inhabited.Except(known));
        Assert.Equal(["BV", "HM"], known.Except(inhabited).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_currencies_are_those_of_ISO_4217()
    {
        var known = Repository.Library.Catalog.Names("currencies").ToList();
        Assert.Equal(known.Order(StringComparer.Ordinal), known);
        Assert.All(known, code => Assert.Matches("^[A-Z]{3}$", code));
        Assert.Empty(new[] { "HRK", "ANG", "SLL", "ZWL", "CUC", "VEF", "XTS", "XXX", "BTC", "USDT" }.Intersect(known));
        // A national currency begins with its country's code; X is of none.
        var countries = Repository.Library.Catalog.Names("countries").Append("EU").ToHashSet(StringComparer.Ordinal);
        Assert.All(known.Where(code => code[0] != 'X'), code => Assert.Contains(code[..2], countries));
        Assert.InRange(known.Count, 155, 175);
    }

    private static string Reversed(string block)
    {
        var codes = Regex.Matches(block, "[A-Z]{3}").Select(match => match.Value).Reverse();
        return $"currencies: [{string.Join(", ", codes)}]";
    }

    [Fact]
    public void No_meaning_and_no_order_in_the_catalogue_changes_a_verdict()
    {
        // Every meaning but the sources' titles is replaced, and the names of every listed category are reversed.
        var sources = Text[..Text.IndexOf("\nfields:", StringComparison.Ordinal)];
        var rest = Text[sources.Length..];
        rest = Regex.Replace(rest, @"^(  [A-Za-z0-9-]+): .*$", "$1: something else", RegexOptions.Multiline);
        rest = Regex.Replace(rest, @"(^  - .*\n)+", block => string.Join('\n', block.Value.TrimEnd('\n').Split('\n').Reverse()) + "\n", RegexOptions.Multiline);
        rest = rest.Replace("bands: { low: ordinary or simplified due diligence, medium: ordinary due diligence, high: enhanced due diligence }", "bands: { high: a, low: b, medium: c }", StringComparison.Ordinal);
        rest = Regex.Replace(rest, @"^currencies: \[[^\]]*\]", block => Reversed(block.Value), RegexOptions.Multiline);
        Assert.NotEqual(Text, sources + rest);
        var other = PackLibrary.Read(sources + rest, Repository.OfOneDay.Packs.Select(InventedPack.Of)).OrThrow();
        var at = Repository.Day;
        var facts = new RiskFacts(new HashSet<string> { "adverse-media", "non-face-to-face" }, new HashSet<string>());
        foreach (var code in other.Jurisdictions)
        {
            Assert.Equal(Repository.OfOneDay.Rules([code], at).Digest, other.Rules([code], at).Digest);
            Assert.Equal(Repository.OfOneDay.Rules([code], at).Risk.Rate(facts).Band, other.Rules([code], at).Risk.Rate(facts).Band);
        }
    }
}
