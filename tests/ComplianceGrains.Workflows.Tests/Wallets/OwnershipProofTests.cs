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

/// <summary>A signed message proves ownership once, in time, of one wallet of one approval, and by nobody's word.</summary>
public class OwnershipProofTests
{
    [Fact]
    public void A_signed_message_satisfies_the_step_and_is_kept_with_what_it_is_checked_against()
    {
        var world = Requested();
        var message = world.Challenge();

        Assert.Null(world.Sign(message.Nonce, Signers.SignEthereum(1, message.Text)));

        Assert.Equal(WalletStatus.AwaitingApproval, world.Wallet!.Status);
        var proven = Assert.Single(world.History.Select(decision => decision.Happened).OfType<OwnershipProven>());
        Assert.Equal(("message-signature", null, message.Nonce, SignatureSchemes.Eip191, message.Text), (proven.Method, proven.Provider, proven.Nonce, proven.Signed!.Scheme, proven.Signed.Message));
        Assert.StartsWith("sha256:", proven.Reference, StringComparison.Ordinal);
        Assert.Equal(SignatureVerdict.Verified, SignatureCheck.Of(proven.Signed.Account, proven.Signed.Message, proven.Signed.Signature).Verdict);
    }

    [Fact]
    public void What_is_signed_names_the_firm_the_account_the_approval_and_until_when()
    {
        var world = Requested();
        var message = world.Challenge();

        Assert.Equal(
            $"""
            wallets.example wants you to sign in with your Ethereum account:
            0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf

            I control this wallet, and ask that it is approved for my account. Signing this moves nothing.

            URI: https://wallets.example/
            Version: 1
            Chain ID: 1
            Nonce: {message.Nonce}
            Issued At: {world.Now}
            Expiration Time: {world.Now + Duration.FromHours(1)}
            Request ID: w-1
            """.ReplaceLineEndings("\n"), message.Text);
    }

    [Fact]
    public void A_proof_is_good_once()
    {
        var world = Requested();
        var message = world.Challenge();
        var signature = Signers.SignEthereum(1, message.Text);
        Assert.Null(world.Sign(message.Nonce, signature));

        Refused("/nonce", "replayed", world.Sign(message.Nonce, signature));
    }

    [Fact]
    public void A_proof_of_an_earlier_request_of_the_same_wallet_is_not_one_of_this()
    {
        var world = Requested();
        var (answered, open) = (world.Challenge(), world.Challenge());
        Assert.Null(world.Sign(answered.Nonce, Signers.SignEthereum(1, answered.Text)));
        Assert.Null(world.Revoke());
        Assert.Null(world.Request());

        Assert.All([answered, open], message => Refused("/nonce", "replayed", world.Sign(message.Nonce, Signers.SignEthereum(1, message.Text))));
        Assert.Equal(WalletStatus.AwaitingEvidence, world.Wallet!.Status);
    }

    [Fact]
    public void A_proof_that_comes_late_is_refused_to_the_millisecond()
    {
        var (late, justInTime) = (Requested(), Requested());
        var (one, other) = (late.Challenge(), justInTime.Challenge());

        late.Pass(Duration.FromHours(1));
        justInTime.Pass(Duration.FromHours(1) - Duration.FromMilliseconds(1));

        Refused("/nonce", "expired", late.Sign(one.Nonce, Signers.SignEthereum(1, one.Text)));
        Assert.Null(justInTime.Sign(other.Nonce, Signers.SignEthereum(1, other.Text)));
    }

