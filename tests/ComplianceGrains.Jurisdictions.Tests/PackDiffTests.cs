using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Jurisdictions.Tests;

public class PackDiffTests
{
    [Fact]
    public void A_pack_does_not_differ_from_itself() =>
        Assert.All(Repository.Library.Packs, pack => Assert.Empty(PackDiff.Between(pack, pack)));

    [Fact]
    public void Layout_and_order_mean_nothing() =>
        Assert.Empty(Changes("EU", pack => pack.Replace("lists: { value: [ofac-sdn], note: \"The list", "# a remark\n  lists: { note: \"The list", StringComparison.Ordinal)
            .Replace("stand under notYetEnforced.\" }", "stand under notYetEnforced.\", value: [ofac-sdn] }", StringComparison.Ordinal)));

    [Theory]
    [InlineData("amount: { gt: 1000, currency: EUR", "amount: { gt: 500, currency: EUR", "the self-hosted ownership proof now applies to more than EUR 500 instead of more than EUR 1,000.")]
    [InlineData("amount: { gt: 1000, currency: EUR", "amount: { gte: 1000, currency: EUR", "the self-hosted ownership proof now applies to at least EUR 1,000 instead of more than EUR 1,000.")]
    [InlineData("notYetEnforced: { value: [eu-fsf, un-sc]", "notYetEnforced: { value: [eu-fsf, uk-sl]", "screening does not yet enforce: now also uk-sl, no longer un-sc.")]
    [InlineData("freshness: PT24H", "freshness: PT12H", "a screening list now is fresh for 12 hours instead of 24 hours.")]
    [InlineData("- { value: { gte: 25 }, from: 2027-07-10, source: amlr-52 }", "- { value: { gte: 15 }, from: 2027-07-10, source: amlr-52 }", "From 2027-07-10 on, beneficial ownership now starts at at least 15 % instead of at least 25 %.")]
    [InlineData("freshness: PT24H", "freshness: { value: PT24H, source: tfeu-215, verified: false }", "a screening list: the source is now Council regulations under Art. 215 TFEU instead of The firm's own policy, approved by its management.")]
    [InlineData("hours: \"09:00-17:00\"", "hours: \"08:00-17:00\"", "the calendar default is now open from 08:00 to 17:00 instead of from 09:00 to 17:00.")]
    [InlineData("version: 3", "version: 4", "version 3 becomes version 4, in force from 2026-01-01.")]
    [InlineData("control: four-eyes, owner: compliance-officer", "control: four-eyes, owner: mlro", "the obligation EU-POL-1 is now owned by the mlro instead of the compliance-officer.")]
    public void A_change_is_said_in_one_sentence(string right, string wrong, string sentence)
    {
        Assert.Contains(right, InventedPack.Text(InventedPack.Of("EU")), StringComparison.Ordinal);
        Assert.Equal(sentence, Assert.Single(Changes("EU", pack => pack.Replace(right, wrong, StringComparison.Ordinal))).Sentence);
    }

    [Fact]
    public void A_value_moved_to_another_day_is_said_for_the_days_between()
    {
        var change = Assert.Single(Changes("DE", pack => pack
            .Replace("{ value: { gt: 25 }, until: 2027-07-10, source: gwg-3 }", "{ value: { gt: 25 }, until: 2027-09-01, source: gwg-3 }", StringComparison.Ordinal)
            .Replace("{ value: { gte: 25 }, from: 2027-07-10, source: amlr-52 }", "{ value: { gte: 25 }, from: 2027-09-01, source: amlr-52 }", StringComparison.Ordinal)));
        Assert.Equal("From 2027-07-10 until 2027-09-01, beneficial ownership now starts at more than 25 % instead of at least 25 %.", change.Sentence);
    }

    [Fact]
    public void A_changed_tier_is_said_without_repeating_the_others() =>
        Assert.Equal(
            "the travel rule asks from: now also at least SGD 1,000 (rate: firm-market-rate): originator address or uniqueId or dateOfBirth+placeOfBirth; beneficiary nothing; "
            + "no longer more than SGD 1,500 (rate: firm-market-rate): originator address or uniqueId or dateOfBirth+placeOfBirth; beneficiary nothing.",
            Assert.Single(Changes("SG", pack => pack.Replace("- when: { gt: 1500, currency: SGD", "- when: { gte: 1000, currency: SGD", StringComparison.Ordinal))).Sentence);

    [Fact]
    public void Holidays_of_several_files_are_compared_day_by_day()
    {
        var files = InventedPack.With("DE", pack => pack.Replace("default: { weekend: [saturday, sunday], holidays: holidays.yaml,", "default: { weekend: [saturday, sunday], holidays: [holidays.yaml, land.yaml],", StringComparison.Ordinal));
        var land = files.Files.ToDictionary(file => file.Key, file => file.Value);
        land["land.yaml"] = "covers: { from: 2025, to: 2030 }\nsource: feiertage\nverified: false\ncomputed: [{ name: New Year, on: 01-01 }]\nlisted: [{ date: 2026-11-18, name: Day of Repentance }]\n"u8.ToArray();
        var draft = Repository.Library.Draft(new PackFolder("de", land));
        Assert.Empty(draft.Errors);
        var change = Assert.Single(PackDiff.Between(Repository.OfOneDay.Packs.Single(pack => pack.Jurisdiction == "DE"), draft.Pack!));
        Assert.Equal("the calendar default is now closed on 2026-11-18 (Day of Repentance).", change.Sentence);
    }

    private static IReadOnlyList<PackChange> Changes(string code, Func<string, string> change)
    {
        var draft = InventedPack.Draft(code, change);
        Assert.Empty(draft.Errors);
        return PackDiff.Between(Repository.OfOneDay.Packs.Single(pack => pack.Jurisdiction == code), draft.Pack!);
    }
}
