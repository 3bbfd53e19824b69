using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Jurisdictions.Approvals;
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
    /// <summary>Who may order it.</summary>
    public const string Rule = "legalHold.issuers";

    /// <summary>Before a hold's number: the deadline at which its time is over.</summary>
    public const string KeyPrefix = "hold:";

    private const string Control = "retention-kept";

    /// <summary>Someone records an order.</summary>
    public static Verdict Place(Customer customer, PlaceHold place, CustomerFacts facts)
    {
        if (!facts.By.IsPerson)
            return Verdict.Refuse(Refusal.Forbidden("A hold is recorded by a person, not by a service."));
        if (customer.IsBeingDestroyed || facts.IsDestroyed)
            return Verdict.Refuse(Refusal.State("The destruction of the records has begun, or is done: there is nothing left that could be held. Tell whoever ordered it."));
        if (facts.Rules.Find(Rule) is not null && facts.Rules.Retention.HoldIssuers.Value is var issuers && !issuers.Contains(place.Issuer))
            return Verdict.Refuse(Refusal.Rule("The rules that bind name others whose orders keep records.", new FieldError("/issuer", "not-an-issuer", $"Use one of: {string.Join(", ", issuers)}.")));
        Instant? ends = place.Until is { } until ? customer.Bound.Max(jurisdiction => until.PlusDays(1).AtStartOfDayInZone(facts.Rules.Zone(jurisdiction)).ToInstant()) : null;
        if (ends <= facts.Now)
            return Verdict.Refuse(Refusal.Rule("A hold that is over keeps nothing.", new FieldError("/until", "in-the-past", "Give a day that is not over, or none.")));
        var placed = new HoldPlaced(NumberOf(customer, facts.Now), place.Record, place.Issuer, place.Until, ends, place.Reason);
        return Accept(
            201, placed, "placed", Cited.Reason(ReasonCodes.HoldPlaced, Rule, facts.Rules.Find(Rule) is null ? [] : facts.Rules.Retention.HoldIssuers.Citations, $"By order of: {place.Issuer}."),
            customer, facts, (LifecycleKinds.HoldPlaced, placed.Hold));
    }

    /// <summary>The first person asks that a hold be lifted.</summary>
    public static Verdict Ask(Customer customer, AskHoldLifting ask, CustomerFacts facts) => Find(customer, ask.Record, ask.Hold, facts) switch
    {
        (_, { } refusal) => Verdict.Refuse(refusal),
        ({ AskedBy: not null }, _) => Verdict.Refuse(Refusal.State("Its lifting has been asked for already, and waits for the second person.")),
        _ => Accept(202, new HoldLiftingAsked(ask.Hold, ask.Reason), "asked", Cited.Because(ReasonCodes.SecondPersonNeeded, "To be confirmed by a second person."), customer, facts, null),
    };

    /// <summary>The second person agrees, or does not.</summary>
    public static Verdict Decide(Customer customer, DecideHoldLifting decision, CustomerFacts facts)
    {
        var (hold, refusal) = Find(customer, decision.Record, decision.Hold, facts);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (hold is not { AskedBy: { } first })
            return Verdict.Refuse(Refusal.State("Nobody has asked that it be lifted."));
        if (FourEyes.Against(new Approval(facts.By.Role, ["maker"]), facts.By, new Parts([first], [])) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));
        var reason = Cited.Because(ReasonCodes.DecidedByPerson, $"Decided in the role {facts.By.Role}.");
        return decision.Approved
            ? Accept(200, new HoldLifted(hold.Id, decision.Reason), "lifted", reason, customer, facts, (LifecycleKinds.HoldLifted, hold.Id))
            : Accept(200, new HoldKept(hold.Id, decision.Reason), "rejected", reason, customer, facts, null);
    }

    /// <summary>A hold's last day is over.</summary>
    public static Verdict End(Customer customer, string key, CustomerFacts facts) =>
        customer.Holds.FirstOrDefault(hold => hold.IsOpen && key == KeyPrefix + hold.Id && hold.EndsAt <= facts.Now) is { } over
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

    private static (Hold? Hold, Refusal? Refusal) Find(Customer customer, string record, string id, CustomerFacts facts) => customer.Holds.FirstOrDefault(hold => hold.Id == id && hold.Record == record) switch
    {
        null => (null, Refusal.NotFound("There is no such hold.")),
        { IsOpen: false } => (null, Refusal.State("The hold is lifted.")),
        _ when !facts.By.IsPerson => (null, Refusal.Forbidden("A hold is lifted by people, not by a service.")),
        var hold => (hold, null),
    };

    /// <summary>What was decided, and beside it, where everybody may know, that a hold of this number stands or stands no more.</summary>
    private static Verdict.Accepted Accept(int status, object happened, string outcome, Reason reason, Customer customer, CustomerFacts facts, (string Kind, string Hold)? said) => new(
        status,
        [
            new Decision(new Basis(outcome, Control, [reason], facts.Now, customer.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role), happened),
            .. said is not var (kind, hold) ? [] : customer.Bound.Select(jurisdiction => new Decision(
                Basis.OfLifecycle(facts.Now) with { Bound = [jurisdiction] }, Published.Of(kind, new LifecycleRef.HoldChanged(facts.Pseudonyms[jurisdiction], hold)))),
        ],
        []);
}
