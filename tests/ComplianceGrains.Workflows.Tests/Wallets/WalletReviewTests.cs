using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Wallets;

/// <summary>A customer whose wallet was refused asks that other people look at it.</summary>
public class WalletReviewTests
{
    [Fact]
    public void A_listed_wallet_whose_refusal_falls_is_screened_anew_and_approved_by_people()
    {
        var world = Listed();
        Assert.Null(world.Do(new RequestWalletReview("it is not mine"), People.Service));
        Assert.Equal(("refused", "refusal-review"), (world.Wallet!.Status, Assert.Single(world.Wallet.Exceptions).Value.Kind));

        world.Answer("refusal-review", "overturn");
        Assert.Equal((null, "screening"), (world.Wallet!.Outcome, world.Wallet.Status));
        world.Pass(Duration.FromSeconds(1));

        Assert.Empty(world.Wallet!.Exceptions);
        Assert.Equal(["manual-review"], world.Wallet.Pending.Select(step => step.Step));
        Assert.Null(world.Decide(People.Analyst()));
        Assert.Equal("approved", world.Wallet!.Status);
    }

    [Fact]
    public void What_a_list_says_since_the_refusal_is_looked_at_before_anything_follows()
    {
        var world = Listed();
        Assert.Null(world.Do(new RequestWalletReview("it is not mine"), People.Service));
        world.Put(WalletWorld.Address.ToLowerInvariant());
        world.Answer("refusal-review", "overturn");
        world.Pass(Duration.FromSeconds(1));

        Assert.Equal("possible-match", Assert.Single(world.Wallet!.Exceptions).Value.Kind);
        Assert.Equal("under-review", world.Wallet!.Status);
    }

    [Fact]
    public void A_refusal_that_is_upheld_stands_and_is_not_reviewed_again()
    {
        var world = Listed();
        Assert.Null(world.Do(new RequestWalletReview("it is not mine"), People.Service));
        Assert.Equal(409, world.Do(new RequestWalletReview("at once"), People.Service)!.Status);
        world.Answer("refusal-review", "uphold");

        Assert.Equal("refused", world.Wallet!.Status);
        Assert.Equal(409, world.Do(new RequestWalletReview("once more"), People.Service)!.Status);
        Assert.Equal(409, world.Request()!.Status);
    }

    [Fact]
    public void A_wallet_whose_proof_failed_has_to_be_shown_again()
    {
        var world = new WalletWorld("EU").Put();
        Assert.Null(world.Request());
        Assert.Null(world.Prove("failed"));
        world.Answer("wallet-risk", "true-match");
        Assert.Equal("refused", world.Wallet!.Status);

        Assert.Null(world.Do(new RequestWalletReview("the wrong key"), People.Service));
        world.Answer("refusal-review", "overturn");
        world.Pass(Duration.FromSeconds(1));

        Assert.Equal(("awaiting-evidence", "ownership-proof"), (world.Wallet!.Status, Assert.Single(world.Wallet.Pending).Step));
        Assert.Null(world.Prove());
        Assert.Equal("awaiting-approval", world.Wallet!.Status);
    }

    [Fact]
    public void A_wallet_that_a_person_rejected_is_decided_again_by_people()
    {
        var world = WalletWorld.Proven();
        Assert.Null(world.Decide(People.Analyst(), approved: false));
        Assert.Null(world.Do(new RequestWalletReview("why"), People.Service));
        Assert.Equal([People.Analyst().Id], Raised(world).Excluded);

        world.Answer("refusal-review", "overturn");
        world.Pass(Duration.FromSeconds(1));

        Assert.Equal("awaiting-approval", world.Wallet!.Status);
        Assert.Null(world.Decide(People.Analyst(2)));
        Assert.Equal("approved", world.Wallet!.Status);
    }

    [Fact]
    public void Only_a_refusal_is_reviewed_and_of_a_customer_who_is_there()
    {
        Assert.Equal(409, WalletWorld.Approved().Do(new RequestWalletReview("why not"), People.Service)!.Status);
        Assert.Equal(404, new WalletWorld("EU").Put().Do(new RequestWalletReview("why not"), People.Service)!.Status);
        var world = Listed();
        world.CustomerEnded = true;
        Assert.Equal(409, world.Do(new RequestWalletReview("why not"), People.Service)!.Status);
    }

    [Fact]
    public void What_the_customer_is_told_is_the_same_whatever_was_found()
    {
        var rejected = WalletWorld.Proven();
        Assert.Null(rejected.Decide(People.Analyst(), approved: false));

        Assert.Equal(Told(Listed()), Told(rejected));
        Assert.Equal("refusal-explained", Assert.Single(Told(rejected)).Code);
    }

    private static WalletWorld Listed()
    {
        var world = new WalletWorld("EU").Put(WalletWorld.Address);
        Assert.Null(world.Request(selfHosted: false));
        world.Answer("possible-match", "true-match");
        Assert.Equal("refused", world.Wallet!.Status);
        return world;
    }

    private static ExceptionRaised Raised(WalletWorld world) => (ExceptionRaised)world.History[^1].Happened;

    private static IReadOnlyList<Reason> Told(WalletWorld world) =>
        [.. world.History[^1].Basis.Reasons.Where(reason => ReasonCodes.AudienceOf(reason.Code) == Audience.Service)];
}
