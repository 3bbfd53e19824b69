using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>Once the relationship is over: until when the records are kept, and their end. What is not understood keeps.</summary>
internal static class CustomerRetention
{
    /// <summary>The longest time between two looks: what changes without announcing itself, a new pack, is seen after it.</summary>
    private static readonly Duration Longest = Duration.FromDays(365);

    /// <summary>Between two looks at what is over and may not go yet.</summary>
    private static readonly Duration Shortest = Duration.FromDays(1);

    public static Verdict Look(Customer customer, CustomerFacts facts)
    {
        if (!customer.IsTerminal || customer.IsErased || facts.Outlook is not { } outlook)
            return Verdict.None;
        var terms = RecordTerms.Of(facts.Rules, customer.Clocks, [], outlook.Policy);
        var due = RecordTerms.DueAt(facts.Rules, terms);
        var hindrance = customer.Matters.Exceptions.Count > 0 ? "Kept: an exception is open."
            : !outlook.MayDestroy ? "Kept: this kind of store destroys nothing yet."
            : facts.Rules.Find("approvals.erasure") is not null ? "Kept: the rules ask for an approval of erasure, which nobody can give yet."
            : null;
        return due <= facts.Now && hindrance is null ? End(terms, facts) : Plan(terms, due, hindrance, outlook, facts);
    }

    /// <summary>The end: everything goes, in the next run.</summary>
    private static Verdict.Accepted End(IReadOnlyList<ClassTerm> terms, CustomerFacts facts) => new(
        200,
        [
            Decision(new RetentionDue(terms, [.. facts.Bound.Select(jurisdiction => RuleOf(jurisdiction, facts.Rules))]), "due", terms, facts),
            Erased.Decide(new CustomerErased(), facts.Bound, Cited.Rules(facts.Rules), facts.Now),
        ],
        [new EffectIntent(0, $"retention/{RetentionWorkflow.RunAfter(facts.Now)}", EffectKinds.Destroy)]);

    private static Verdict.Accepted Plan(IReadOnlyList<ClassTerm> terms, Instant? due, string? hindrance, RetentionOutlook outlook, CustomerFacts facts)
    {
        if (due <= facts.Now)
            terms = [.. terms.Select(term => term with { DueOn = null, Why = hindrance! })];
        var look = new[] { due <= facts.Now ? facts.Now + Shortest : due, outlook.RulesChange, facts.Now + Longest }.Min(at => at ?? Instant.MaxValue);
        return new(200, [Decision(new RetentionPlanned(terms, Instant.Max(look, facts.Now + Duration.FromMilliseconds(1))), "planned", terms, facts)], []);
    }

    private static Decision Decision(object happened, string outcome, IReadOnlyList<ClassTerm> terms, CustomerFacts facts) => new(
        new Basis(
            outcome, "retention-kept", [.. terms.Select(term => Cited.Reason(ReasonCodes.RetentionTerm, $"retention.{term.RecordClass}.floor", CitationsOf(term.RecordClass, facts.Rules), term.Why))],
            facts.Now, facts.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role),
        happened);

    private static IReadOnlyList<Citation> CitationsOf(string recordClass, EffectiveRules rules) => [.. rules.Retention.Floors(recordClass).SelectMany(floor => floor.Citations)];

    /// <summary>What the tombstone in one jurisdiction's log says: its own pack and law, and the least age that its own floors ask for.</summary>
    private static DestructionRule RuleOf(string jurisdiction, EffectiveRules rules)
    {
        var floors = RecordTerms.OfCustomers.Select(recordClass => rules.Retention.FloorOf(jurisdiction, recordClass)!).ToList();
        var pack = rules.Citations(jurisdiction).First(pack => pack.Jurisdiction == jurisdiction);
        var law = string.Join("; ", floors.SelectMany(floor => floor.Citations).Select(citation => citation.Source.Title).Distinct(StringComparer.Ordinal));
        return new DestructionRule(jurisdiction, $"{pack.Id} retention", Plain(law), floors.Min(floor => floor.Value.LeastDays));
    }

    /// <summary>Canonical JSON knows no escapes.</summary>
    private static string Plain(string text) => string.Concat(text.Select(character => character is '"' or '\\' || char.IsControl(character) ? ' ' : character));
}
