using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Host.Authorization;

/// <summary>What somebody may know of a history. The kinds and the reasons say for whom they are; what says nothing is for the firm's people.</summary>
internal sealed class DecisionAudience(KindRegistry kinds)
{
    /// <summary>Whether somebody may know that there is such a decision, its proof included.</summary>
    public bool Shows(RecordedDecision decision, Principal to) => Audiences.MayKnow(to.Role, kinds.Named(decision.Kind).AudienceOf(decision.Reasons));

    /// <summary>How many decisions somebody may know of.</summary>
    public static long CountOf(DecisionCounts counts, Principal to) => Audiences.Of(to.Role) switch
    {
        Audience.Service => counts.Service,
        Audience.Staff => counts.Service + counts.Staff,
        _ => counts.Service + counts.Staff + counts.Suspicion,
    };

    /// <summary>
    /// A history as somebody may know it. A service learns neither who decided nor in which role, which control ran, nor
    /// which other jurisdictions there are.
    /// </summary>
    /// <param name="decisions">All of them.</param>
    /// <param name="to">Who reads.</param>
    /// <param name="booking">The jurisdiction of the booking entity, whose entry comes first.</param>
    public IEnumerable<RecordedDecision> Of(IEnumerable<RecordedDecision> decisions, Principal to, string booking) =>
        decisions.Where(decision => Shows(decision, to)).Select(decision => IsStaff(to) ? decision : Open(decision, to, booking));

    /// <summary>Whether somebody is one of the firm's people, who see whom and what people look at.</summary>
    public static bool IsStaff(Principal to) => Audiences.MayKnow(to.Role, Audience.Staff);

    private static RecordedDecision Open(RecordedDecision decision, Principal to, string booking)
    {
        var own = decision.Rules.Where(pack => pack.Id == booking).ToList();
        return decision with
        {
            Control = null,
            Principal = null,
            Rules = own,
            Entries = [.. decision.Entries.Take(1)],
            Reasons =
            [
                .. decision.Reasons.Where(reason => Audiences.MayKnow(to.Role, ReasonCodes.AudienceOf(reason.Code)))
                    .Select(reason => reason with { Pack = own.Any(pack => pack.ToString() == reason.Pack) ? reason.Pack : null }),
            ],
        };
    }
}
