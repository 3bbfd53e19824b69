using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>Nothing is transferred of an asset of a kind that the packs bar, from the day on from which they do.</summary>
public class BarredAssetTests
{
    private static readonly AssetTable Anonymous = new([new Asset(TransferWorld.Ether, "ETH", 18) { Kinds = ["anonymity-enhanced"] }]);

    [Fact]
    public void In_the_Union_from_July_2027()
    {
        var before = new TransferWorld { Assets = Anonymous };
        before.Ask("t-1", TransferWorld.Worth(600), person: TransferWorld.Person);
        Assert.NotEqual(TransferStatus.Refused, before["t-1"].Status);

        var after = new TransferWorld(start: Instant.FromUtc(2027, 8, 2, 9, 0)) { Assets = Anonymous };
        after.Ask("t-1", null, person: TransferWorld.Person);
        Assert.Equal(TransferStatus.Refused, after["t-1"].Status);
        Assert.Contains(after.Last("t-1").Reasons, reason => reason is { Code: "asset-prohibited", Rule: "wallets.prohibited", Pack: not null });

        var plain = new TransferWorld(start: Instant.FromUtc(2027, 8, 2, 9, 0));
        plain.Ask("t-1", null, person: TransferWorld.Person);
        Assert.NotEqual(TransferStatus.Refused, plain["t-1"].Status);
    }

    /// <summary>Some of what packs bar is no property of an asset, and no asset that is said to be of such a kind stands for it.</summary>
    [Fact]
    public void The_page_says_of_every_kind_that_packs_bar_what_comes_of_it()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "transfers.md"));
        var barred = Repository.Library.Packs.SelectMany(pack => pack.Values.GetValueOrDefault("wallets.prohibited") ?? [])
            .Select(value => value.Value).OfType<Jurisdictions.Language.Words>().SelectMany(words => words.Items).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("mixer-output", barred);
        Assert.All(barred, kind => Assert.Contains($"`{kind}`", page, StringComparison.Ordinal));
    }
}
