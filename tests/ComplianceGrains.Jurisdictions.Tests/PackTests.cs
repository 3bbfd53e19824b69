using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

public class PackTests
{
    [Fact]
    public void The_packs_in_the_repository_load() =>
        Assert.Empty(PackLibrary.Load(Repository.Packs).Errors);

    [Fact]
    public void Rules_of_one_jurisdiction_carry_their_citations()
    {
        var rules = Repository.Library.Rules(["EU"], Instant.FromUtc(2026, 11, 23, 12, 0));
        Assert.Equal(0.85m, rules.Screening.Threshold.Value);
        Assert.Equal("from EU", rules.Screening.Threshold.Provenance);
        Assert.Contains("ofac-sdn", rules.Screening.Lists.Value);
        Assert.Equal(["EU@5"], rules.Citations("EU").Select(pack => pack.Id));
        Assert.Empty(rules.Conflicts);
    }
}
