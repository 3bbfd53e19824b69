using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>What goes between the firm and a provider on the other side: every answer, in every order, and silence. Nothing is allowed without an agreement.</summary>
public sealed class ExchangeTests
{
    private static readonly PeerAnswer Approved = new(PeerAnswers.Approved, TransferWorld.Address.ToLowerInvariant(), "https://peer.example/c", null, "digest-1");

    private readonly TransferWorld _world = new() { AnswerWithin = Duration.FromHours(72) };

    [Fact]
    public void Nothing_is_allowed_before_the_provider_has_agreed()
    {
        Ask();
        Assert.Equal(("held", "preparing"), Seen);
        Assert.Equal([WaitFor.Exchange], _world["t"].Waits.Select(wait => wait.For));
        var opened = Assert.Single(_world.History.Select(decision => decision.Happened).OfType<ExchangeOpened>());
        Assert.True(Guid.TryParse(opened.Request, out _));
        Assert.Contains("originator.name", opened.Fields);
        Assert.Contains("beneficiary.name", opened.Fields);
        // Only what a rule asks for travels: of what may be chosen among, the first that is there.
        Assert.DoesNotContain("originator.address", opened.Fields);

        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Acknowledged)));
        Assert.Equal(("held", "awaiting-counterparty"), Seen);
        Assert.Null(_world.Hear("t", Approved));
        Assert.Equal(("allowed", "accepted"), Seen);
    }

    [Theory]
    [InlineData(PeerAnswers.Taken, "sent")]
    [InlineData(PeerAnswers.Acknowledged, "awaiting-counterparty")]
    [InlineData(PeerAnswers.Malformed, "sent")]
    [InlineData(PeerAnswers.Failed, "unreachable")]
    [InlineData(PeerAnswers.Unreachable, "unreachable")]
    [InlineData(PeerAnswers.Unknown, "unknown-counterparty")]
    [InlineData(PeerAnswers.Blocked, "unknown-counterparty")]
    [InlineData(PeerAnswers.Rejected, "rejected")]
    public void No_other_answer_allows_it_however_long_one_waits(string answer, string status)
    {
        Ask();
        Assert.Null(_world.Tell("t", Answer(answer)));
        Assert.Equal(("held", status), Seen);
        _world.Lists.Put(Building.A.List, ["PETROV, Somebody"], _world.Now);
        _world.Pass(Duration.FromDays(10));
        Assert.NotEqual("allowed", _world["t"].Status);
        if (status is not ("rejected" or "unknown-counterparty"))
            Assert.Equal("expired", _world["t"].TravelRule);
        // People hear of it, once.
        Assert.Single(_world.State!.Matters.Exceptions, open => _world["t"].Waits.Any(wait => wait is { For: WaitFor.Exchange } && wait.ExceptionId == open.Key));
    }

    [Fact]
    public void What_cannot_be_told_is_told_again_under_the_same_identifier_ever_more_seldom()
    {
        Ask();
        var (request, times) = (_world["t"].Exchange!.Request, new List<Duration>());
        for (var tries = 0; tries < 4; tries++)
        {
            Assert.Null(_world.Tell("t", Answer(PeerAnswers.Unreachable)));
            Assert.Equal(request, _world["t"].Exchange!.Request);
            times.Add(_world["t"].Exchange!.Next!.Value - _world.Now);
        }

        Assert.Equal([Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromMinutes(30)], times);
    }

    /// <summary>Whoever dies between telling and recording: it is told again, as the same, and recorded once.</summary>
    [Fact]
    public void What_was_told_and_not_recorded_stays_due_as_the_same()
    {
        Ask();
        var due = new Message.Due(_world.Now, "exchange:t");
        var (first, again) = (TransfersWorkflow.ToTell(_world.State!, due)!.Exchange!, TransfersWorkflow.ToTell(_world.State!, due)!.Exchange!);
        Assert.Equal((first.Request, first.Tell, first.Tries), (again.Request, again.Tell, again.Tries));
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Acknowledged)));
        var decided = _world.History.Count;
        Assert.Null(_world.Do(new RecordDelivery("t", first.Request, first.Tell!, first.Tries, Answer(PeerAnswers.Acknowledged)), Contracts.Actors.Principal.System));
        Assert.Equal(decided, _world.History.Count);
        Assert.Null(TransfersWorkflow.ToTell(_world.State!, due));
    }

    [Fact]
    public void An_answer_that_is_recorded_twice_or_was_overtaken_changes_nothing()
    {
        Ask();
        var exchange = _world["t"].Exchange!;
        // The provider agrees at its own address before it answers.
        Assert.Null(_world.Hear("t", Approved));
        var decided = _world.History.Count;
        Assert.Null(_world.Do(new RecordDelivery("t", exchange.Request, ToldToPeer.Inquiry, 0, Answer(PeerAnswers.Acknowledged)), Contracts.Actors.Principal.System));
        Assert.Equal((decided, "accepted"), (_world.History.Count, _world["t"].TravelRule));
    }

    [Fact]
    public void The_same_agreement_again_changes_nothing_and_another_is_not_heard()
    {
        Ask();
        Assert.Null(_world.Hear("t", Approved));
        var decided = _world.History.Count;
        Assert.Null(_world.Hear("t", Approved));
        Assert.Equal(404, _world.Hear("t", Approved with { Address = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", Digest = "digest-2" })!.Status);
        Assert.Equal(404, _world.Hear("t", Answer(PeerAnswers.Rejected))!.Status);
        Assert.Equal(404, _world.Hear("t", Answer(PeerAnswers.Confirmed))!.Status);
        Assert.Equal(404, _world.Hear("t", Approved with { Digest = "digest-3" }, "another")!.Status);
        Assert.Equal((decided, "accepted"), (_world.History.Count, _world["t"].TravelRule));
    }

    [Fact]
    public void Another_address_than_the_transfers_is_looked_at_by_people()
    {
        Ask();
        Assert.Null(_world.Hear("t", Approved with { Address = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359" }));
        Assert.Equal(("held", "mismatch"), Seen);
        _world.Answer("evidence-inconclusive", "true-match");
        Assert.Equal("refused", _world["t"].Status);
    }

    [Fact]
    public void Once_people_dismiss_a_refusal_the_provider_is_asked_anew()
    {
        Ask();
        var first = _world["t"].Exchange!.Request;
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Rejected)));
        _world.Answer("evidence-inconclusive", "false-positive");
        Assert.Equal(("held", "preparing"), Seen);
        Assert.NotEqual(first, _world["t"].Exchange!.Request);
        // What comes of the first is too late for the second.
        Assert.Equal(404, _world.Hear("t", Approved, first)!.Status);
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Rejected)));
        Assert.Single(_world.State!.Matters.Exceptions);
    }

    [Fact]
    public void An_agreement_that_comes_late_is_not_too_late()
    {
        Ask();
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Taken)));
        _world.Lists.Put(Building.A.List, ["PETROV, Somebody"], _world.Now);
        _world.Pass(Duration.FromHours(73));
        _world.Lists.Put(Building.A.List, ["PETROV, Somebody"], _world.Now);
        Assert.Equal("expired", _world["t"].TravelRule);
        Assert.Null(_world.Hear("t", Approved));
        Assert.Equal("accepted", _world["t"].TravelRule);
    }

    [Theory]
    [InlineData(true, "confirmation", "completed")]
    [InlineData(false, "cancellation", "cancelled")]
    public void Who_agreed_is_told_how_it_ended(bool completed, string told, string status)
    {
        Ask();
        Assert.Null(_world.Hear("t", Approved));
        Assert.Null(_world.Do(completed ? new CompleteTransfer("t", "0xabc", null) : new CancelTransfer("t", "changed their mind")));
        Assert.Equal((told, "accepted"), (_world["t"].Exchange!.Tell, _world["t"].TravelRule));
        Assert.Contains("exchange:t", _world.Agenda.Keys);
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Unreachable)));
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Taken)));
        Assert.Equal(status, _world["t"].TravelRule);
        Assert.DoesNotContain("exchange:t", _world.Agenda.Keys);
    }

    [Fact]
    public void Nobody_is_asked_who_is_not_approved_or_has_no_address_or_while_anything_else_stands_against_it()
    {
        _world.Register["cp-1"] = new CounterpartySide("cp-1", CounterpartyStanding.Restricted, "FR", _world.Customer.Bound) { TakesInquiries = true };
        Ask();
        Assert.Null(_world["t"].Exchange);
        _world.Register["cp-1"] = new CounterpartySide("cp-1", CounterpartyStanding.Approved, "FR", _world.Customer.Bound);
        Ask("u");
        Assert.Equal(("allowed", null), (_world["u"].Status, _world["u"].Exchange));
        _world.Register.Clear();
        Assert.Null(_world.Ask("v", TransferWorld.Worth(100)));
        Assert.Equal(("held", null), (_world["v"].Status, _world["v"].Exchange));
        Assert.NotEmpty(_world["v"].Missing);
    }

    [Fact]
    public void What_a_provider_asks_about_is_decided_as_any_transfer_is_and_it_is_told_once()
    {
        Receive("t");
        Assert.Equal(("allowed", "received", "approval"), (_world["t"].Status, _world["t"].TravelRule, _world["t"].Exchange!.Tell));
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Taken)));
        Assert.Equal("accepted", _world["t"].TravelRule);
        Assert.Null(_world.Hear("t", new PeerAnswer(PeerAnswers.Confirmed, null, null, "0xabc", "digest-4")));
        // That it says so does not make it so.
        Assert.Equal(("allowed", "completed"), Seen);
        Assert.Null(_world.Hear("t", new PeerAnswer(PeerAnswers.Confirmed, null, null, "0xabc", "digest-4")));
        Assert.Equal(404, _world.Hear("t", Answer(PeerAnswers.Cancelled))!.Status);
    }

    [Fact]
    public void Of_a_provider_whom_nobody_knows_nothing_is_taken_and_one_that_is_refused_is_told()
    {
        _world.Register["cp-1"] = null;
        Receive("t");
        Assert.Equal(("held", null), (_world["t"].Status, _world["t"].Exchange!.Tell));
        // It has no agreement to speak about yet.
        Assert.Equal(404, _world.Hear("t", Answer(PeerAnswers.Confirmed))!.Status);
        _world.Register["cp-1"] = new CounterpartySide("cp-1", CounterpartyStanding.Refused, "FR", _world.Customer.Bound);
        _world.Pass(Duration.FromDays(2));
        Assert.Equal(("refused", "rejection"), (_world["t"].Status, _world["t"].Exchange!.Tell ?? "rejection"));
    }

    [Fact]
    public void What_will_not_be_sent_after_all_is_cancelled()
    {
        Receive("t");
        Assert.Null(_world.Tell("t", Answer(PeerAnswers.Taken)));
        Assert.Null(_world.Hear("t", Answer(PeerAnswers.Cancelled)));
        Assert.Equal(("cancelled", "cancelled"), Seen);
    }

    private (string Status, string TravelRule) Seen => (_world["t"].Status, _world["t"].TravelRule);

    private static PeerAnswer Answer(string kind) => new(kind, null, null, null, $"digest of {kind}");

    private void Ask(string id = "t") => Assert.Null(_world.Ask(id, TransferWorld.Worth(100), person: TransferWorld.Person));

    private void Receive(string id) => Assert.Null(_world.Do(
        new RequestTransfer(
            id, "w-1", Directions.Incoming, TransferWorld.Ether, 0.5m, TransferWorld.Worth(100), new TransferCounterparty(CounterpartyKinds.Vasp, "eip155:1", TransferWorld.Address, null, TransferWorld.Vasp),
            TransferWorld.Person, null)
        { Inquiry = new PeerInquiry("5e2f4c1e-3a6b-4a58-9f0e-0d9a6a1d2b3c", "https://peer.example/r") },
        Contracts.Actors.Principal.System));
}
