using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Merging;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Until when a person gets the copy of their data that they asked for.</summary>
public sealed class SubjectAccessRules
{
    /// <summary>The event that starts the clock where a law names no other.</summary>
    public const string Requested = "access-requested";

    private readonly MergedRules rules;

    internal SubjectAccessRules(MergedRules rules) => this.rules = rules;

    /// <summary>When the answer is due (exclusive): the earliest of what the jurisdictions say; null while no clock has started.</summary>
    /// <param name="starts">When the request, a proof of identity that was asked for, a fee … came; those that are not asked for are left out.</param>
    /// <param name="pauses">When the firm waited for what it had to ask back.</param>
    public Instant? Due(IReadOnlyDictionary<string, Instant> starts, IReadOnlyCollection<Interval> pauses)
    {
        var dues = rules.Each<DeadlineValue>("subjectAccess.within")
            .Select(each => each.Value.Due(Requested, starts, pauses, rules.Calendar(each.Saying.Jurisdiction, each.Value.Rule.Calendar))).OfType<Instant>().ToList();
        return dues.Count == 0 ? null : dues.Min();
    }
}
