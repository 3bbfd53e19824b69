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
}
