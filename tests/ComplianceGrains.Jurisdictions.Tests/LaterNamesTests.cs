using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>The catalogue grows; what packs said before stays what they said.</summary>
public class LaterNamesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly string Catalog = File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml"));

    [Fact]
    public void A_name_that_came_later_and_that_no_pack_names_leaves_the_digest_as_it_was()
    {
        var before = Catalog.Replace("  refusal-review: an applicant asks that people look at a refusal\n", "", StringComparison.Ordinal);
        Assert.NotEqual(Catalog, before);

        Assert.Equal(Rules(before, pack => pack).Digest, Rules(Catalog, pack => pack).Digest);
        Assert.Equal("analyst", Rules(Catalog, pack => pack).Escalation.Ladder("refusal-review", Now)[0].Role);
    }

    [Fact]
    public void A_pack_that_names_it_has_another_digest() =>
        Assert.NotEqual(
            Rules(Catalog, pack => pack).Digest,
            Rules(Catalog, pack => pack.Replace("\nescalation:\n", "\nescalation:\n  refusal-review: [{ role: mlro, within: P1D, clock: business }]\n", StringComparison.Ordinal)).Digest);

    private static EffectiveRules Rules(string catalog, Func<string, string> change)
    {
        var real = Repository.Library.InForce("EU", Now)!;
        var files = real.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        files["pack.yaml"] = System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(files["pack.yaml"].Span)));
        return PackLibrary.Read(catalog, [new PackFolder("eu", files)]).OrThrow().Rules(["EU"], Now);
    }
}
