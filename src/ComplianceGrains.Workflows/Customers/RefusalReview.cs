using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// A refusal follows by itself from what was found; nobody weighs it. Where the rules say so it is explained, and people who took
/// no part in what was found look at it if the applicant asks.
/// </summary>
internal static class RefusalReview
{
    private const string Rules = "minimisation.automatedDecisions";

    /// <summary>What the applicant is told: nothing of what was found, and the same for everybody.</summary>
    public static IEnumerable<Reason> Explanation(EffectiveRules rules)
    {
        var explained = rules.Minimisation.Explanation;
        if (explained.Value)
            yield return Cited.Reason(ReasonCodes.RefusalExplained, $"{Rules}.explanation", explained.Citations,
                $"Not everything that has to be in order before a relationship begins could be found in order.{(IsGiven(rules) ? " The applicant may ask that people who took no part in it look at the refusal." : "")}");
    }

    /// <summary>Somebody asks for a review.</summary>
    public static Verdict Ask(Customer customer, RequestReview request, CustomerFacts facts)
    {
        if (customer.Outcome != CustomerOutcome.Refused)
            return Verdict.Refuse(Refusal.State($"A review is of a refusal, and the relationship is {customer.Status}."));
        if (customer.IsUpheld)
            return Verdict.Refuse(Refusal.State("The refusal has been reviewed, and it stands."));
        if (customer.Exceptions.Values.Any(open => open.Kind == ExceptionKinds.RefusalReview))
            return Verdict.Refuse(Refusal.State("A review of the refusal has been asked for already."));
        if (!IsGiven(facts.Rules))
            return Verdict.Refuse(Refusal.State("No rule that binds here gives a review of a refusal."));
        if (facts.Rules.Find($"escalation.{ExceptionKinds.RefusalReview}") is null)
            return Verdict.Refuse(Refusal.State("No pack says who looks at a review. Add 'escalation.refusal-review' to one."));
        if (facts.Person?.FullName is null && facts.Entity?.LegalName is null)
            return Verdict.Refuse(Refusal.State("What the applicant gave is not kept any more; there is nothing to go on with."));

        var run = new CustomerRun(customer, facts);
        run.Record(new ReviewRequested(request.Reason), "asked", null,
            Cited.Reason(ReasonCodes.ReviewRequested, $"{Rules}.humanReview", facts.Rules.Minimisation.HumanReview.Citations, "The applicant asks that people look at the refusal."));
        run.RaiseForOthers(ExceptionKinds.RefusalReview, $"review\n{customer.Matters.Raised}", "The applicant asks that people who did not decide before look at the refusal.", facts.Deciders ?? []);
        return run.ToVerdict(202);
    }

    /// <summary>What people found in a review.</summary>
    public static void Answer(CustomerRun run, string exception, string disposition, Func<IReadOnlyList<PendingStep>> left)
    {
        if (disposition == Dispositions.Uphold)
            run.Record(new RefusalUpheld(exception), "upheld", null, Cited.Because(ReasonCodes.RefusalUpheld, "People who took no part in the refusal looked at it, and it stands."));
        else if (disposition == Dispositions.Overturn)
            run.Record(new RefusalOverturned(exception, left()), "overturned", null, Cited.Because(ReasonCodes.RefusalOverturned, "People who took no part in the refusal looked at it, and it falls; onboarding goes on."));
    }

    /// <summary>A review by people and a right to contest are the same way to the same people.</summary>
    private static bool IsGiven(EffectiveRules rules)
    {
        var (review, contest) = (rules.Minimisation.HumanReview, rules.Minimisation.Contest);
        return review.Value || contest is { Value: true };
    }
}
