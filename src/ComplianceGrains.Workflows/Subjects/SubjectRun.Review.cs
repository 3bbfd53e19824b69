using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Subjects;

/// <content>
/// A refusal follows by itself from what was found; nobody weighs it. Where the rules say so it is explained, and people who took
/// no part in what was found look at it if whom it concerns asks.
/// </content>
public abstract partial class SubjectRun<TState, TFacts>
{
    private const string ReviewRules = "minimisation.automatedDecisions";

    /// <summary>Somebody asks that people look at a refusal.</summary>
    /// <param name="statement">In their words.</param>
    public Verdict AskReview(string statement)
    {
        if (Known.Outcome != SubjectOutcome.Refused)
            return Verdict.Refuse(Refusal.State("A review is of a refusal, and this is not refused."));
        if (Known.IsUpheld)
            return Verdict.Refuse(Refusal.State("The refusal has been reviewed, and it stands."));
        if (Known.Exceptions.Values.Any(open => open.Kind == ExceptionKinds.RefusalReview))
            return Verdict.Refuse(Refusal.State("A review of the refusal has been asked for already."));
        if (!IsReviewGiven(Facts.Rules))
            return Verdict.Refuse(Refusal.State("No rule that binds here gives a review of a refusal."));
        if (Facts.Rules.Find($"escalation.{ExceptionKinds.RefusalReview}") is null)
            return Verdict.Refuse(Refusal.State("No pack says who looks at a review. Add 'escalation.refusal-review' to one."));
        if (!IsKept)
            return Verdict.Refuse(Refusal.State($"What {Asker} gave is not kept any more; there is nothing to go on with."));

        Record(new ReviewRequested(statement), "asked", null,
            Cited.Reason(ReasonCodes.ReviewRequested, $"{ReviewRules}.humanReview", Facts.Rules.Minimisation.HumanReview.Citations, $"{Sentence(Asker)} asks that people look at the refusal."));
        RaiseForOthers(ExceptionKinds.RefusalReview, $"review\n{Known.Matters.Raised}", $"{Sentence(Asker)} asks that people who did not decide before look at the refusal.", Facts.Deciders ?? []);
        return ToVerdict(202);
    }

    /// <summary>Who may ask for a review, with an article.</summary>
    protected virtual string Asker => "the applicant";

    /// <summary>Before what everything has to be in order.</summary>
    protected virtual string Begun => "a relationship begins";

    /// <summary>Whether what was given is there to go on with.</summary>
    protected virtual bool IsKept => true;

    /// <summary>What has to be done and was not done, when what was refused is to be gone on with.</summary>
    protected virtual IReadOnlyList<PendingStep> StepsLeft() => [];

    /// <summary>What whoever is refused is told, and the same whatever the cause: from it nobody learns what people found.</summary>
    private IEnumerable<Reason> Explanation()
    {
        var explained = Facts.Rules.Minimisation.Explanation;
        if (workflow.GivesReview && explained.Value)
            yield return Cited.Reason(ReasonCodes.RefusalExplained, $"{ReviewRules}.explanation", explained.Citations,
                $"Not everything that has to be in order before {Begun} could be found in order.{(IsReviewGiven(Facts.Rules) ? $" {Sentence(Asker)} may ask that people who took no part in it look at the refusal." : "")}");
    }

    /// <summary>What people found in a review.</summary>
    private void AnswerReview(string exception, string disposition)
    {
        if (disposition == Dispositions.Uphold)
            Record(new RefusalUpheld(exception), "upheld", null, Cited.Because(ReasonCodes.RefusalUpheld, "People who took no part in the refusal looked at it, and it stands."));
        else if (disposition == Dispositions.Overturn)
            Record(new RefusalOverturned(exception, StepsLeft()), "overturned", null, Cited.Because(ReasonCodes.RefusalOverturned, "People who took no part in the refusal looked at it, and it falls; what was asked for goes on."));
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A review by people and a right to contest are the same way to the same people.</summary>
    private static bool IsReviewGiven(EffectiveRules rules)
    {
        var (review, contest) = (rules.Minimisation.HumanReview, rules.Minimisation.Contest);
        return review.Value || contest is { Value: true };
    }
}
