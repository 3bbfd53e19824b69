using System.Text.Json;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Proofs;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Wallets;

/// <summary>Random lives of wallets, each held against what must never be.</summary>
public class WalletLivesTests
{
    private static readonly Dictionary<Type, RecordKind> Kinds = WalletWorkflow.Instance.Kinds.OfType<RecordKind>().Where(kind => !kind.IsEarlier).ToDictionary(kind => kind.Type);
    private static readonly string[] Results = ["passed", "passed", "failed", "inconclusive"];
    private static readonly string[] Waiting = ["possible-match", "wallet-risk", "evidence-inconclusive", "deadline-missed", "provider-unavailable"];
    private static readonly int[] Hours = [1, 5, 25, 24 * 8, 24 * 400];

    private static readonly Gen<(int Start, List<(int What, int Which)> Events)> Lives =
        Gen.Select(Gen.Int[0, 3], Gen.Select(Gen.Int[0, 13], Gen.Int[0, 999]).List[1, Samples.Events(25)]);

    [Fact]
    public void An_approval_rests_on_proof_screening_and_another_person_and_nothing_but_a_new_request_follows_an_end() => Sample(world =>
    {
        var (proven, passes, ended, dismissed) = (false, false, false, false);
        foreach (var decision in world.History)
        {
            Assert.False(ended && decision.Happened is not (ExceptionAnswered or WalletRequested), $"{decision.Happened.GetType().Name} after the end");
            switch (decision.Happened)
            {
                case WalletRequested:
                    (proven, passes, ended) = (false, false, false);
                    break;
                case OwnershipProven:
                    proven = true;
                    break;
                case Screened e:
                    passes = e.Screening.Outcome == "clear" || (e.Screening.Outcome == "hit" && dismissed);
                    break;
                case ExceptionAnswered { ExceptionKind: "possible-match", Disposition: "false-positive" }:
                    (passes, dismissed) = (true, true);
                    break;
                case StepDecided:
                    Assert.True(proven, "decided without a proof");
                    Assert.NotEqual(People.Service.Id, decision.Basis.Principal);
                    break;
                case WalletApproved:
                    Assert.True(proven && passes, "approved without a proof or with a match");
                    break;
                case Refused or WalletExpired or WalletRevoked:
                    ended = true;
                    break;
            }
        }

        Assert.Equal(ended, world.Wallet!.IsTerminal);
    });

    [Fact]
    public void Every_wallet_that_is_not_at_its_end_has_an_owner_and_a_deadline() => Sample(world => Assert.True(
        world.Wallet!.IsTerminal ? world.Agenda.Count == 0 : world.Wallet.Exceptions.Count > 0 || world.Agenda.Values.Any(row => row.OwnerRole.Length > 0 && row.Due >= world.Now),
        $"nobody owns a wallet that is {world.Wallet.Status}"));

    [Fact]
    public void A_history_read_back_without_the_persons_own_values_is_the_same_state() => Sample(world =>
    {
        Wallet? again = null;
        foreach (var decision in world.History)
        {
            var kind = Kinds[decision.Happened.GetType()];
            var folded = kind.Schema.Fields.Where(field => Compartments.IsFolded(field.Compartment)).Select(field => field.Name).ToHashSet();
            again = Wallet.Evolve(again, Basis.FromFields(decision.Basis.ToFields()), kind.FromFields(null, kind.ToFields(decision.Happened).Where(field => folded.Contains(field.Key)).ToDictionary()));
        }

        Assert.Equal(Text(world.Wallet), Text(again));
    }, onlyAtTheEnd: true);

    [Fact]
    public void Looked_up_again_in_the_lists_of_the_time_and_with_signatures_checked_again_every_decision_comes_out_equal() => Sample(world =>
    {
        foreach (var command in world.Recorded)
        {
            var basis = command.Whole[0].Basis;
            var rules = Repository.Library.Rules(basis.Bound, command.At);
            var ground = new ReplayGround(command.At, rules, rules, null, A.ExceptionIds(command.Actor), A.HashKey)
            {
                Address = new WalletAddress(world.Chain, ((WalletRequested)world.History[0].Happened).Address!),
                Lists = list => world.Contents.Find(index => index.ListId == list.Id && index.Digest == list.Digest),
            };
            foreach (var (then, answer) in command.Whole.Zip(ReplayedCommand.Answer(WalletWorkflow.Instance, command.Whole, WalletReplay.Decide((Wallet?)command.Before, command.Whole, ground))))
                Assert.True(answer is ReplayAnswer.Equal, $"{then.Happened}: {answer} {string.Join("; ", ((answer as ReplayAnswer.Differs)?.Differences ?? []).Select(each => $"{each.Path}: {each.Then} / {each.Now}"))}");
        }
    }, onlyAtTheEnd: true, lives: 40);

    /// <summary>What holds after every event; what costs much is looked at where the life ends, and lives end anywhere.</summary>
    private static void Sample(Action<WalletWorld> holds, bool onlyAtTheEnd = false, int lives = 150) => Lives.Sample(life =>
    {
        var world = life.Start switch { 0 => new WalletWorld("EU") { Key = 1 }, 1 => new WalletWorld("EU").Put(WalletWorld.Address), 2 => new WalletWorld("SG").Put(), _ => WalletWorld.Proven() };
        world.Request();
        foreach (var (what, which) in life.Events)
        {
            Happen(world, what, which);
            if (!onlyAtTheEnd)
                holds(world);
        }

        holds(world);
    }, iter: Samples.OfLong(lives));

    private static void Happen(WalletWorld world, int what, int which)
    {
        switch (what)
        {
            case <= 2:
                world.Prove(Results[which % Results.Length]);
                break;
            case <= 5:
                world.Decide(which % 7 == 0 ? People.Service : People.Analyst(1 + (which % 2)), which % 5 != 0);
                break;
            case <= 8:
                world.Answer(Waiting[which % Waiting.Length], (which % 5) switch { 3 or 4 => "no-action", 0 when which % 2 == 0 => "true-match", _ => "false-positive" });
                break;
            case 13:
                if (world.Challenge(out _) is { } message && which % 4 != 0)
                    world.Sign(message.Nonce, Signers.SignEthereum((byte)(1 + (which % 3 / 2)), which % 5 == 0 ? "something else" : message.Text));
                break;
            case 9:
                _ = which % 3 == 0 ? world.Put(WalletWorld.Address) : world.Put();
                break;
            case 10 when which % 3 == 0:
                world.Remove();
                break;
            case 11 when which % 8 == 0:
                world.Revoke();
                break;
            case 11 when which % 2 == 0:
                world.Request();
                break;
            default:
                world.Pass(Duration.FromHours(Hours[which % Hours.Length]));
                break;
        }
    }

    private static string Text(Wallet? wallet) => JsonSerializer.Serialize(
        new
        {
            wallet!.Status,
            wallet.Pending,
            wallet.Exceptions,
            wallet.Matters.Raised,
            wallet.Requests,
            wallet.UsableFrom,
            wallet.Expires,
            wallet.CooldownEnded,
            wallet.Challenges,
            Done = wallet.Done.OrderBy(done => done.Key, StringComparer.Ordinal).Select(done => $"{done.Key}={done.Value}"),
            Dismissed = wallet.Matters.FalsePositives,
            Confirmed = wallet.Matters.TrueMatches.Order(StringComparer.Ordinal),
        }, FieldJson.Options);
}
