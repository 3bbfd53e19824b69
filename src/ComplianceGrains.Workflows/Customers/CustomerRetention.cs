using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>Once the relationship is over: until when the records are kept, and their end. What is not understood keeps.</summary>
internal static class CustomerRetention
{
    /// <summary>Who approves that what is due is destroyed.</summary>
    public const string Rule = "approvals.erasure";

    /// <summary>The longest time between two looks: what changes without announcing itself, a new pack, is seen after it.</summary>
    private static readonly Duration Longest = Duration.FromDays(365);

    /// <summary>Between two looks at what is over and may not go yet, or waits for people: what stands against it says itself when it is gone.</summary>
    private static readonly Duration Waiting = Duration.FromDays(30);

    /// <summary>Computes until when the records are kept; what is due and needs nobody's approval ends.</summary>
    public static Verdict Look(Customer customer, CustomerFacts facts)
    {
        // Whose end was decided and who was held then: it is computed anew, and nobody approves a second time.
        var again = customer.IsErased;
        if (again)
            customer = customer is { IsHeld: false, IsBeingDestroyed: false, LookAgain: not null } && facts.Unerased is { } before ? before : customer;
        if (!customer.IsTerminal || customer.IsErased || facts.Outlook is not { } outlook)
            return Verdict.None;
        var (terms, due, hindrance) = Terms(customer, outlook, facts);
        if (due > facts.Now || due is null)
            return Plan(terms, due, [], outlook, facts);
        if (hindrance is not null)
            return Plan([.. terms.Select(term => term with { DueOn = null, Why = hindrance })], facts.Now + Waiting, [], outlook, facts);
        var approvals = again ? [] : ApprovalsOf(facts.Rules);
        return approvals.Count == 0
            ? new Verdict.Accepted(200, End(terms, facts), [Destroy(0, facts)])
            : Plan(terms, facts.Now + Waiting, [.. approvals.Select(approval => approval.Role)], outlook, facts);
    }

    /// <summary>Somebody else who waited has an answer: what is due already and waits for nothing more goes on to its end.</summary>
    public static Verdict Hear(Customer customer, CustomerFacts facts) =>
        customer is { IsTerminal: true, IsErased: false, LookAgain: not null, ErasureNeeds: [] } && facts.Outlook is { } outlook
        && Terms(customer, outlook, facts) is { Hindrance: null, Due: { } due } && due <= facts.Now
            ? Look(customer, facts)
            : Verdict.None;

