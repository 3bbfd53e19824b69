using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Proofs;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Wallets;

/// <summary>An amount that was asked for proves ownership once, in time, to the last digit, and from the wallet alone.</summary>
public class MicroTransferTests
{
    [Fact]
    public void The_amount_that_was_asked_for_from_the_wallet_satisfies_the_step_and_is_kept_with_what_was_asked()
    {
        var world = Requested();
        var asked = world.AskTransfer();

        Assert.Null(world.Send(asked.Nonce, Seen(world, asked)));

        Assert.Equal(WalletStatus.AwaitingApproval, world.Wallet!.Status);
        var proven = Assert.Single(world.History.Select(decision => decision.Happened).OfType<OwnershipProven>());
        Assert.Equal(("micro-transfer", null, asked.Nonce, SignatureSchemes.MicroTransfer), (proven.Method, proven.Provider, proven.Nonce, proven.Signed!.Scheme));
        Assert.Equal(asked, OwnershipTransfer.Read(proven.Signed.Message));
        Assert.Equal(SignatureVerdict.Verified, CheckedSignature.Of(proven.Signed).Answer.Verdict);
        Assert.Equal(SignatureVerdict.Unreadable, CheckedSignature.Of(proven.Signed with { Signature = proven.Signed.Signature.Replace(asked.Nonce, "", StringComparison.Ordinal) + "x" }).Answer.Verdict);
    }

    [Fact]
    public void Each_amount_is_drawn_anew_between_the_configured_one_and_less_than_twice_the_last_four_decimals()
    {
        var terms = new MicroTransferTerms(0.0001m, 8, 1, Duration.FromHours(1));
        var amounts = Enumerable.Range(0, 20_000).Select(drawn => terms.AmountOf((uint)drawn)).ToHashSet();

        Assert.Equal((MicroTransferTerms.Amounts, 0.00010001m, 0.00019999m), (amounts.Count, amounts.Min(), amounts.Max()));
        Assert.InRange(terms.AmountOf(uint.MaxValue), 0.00010001m, 0.00019999m);
    }

    [Fact]
    public void From_another_address_it_is_a_failed_proof_that_people_look_at()
    {
        var world = Requested();
        var asked = world.AskTransfer();

        Assert.Null(world.Send(asked.Nonce, Seen(world, asked) with { From = Signers.Ethereum(2) }));

        Assert.Equal((WalletStatus.UnderReview, "wallet-risk"), (world.Wallet!.Status, Assert.Single(world.Wallet.Exceptions).Value.Kind));
        Refused("/nonce", "replayed", world.Send(asked.Nonce, Seen(world, asked)));
    }

    [Fact]
    public void What_was_not_asked_for_changes_nothing()
    {
        var world = Requested();
        var asked = world.AskTransfer();
        var seen = Seen(world, asked);
        var before = world.History.Count;

        foreach (var other in new[]
        {
            seen with { Amount = asked.Amount + 0.00000001m },
            seen with { OccurredAt = asked.IssuedAt - Duration.FromMilliseconds(1) },
            seen with { OccurredAt = asked.Expires },
            seen with { Confirmations = asked.Confirmations - 1 },
            seen with { From = "no address" },
        })
            Refused("/transaction", "not-what-was-asked", world.Send(asked.Nonce, other));
        Refused("/transaction/occurredAt", "in-the-future", world.Send(asked.Nonce, seen with { OccurredAt = world.Now + Duration.FromMilliseconds(1) }));
        Refused("/nonce", "foreign", world.Send("nobodysnonce", seen));
        Refused("/transaction", "not-of-this-method", world.Send(asked.Nonce, seen, "message-signature"));
        Refused("/nonce", "of-another-method", world.Sign(asked.Nonce, "0x00"));
        Refused("/nonce", "of-another-method", world.Send(world.Challenge().Nonce, seen));

        Assert.Equal((before + 1, WalletStatus.AwaitingEvidence), (world.History.Count, world.Wallet!.Status));
        Assert.Null(world.Send(asked.Nonce, seen));
    }

    [Fact]
    public void Who_waits_for_confirmations_is_judged_by_the_time_of_the_block()
    {
        var world = Requested();
        var asked = world.AskTransfer();
        var seen = Seen(world, asked) with { OccurredAt = asked.Expires - Duration.FromMilliseconds(1) };
        world.Pass(Duration.FromHours(30));

        Assert.Null(world.Send(asked.Nonce, seen));
    }

    [Fact]
    public void Where_it_is_asked_for_no_service_says_what_came_of_one_and_where_it_is_not_they_do()
    {
        var stated = new RecordOwnershipProof("micro-transfer", "passed", "provider.example", "r-1", null);
        Refused("/transaction", "required", Requested().Do(stated, People.Service));
        Assert.Null(Requested().Do(stated, People.Analyst()));

        Assert.Null(Requested(ChallengeSettings.None).Do(stated, People.Service));
    }

    private static ProofTransaction Seen(WalletWorld world, OwnershipTransfer asked) =>
        new("0x5c50", Signers.Ethereum(1).ToLowerInvariant(), asked.Amount, asked.Confirmations, world.Now);

    private static WalletWorld Requested(ChallengeSettings? settings = null)
    {
        var world = new WalletWorld("EU")
        {
            Key = 1,
            Settings = settings ?? new("wallets.example", Duration.FromHours(1)) { Transfers = new Dictionary<string, MicroTransferTerms> { ["eip155:1"] = new(0.0001m, 8, 12, Duration.FromHours(24)) } },
        }.Put();
        Assert.Null(world.Request());
        return world;
    }

    private static void Refused(string pointer, string code, Refusal? refusal) => Assert.Equal((pointer, code), Assert.Single(refusal!.Errors) switch { var error => (error.Pointer, error.Code) });
}
