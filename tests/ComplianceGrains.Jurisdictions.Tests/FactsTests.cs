using System.Text.RegularExpressions;
using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>What a pack calls checked without saying what was read must be confirmed in the collected facts.</summary>
public class FactsTests
{
    [SkippableFact]
    public void A_value_that_counts_as_checked_cites_a_page_on_which_a_fact_was_confirmed()
    {
        Skip.If(Repository.Shared is null, "The collected facts are not beside the repository.");
        var confirmed = File.ReadLines(Path.Combine(Repository.Shared!, "facts", "facts.csv"))
            .Where(line => line.EndsWith(",CONFIRMED", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line, @"https?://[^,\s""]+(,[^,\s""]+)*(?=,CONFIRMED)").Select(match => match.Value))
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(confirmed);
        var cited = Repository.Library.Packs
            .SelectMany(pack => pack.Values.SelectMany(value => value.Value.Select(slot => (Where: $"{pack} {value.Key}", slot.Citation)))
                .Concat(pack.Obligations.Select(obligation => (Where: $"{pack} {obligation.Id}", obligation.Citation))))
            .Where(each => each.Citation is { Standing: Standing.LawVerified, Read: null });
        Assert.Empty(cited.Where(each => !confirmed.Contains(each.Citation.Source.Url!)).Select(each => $"{each.Where}: {each.Citation.Source.Url}"));
    }
}
