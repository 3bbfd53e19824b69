using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>Until when a person's request is answered: as the packs say of access, or where none does as they say of what people decide.</summary>
/// <param name="Due">Exclusive.</param>
/// <param name="Owner">The role that answers.</param>
/// <param name="Reason">Which rule, in a sentence.</param>
internal sealed record RequestClock(Instant Due, string Owner, Reason Reason)
{
    /// <summary>Whose answer is waited for where no rule names a role.</summary>
    public const string Answers = Roles.Analyst;

    private const string Within = "subjectAccess.within", Extendable = "subjectAccess.extendableBy", Task = "manual-review";

    /// <summary>The clock of a request that came.</summary>
    /// <param name="right">What is asked for.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <param name="rules">Of all jurisdictions that bind.</param>
    /// <param name="isLegalEntity">Whether a legal entity asks: it has the same time, also where the law (as GDPR recital 14) gives the right to natural persons alone.</param>
    public static RequestClock Of(string right, Instant receivedAt, EffectiveRules rules, bool isLegalEntity)
    {
        if (rules.SubjectAccess.Due(new Dictionary<string, Instant>(StringComparer.Ordinal) { [SubjectAccessRules.Requested] = receivedAt }, []) is { } due)
        {
            var (words, citations) = (rules.Find(Within)!, rules.SubjectAccess.Citations);
            return new(due, Answers, Cited.Reason(
                ReasonCodes.DataRequestDue, Within, citations,
                $"To be answered {string.Join("; ", words.Contributions.Select(one => one.Value.InWords).Distinct(StringComparer.Ordinal))} from when it came.{(right == DataRights.Access ? "" : " The packs name one time for all requests about data: that of access.")}{(isLegalEntity ? " A legal entity has the same time, whether or not the law speaks of any." : "")}"));
        }

        var task = rules.Due(Task, receivedAt);
        return new(task.Due, task.Role, Cited.Reason(
            ReasonCodes.DataRequestDue, $"customerDueDiligence.pending.{Task}", [task.Citation], "No law that binds names a time for the answer: it has the time that the firm gives people for a decision."));
    }

    /// <summary>The clock of one that takes longer; null where no rule lets it.</summary>
    public static RequestClock? Extended(DataRequest request, EffectiveRules rules) => rules.SubjectAccess.Extension is { } more
        ? new(rules.SubjectAccess.Extended(request.Due)!.Value, request.Owner, Cited.Reason(ReasonCodes.DataRequestDue, Extendable, more.Citations, $"The answer may take longer by {more.Value.InWords}."))
        : null;
}
