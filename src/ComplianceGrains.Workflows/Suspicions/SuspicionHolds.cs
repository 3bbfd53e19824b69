using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Suspicions.Events;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>
/// Orders that would reveal a suspicion. Whoever may know of the suspicion may know of them, and nobody else: nothing of them stands with the
/// customer, whose records wait for an approval that nobody gives, as those of others do whom nobody has got round to.
/// </summary>
internal static class SuspicionHolds
{
    /// <summary>Somebody of the unit records an order. It is possible at every stage: what it comes too late for, it says.</summary>
    public static Verdict Place(SuspicionCase suspicion, PlaceSuspicionHold place, SuspicionFacts facts)
    {
        var ends = HoldOrders.EndsAt(place.Until, suspicion.Bound, facts.Rules);
        if (HoldOrders.Against(facts.By, place.Issuer, ends, facts.Rules, facts.Now) is { } against)
            return Verdict.Refuse(against);
        return Accept(
            201, facts, "placed", HoldOrders.Placed(place.Issuer, facts.Rules),
            new SuspicionHoldPlaced($"hold-{suspicion.Holds.Count + 1}", place.Issuer, place.Until, ends, facts.TooLateFor, place.Reason));
    }

    /// <summary>The first person asks that an order be lifted.</summary>
    public static Verdict Ask(SuspicionCase suspicion, AskSuspicionHoldLifting ask, SuspicionFacts facts) => HoldOrders.AgainstAsking(Find(suspicion, ask.Hold), facts.By) is { } against
        ? Verdict.Refuse(against)
        : Accept(202, facts, "asked", Cited.Because(ReasonCodes.SecondPersonNeeded, "To be confirmed by a second person."), new SuspicionHoldLiftingAsked(ask.Hold, ask.Reason));

    /// <summary>The second person agrees, or does not.</summary>
    public static Verdict Decide(SuspicionCase suspicion, DecideSuspicionHoldLifting decision, SuspicionFacts facts) => HoldOrders.AgainstDeciding(Find(suspicion, decision.Hold), facts.By) is { } against
        ? Verdict.Refuse(against)
        : decision.Approved
            ? Accept(200, facts, "lifted", SuspicionWorkflow.By(facts), new SuspicionHoldLifted(decision.Hold, decision.Reason))
            : Accept(200, facts, "rejected", SuspicionWorkflow.By(facts), new SuspicionHoldKept(decision.Hold, decision.Reason));

    /// <summary>An order's last day is over.</summary>
    public static Verdict End(SuspicionCase suspicion, string key, SuspicionFacts facts) =>
        suspicion.Holds.FirstOrDefault(hold => hold.Order.IsOpen && key == HoldOrders.KeyPrefix + hold.Order.Id && hold.Order.EndsAt <= facts.Now) is { } over
            ? Accept(200, facts, "ended", Cited.Because(ReasonCodes.HoldOver, "Its last day is over."), new SuspicionHoldLifted(over.Order.Id, null))
            : Verdict.None;

    private static Hold? Find(SuspicionCase suspicion, string id) => suspicion.Holds.FirstOrDefault(hold => hold.Order.Id == id)?.Order;

    private static Verdict Accept(int status, SuspicionFacts facts, string outcome, Reason reason, object happened) =>
        SuspicionWorkflow.Accept(status, facts, outcome, HoldOrders.Control, [reason], happened);
}