    /// <summary>One of those whom the rules name approves that what is due is destroyed, in the order in which the rules name them, the reporting officer last; or does not, and is asked again later.</summary>
    public static Verdict Decide(Customer customer, DecideStep decision, CustomerFacts facts)
    {
        if (customer.ErasureNeeds is not [var role, ..] || facts.Outlook is not { } outlook)
            return Verdict.Refuse(Refusal.State("No approval of erasure is waited for."));
        if (!facts.By.IsPerson || !FourEyes.Satisfies(role, facts.By.Role))
            return Verdict.Refuse(Refusal.Forbidden($"This step is decided by a person in the role {role}."));
        var approval = ApprovalsOf(facts.Rules).FirstOrDefault(approval => approval.Role == role) ?? new Approval(role, ["maker"]);
        if (FourEyes.Against(approval, facts.By, new Parts([], customer.ErasureApprovers)) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));
        var (terms, due, hindrance) = Terms(customer, outlook, facts);
        if (decision.Approved && (due > facts.Now || due is null || hindrance is not null))
            return Verdict.Refuse(Refusal.State($"Nothing is due any more. {hindrance ?? string.Join(" ", terms.Select(term => term.Why))}"));
        if (decision.Approved && customer.ErasureNeeds.Count == 1 && facts.IsKeptUnseen)
            return Verdict.Refuse(Refusal.State(facts.Rules.TippingOff.HiddenFrom.Value.Contains(facts.By.Role)
                ? "Not all is over that stands against it. It is asked again for as long as it is due."
                : "An order under a suspicion keeps these records. Leave it undecided: nothing says why, and it is asked again for as long as it is due."));
        var decided = new Decision(
            new Basis(decision.Approved ? "approved" : "rejected", "retention-kept",
                [Cited.Reason(ReasonCodes.DecidedByPerson, Rule, facts.Rules.Find(Rule) is null ? [] : facts.Rules.Approvals(Steps.Erasure).Citations, $"Decided in the role {facts.By.Role}.")],
                facts.Now, facts.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role),
            new StepDecided(Steps.Erasure, decision.Approved, decision.Reason));
        return decision.Approved && customer.ErasureNeeds.Count == 1
            ? new Verdict.Accepted(200, [decided, .. End(terms, facts)], [Destroy(1, facts)])
            : new Verdict.Accepted(200, [decided], []);
    }

    private static (IReadOnlyList<ClassTerm> Terms, Instant? Due, string? Hindrance) Terms(Customer customer, RetentionOutlook outlook, CustomerFacts facts)
    {
        var terms = RecordTerms.WithTransfers(facts.Rules, customer.Clocks, outlook.Transfers, customer.Holds, outlook.Policy with { IsAskedFor = customer.IsErasureAskedFor });
        return (terms, RecordTerms.DueAt(facts.Rules, terms), customer.Matters.Exceptions.Count > 0 ? "Kept: an exception is open."
            : customer.IsAnswerAwaited ? "Kept: the person has asked for something about their data and has no answer yet."
            : outlook.Waiting.Contains(WaitingOthers.OtherSide) ? "Kept: whoever is on the other side of a transfer has asked for something about their data and has no answer yet."
            : outlook.Waiting.Contains(WaitingOthers.Party) ? "Kept: a related party has asked for something about their data and has no answer yet."
            : !outlook.Policy.Destroys ? "Kept: the firm does not let records be destroyed by themselves."
            : !outlook.MayDestroy ? "Kept: this store cannot say of its oldest records which key seals them."
            : null);
    }

    /// <summary>The end: everything goes, in the next run.</summary>
    private static Decision[] End(IReadOnlyList<ClassTerm> terms, CustomerFacts facts) =>
    [
        Decision(new RetentionDue(terms, [.. facts.Bound.Select(jurisdiction => RuleOf(jurisdiction, facts.Rules, terms))]), "due", terms, facts),
        Erased.Decide(new CustomerErased(), facts.Bound, Cited.Rules(facts.Rules), facts.Now),
    ];

    private static EffectIntent Destroy(int decision, CustomerFacts facts) => new(decision, $"retention/{RetentionWorkflow.RunAfter(facts.Now)}", EffectKinds.Destroy);

    private static Verdict.Accepted Plan(IReadOnlyList<ClassTerm> terms, Instant? look, IReadOnlyList<string> needed, RetentionOutlook outlook, CustomerFacts facts)
    {
        var next = new[] { look, outlook.RulesChange, facts.Now + Longest }.Min(at => at ?? Instant.MaxValue);
        return new(200, [Decision(new RetentionPlanned(terms, Instant.Max(next, facts.Now + Duration.FromMilliseconds(1)), needed, outlook.ToRecord(), outlook.Waiting), "planned", terms, facts)], []);
    }

    /// <summary>
    /// Those whom the rules name, the reporting officer last, also where the rules name none: they alone know of orders that must not become known,
    /// and what they leave undecided because of one looks like what nobody has got round to.
    /// </summary>
    private static IReadOnlyList<Approval> ApprovalsOf(EffectiveRules rules)
    {
        var named = rules.Find(Rule) is null ? [] : rules.Approvals(Steps.Erasure).Value;
        var unit = named.Where(IsOfUnit).ToList();
        return [.. named.Where(approval => !IsOfUnit(approval)), .. unit.Count > 0 ? unit : [new Approval(Roles.Mlro, ["maker"])]];

        static bool IsOfUnit(Approval approval) => Audiences.MayKnow(approval.Role, Audience.Suspicion);
    }

    private static Decision Decision(object happened, string outcome, IReadOnlyList<ClassTerm> terms, CustomerFacts facts) => new(
        new Basis(
            outcome, "retention-kept", [.. terms.Select(term => Cited.Reason(ReasonCodes.RetentionTerm, $"retention.{term.RecordClass}.floor", RecordTerms.CitationsOf(term.RecordClass, facts.Rules), term.Why))],
            facts.Now, facts.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role),
        happened);

    /// <summary>What the tombstone in one jurisdiction's log says: its own pack and law, and the least age that its own floors ask for.</summary>
    private static DestructionRule RuleOf(string jurisdiction, EffectiveRules rules, IReadOnlyList<ClassTerm> terms)
    {
        var floors = terms.Select(term => rules.Retention.FloorOf(jurisdiction, term.RecordClass)!).ToList();
        var pack = rules.Citations(jurisdiction).First(pack => pack.Jurisdiction == jurisdiction);
        var law = string.Join("; ", floors.SelectMany(floor => floor.Citations).Select(citation => citation.Source.Title).Distinct(StringComparer.Ordinal));
        return new DestructionRule(jurisdiction, $"{pack.Id} retention", Plain(law), floors.Min(floor => floor.Value.LeastDays));
    }

    /// <summary>Canonical JSON knows no escapes.</summary>
    private static string Plain(string text) => string.Concat(text.Select(character => character is '"' or '\\' || char.IsControl(character) ? ' ' : character));
}