    [Fact]
    public void A_proof_of_another_approval_is_foreign_whosever_it_is()
    {
        var (mine, other) = (Requested(), Requested("w-2"));
        var (own, foreign) = (mine.Challenge(), other.Challenge());

        Refused("/nonce", "foreign", mine.Sign(foreign.Nonce, Signers.SignEthereum(1, foreign.Text)));
        Refused("/nonce", "foreign", mine.Sign("nobodysnonce", Signers.SignEthereum(1, own.Text)));
        Refused("/nonce", "foreign", mine.Do(new RecordOwnershipProof("message-signature", null, null, null, null, null, "0x00"), People.Service));
        Assert.Equal(WalletStatus.AwaitingEvidence, mine.Wallet!.Status);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void A_signature_by_another_key_or_of_another_message_is_a_failed_proof_that_people_look_at(byte key, bool ofAnother)
    {
        var (world, other) = (Requested(), Requested("w-2"));
        var message = world.Challenge();

        Assert.Null(world.Sign(message.Nonce, Signers.SignEthereum(key, ofAnother ? other.Challenge().Text : message.Text)));

        Assert.Equal((WalletStatus.UnderReview, "wallet-risk"), (world.Wallet!.Status, Assert.Single(world.Wallet.Exceptions).Value.Kind));
        Assert.Equal(("failed", message.Nonce), world.History.Select(decision => decision.Happened).OfType<OwnershipNotProven>().Select(failed => (failed.Result, failed.Nonce)).Single());
        Refused("/nonce", "replayed", world.Sign(message.Nonce, Signers.SignEthereum(1, message.Text)));
    }

    [Fact]
    public void What_only_the_chain_could_tell_goes_to_people_with_the_reason()
    {
        var world = Requested();
        var message = world.Challenge();

        Assert.Null(world.Sign(message.Nonce, $"0x{new string('a', 400)}"));

        Assert.Equal((WalletStatus.UnderReview, "evidence-inconclusive"), (world.Wallet!.Status, Assert.Single(world.Wallet.Exceptions).Value.Kind));
        Assert.Contains(world.History, decision => decision.Happened is OwnershipNotProven { Result: "inconclusive" } && decision.Basis.Reasons[0].Text.Contains("EIP-1271", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_signature_is_refused_and_the_message_may_still_be_signed()
    {
        var world = Requested();
        var message = world.Challenge();
        var before = world.History.Count;

        Refused("/signature", "unreadable", world.Sign(message.Nonce, "hello"));
        Refused("/signature", "not-of-this-method", world.Sign(message.Nonce, Signers.SignEthereum(1, message.Text), "micro-transfer"));

        Assert.Equal(before, world.History.Count);
        Assert.Null(world.Sign(message.Nonce, Signers.SignEthereum(1, message.Text)));
    }

    [Fact]
    public void Nobody_but_a_person_says_what_a_signature_came_to()
    {
        var world = Requested();

        Refused("/signature", "required", world.Prove(method: "message-signature"));
        Assert.Equal(WalletStatus.AwaitingEvidence, world.Wallet!.Status);
        Assert.Null(world.Do(new RecordOwnershipProof("message-signature", "passed", "explorer.example", "r-1", null), People.Analyst()));
        // Who says it does not approve it.
        Assert.Equal(403, world.Decide(People.Analyst())!.Status);
        Assert.Null(world.Decide(People.Analyst(2)));
    }

    [Fact]
    public void Nothing_is_issued_that_nobody_waits_for_or_could_check()
    {
        Assert.Equal(409, Refusal(WalletWorld.Proven()).Status);
        Assert.Contains("Wallets:MicroTransfers", Requested().Do(new IssueOwnershipChallenge("micro-transfer"), People.Service)!.Title, StringComparison.Ordinal);
        Refused("/method", "not-accepted", Requested().Do(new IssueOwnershipChallenge("visual"), People.Service));
        Assert.Contains("Wallets:Domain", Refusal(Requested(settings: ChallengeSettings.None)).Title, StringComparison.Ordinal);
        var bare = new WalletWorld("EU") { Chain = "eip155:none" }.Put();
        Assert.Null(bare.Request());
        Assert.Contains("not checked here", Refusal(bare).Title, StringComparison.Ordinal);

        static Refusal Refusal(WalletWorld world)
        {
            Assert.Null(world.Challenge(out var refusal));
            return refusal!;
        }
    }

    private static WalletWorld Requested(string id = "w-1", ChallengeSettings? settings = null)
    {
        var world = new WalletWorld("EU") { Key = 1, Id = id, Settings = settings ?? new("wallets.example", Duration.FromHours(1)) }.Put();
        Assert.Null(world.Request());
        return world;
    }

    private static void Refused(string pointer, string code, Refusal? refusal)
    {
        Assert.Equal(422, refusal!.Status);
        Assert.Equal((pointer, code), Assert.Single(refusal.Errors) switch { var error => (error.Pointer, error.Code) });
        Assert.EndsWith(".", refusal.Errors[0].Message, StringComparison.Ordinal);
    }
}
