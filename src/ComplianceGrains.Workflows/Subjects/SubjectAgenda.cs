using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>The rows that every subject has in the agenda, so that nothing that is not at its end is without an owner and a deadline.</summary>
public static class SubjectAgenda
{
    /// <summary>Before the step's name: somebody has to do it by then.</summary>
    public const string StepPrefix = "step:";

    /// <summary>To be screened again: there was no answer.</summary>
    public const string Screening = "screening";

    /// <summary>To be screened again: nobody tells us when the lists behind the answer change.</summary>
    public const string AnswerExpires = "screening-expires";

    /// <summary>The queue of subjects whose screening got no answer: the first to be screened when a list arrives.</summary>
    public const string ScreeningQueue = "screening";

    /// <summary>The queue of subjects whose data were put right: whoever searches by what they gave at first looks here for what is right. No deadline.</summary>
    public const string CorrectedQueue = "corrected";

    /// <summary>Steps, and the next screening.</summary>
    public static IEnumerable<AgendaRow> Of(ISubject subject)
    {
        foreach (var step in subject.Pending)
            yield return Row(subject, $"{StepPrefix}{step.Step}", step.Due, step.Role);
        if (subject.Matters.RetryScreening is { } retry)
            yield return Row(subject, Screening, retry, Roles.System) with { Queue = ScreeningQueue };
        else if (!subject.IsTerminal && subject.Screening?.HoldsUntil is { } until)
            yield return Row(subject, AnswerExpires, until, Roles.System);
    }

    /// <summary>One row, for a deadline that stands in no queue.</summary>
    public static AgendaRow Row(ISubject subject, string key, Instant due, string role) => new(key, due, null, role, subject.Bound);
}
