using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Retention;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// Orders to keep records. They stand in the customer's own history beside the end of retention, so that of a hold and a destruction
/// one comes first and the other sees it; what is public of a hold stands in the lifecycle log of each jurisdiction that binds.
/// </summary>
internal static class CustomerHolds
{
    /// <summary>Someone records an order.</summary>
    public static Verdict Place(Customer customer, PlaceHold place, CustomerFacts facts)
    {
        if (customer.IsBeingDestroyed || facts.IsDestroyed)
            return Verdict.Refuse(Refusal.State("The destruction of the records has begun, or is done: there is nothing left that could be held. Tell whoever ordered it."));
        var ends = HoldOrders.EndsAt(place.Until, customer.Bound, facts.Rules);
        if (HoldOrders.Against(facts.By, place.Issuer, ends, facts.Rules, facts.Now) is { } against)
            return Verdict.Refuse(against);
        var placed = new HoldPlaced(NumberOf(customer, facts.Now), place.Record, place.Issuer, place.Until, ends, place.Reason);
        return Accept(201, placed, "placed", HoldOrders.Placed(place.Issuer, facts.Rules), customer, facts, (LifecycleKinds.HoldPlaced, placed.Hold));
    }

    /// <summary>The first person asks that a hold be lifted.</summary>
    public static Verdict Ask(Customer customer, AskHoldLifting ask, CustomerFacts facts) => HoldOrders.AgainstAsking(Find(customer, ask.Record, ask.Hold), facts.By) is { } against
        ? Verdict.Refuse(against)
        : Accept(202, new HoldLiftingAsked(ask.Hold, ask.Reason), "asked", Cited.Because(ReasonCodes.SecondPersonNeeded, "To be confirmed by a second person."), customer, facts, null);

    /// <summary>The second person agrees, or does not.</summary>
    public static Verdict Decide(Customer customer, DecideHoldLifting decision, CustomerFacts facts)
    {
        if (HoldOrders.AgainstDeciding(Find(customer, decision.Record, decision.Hold), facts.By) is { } against)
            return Verdict.Refuse(against);
        var reason = Cited.Because(ReasonCodes.DecidedByPerson, $"Decided in the role {facts.By.Role}.");
        return decision.Approved
            ? Accept(200, new HoldLifted(decision.Hold, decision.Reason), "lifted", reason, customer, facts, (LifecycleKinds.HoldLifted, decision.Hold))
            : Accept(200, new HoldKept(decision.Hold, decision.Reason), "rejected", reason, customer, facts, null);
    }

    /// <summary>A hold's last day is over.</summary>
    public static Verdict End(Customer customer, string key, CustomerFacts facts) =>
        customer.Holds.FirstOrDefault(hold => hold.IsOpen && key == HoldOrders.KeyPrefix + hold.Id && hold.EndsAt <= facts.Now) is { } over
            ? Accept(
                200, new HoldLifted(over.Id, null), "ended", Cited.Because(ReasonCodes.HoldOver, "Its last day is over."), customer,
                facts, (LifecycleKinds.HoldLifted, over.Id))
            : Verdict.None;

    /// <summary>
    /// A name that no other hold of the customer has had. Their end forgets how many there were, and the logs do not: from then on the
    /// instant tells one from those before, and the count from another of the same instant.
    /// </summary>
    private static string NumberOf(Customer customer, Instant now) =>
        customer.IsErased ? $"hold-{now.ToUnixTimeMilliseconds()}-{customer.Holds.Count + 1}" : $"hold-{customer.Holds.Count + 1}";

    private static Hold? Find(Customer customer, string record, string id) => customer.Holds.FirstOrDefault(hold => hold.Id == id && hold.Record == record);

    /// <summary>What was decided, and beside it, where everybody may know, that a hold of this number stands or stands no more.</summary>
    private static Verdict.Accepted Accept(int status, object happened, string outcome, Reason reason, Customer customer, CustomerFacts facts, (string Kind, string Hold)? said) => new(
        status,
        [
            new Decision(new Basis(outcome, HoldOrders.Control, [reason], facts.Now, customer.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role), happened),
            .. said is not var (kind, hold) ? [] : customer.Bound.Select(jurisdiction => new Decision(
                Basis.OfLifecycle(facts.Now) with { Bound = [jurisdiction] }, Published.Of(kind, new LifecycleRef.HoldChanged(facts.Pseudonyms[jurisdiction], hold)))),
        ],
        []);
}
