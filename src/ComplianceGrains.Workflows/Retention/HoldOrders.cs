using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>What is the same of every order to keep records, in whosever history it stands: who may order it, until when, and who lifts it. Pure.</summary>
internal static class HoldOrders
{
    /// <summary>Who may order it.</summary>
    public const string Rule = "legalHold.issuers";

    /// <summary>Before a hold's number: the deadline at which its time is over.</summary>
    public const string KeyPrefix = "hold:";

    /// <summary>The control that orders are a part of.</summary>
    public const string Control = "retention-kept";

    /// <summary>The first instant after an order's last day wherever that ends last; null for one that people lift.</summary>
    public static Instant? EndsAt(LocalDate? until, IReadOnlyList<string> bound, EffectiveRules rules) =>
        until is { } day ? bound.Max(jurisdiction => day.PlusDays(1).AtStartOfDayInZone(rules.Zone(jurisdiction)).ToInstant()) : null;

    /// <summary>What is against recording an order, or null.</summary>
    /// <param name="by">Who records it.</param>
    /// <param name="issuer">Whose order it is.</param>
    /// <param name="ends">When it ends by itself.</param>
    /// <param name="rules">Those that bind.</param>
    /// <param name="now">The instant of the command.</param>
    public static Refusal? Against(Principal by, string issuer, Instant? ends, EffectiveRules rules, Instant now)
    {
        if (!by.IsPerson)
            return Refusal.Forbidden("A hold is recorded by a person, not by a service.");
        if (rules.Find(Rule) is not null && rules.Retention.HoldIssuers.Value is var issuers && !issuers.Contains(issuer))
            return Refusal.Rule("The rules that bind name others whose orders keep records.", new FieldError("/issuer", "not-an-issuer", $"Use one of: {string.Join(", ", issuers)}."));
        return ends <= now ? Refusal.Rule("A hold that is over keeps nothing.", new FieldError("/until", "in-the-past", "Give a day that is not over, or none.")) : null;
    }

    /// <summary>Why an order is recorded.</summary>
    public static Reason Placed(string issuer, EffectiveRules rules) => Cited.Reason(
        ReasonCodes.HoldPlaced, Rule, rules.Find(Rule) is null ? [] : rules.Retention.HoldIssuers.Citations, $"By order of: {issuer}.");

    /// <summary>What is against its being lifted now, whoever agrees; null if it can be asked for.</summary>
    public static Refusal? AgainstLifting(Hold? hold, Principal by) => hold switch
    {
        null => Refusal.NotFound("There is no such hold."),
        { IsOpen: false } => Refusal.State("The hold is lifted."),
        _ when !by.IsPerson => Refusal.Forbidden("A hold is lifted by people, not by a service."),
        _ => null,
    };

    /// <summary>What is against the first person's asking that it be lifted.</summary>
    public static Refusal? AgainstAsking(Hold? hold, Principal by) =>
        AgainstLifting(hold, by) ?? (hold!.AskedBy is null ? null : Refusal.State("Its lifting has been asked for already, and waits for the second person."));

    /// <summary>What is against the second person's deciding it. They decide in the role that they have: which may, their route says.</summary>
    public static Refusal? AgainstDeciding(Hold? hold, Principal by) => AgainstLifting(hold, by) switch
    {
        { } refusal => refusal,
        _ when hold!.AskedBy is not { } first => Refusal.State("Nobody has asked that it be lifted."),
        _ when FourEyes.Against(new Approval(by.Role, ["maker"]), by, new Parts([hold.AskedBy], [])) is { } against => Refusal.Forbidden(against),
        _ => null,
    };
}
