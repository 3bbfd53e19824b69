using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Packs.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Packs;

/// <summary>
/// A change that cannot wait for all who approve otherwise, or for the next day: two people make it, from an instant on, and somebody who had no
/// part in it looks at it afterwards. Pure.
/// </summary>
internal static class EmergencyChange
{
    public const string Prefix = "review/";

    public const string Kept = "kept", ToBeReplaced = "to-be-replaced", Missed = "review-missed";

    /// <summary>The latest review; the firm's own measure, no law's.</summary>
    public static readonly Duration Longest = Duration.FromDays(31);

    /// <summary>From when a version rules that is proposed as an emergency: not before its own day.</summary>
    public static Instant Begin(ProposeVersion command, Candidate pack) => command.From is { } from ? Instant.Max(from, pack.InForceFrom) : pack.InForceFrom;

    /// <summary>What speaks against declaring an emergency; null if nothing does.</summary>
    public static Refusal? Against(ProposeVersion command, Instant begins) =>
        command.ReviewBy is not { } review
            ? command.From is null ? null : Refusal.Rule("Only an emergency begins at another instant than its day.", new FieldError("from", "not-an-emergency", "Give 'reviewBy' too, or leave 'from' out."))
            : review > begins && review <= begins + Longest ? null
            : Refusal.Rule("An emergency is looked at soon after it began.", new FieldError("reviewBy", "out-of-range", $"Give an instant after {begins}, {Longest.Days} days after it at the latest."));

    /// <summary>Whose approval is still needed: one person's in any of the roles that approve otherwise.</summary>
    public static IReadOnlyList<Approval> Open(ProposedVersion version, IReadOnlyList<Approval> usual) =>
        version.Approvals.Any() ? [] : [.. usual.DistinctBy(approval => approval.Role).Select(approval => approval with { DistinctFrom = ["maker"] })];

    /// <summary>The row until somebody has looked at it: by the date that was given, and without one once that is missed.</summary>
    public static IEnumerable<AgendaRow> Rows(PackVersions state) =>
        state.Proposed.Where(version => version.NeedsReview).Select(version => new AgendaRow(
            $"{Prefix}{version.Version.ToString(CultureInfo.InvariantCulture)}", version.ReviewMissed ? AgendaRow.NoTime : version.ReviewBy!.Value, AgendaRow.SecondPerson, Roles.PackApprover, [version.Jurisdiction]));

    public static Verdict Review(PackVersions? state, ReviewVersion command, Principal by, PackFacts facts, Instant now)
    {
        if (state?.Proposed.LastOrDefault(version => version.Version == command.Version && version.ReviewBy is not null) is not { } version)
            return Verdict.Refuse(Refusal.NotFound("There is no emergency change of this number."));
        if (!version.NeedsReview)
            return Verdict.Refuse(Refusal.State("Nobody has to look at it: it was not approved, or somebody has."));
        if (facts.Rules is not { } rules)
            return Verdict.Refuse(Refusal.State($"No version of {facts.Jurisdiction} is in force now, so no rule says who may look at it."));
        // Those who approve changes, and those who answer for the firm.
        var roles = PackWorkflow.ApprovalsOf(rules).Select(approval => approval.Role).Concat([Roles.Mlro, Roles.SeniorManagement]).Distinct(StringComparer.Ordinal).ToList();
        if (!roles.Any(role => FourEyes.Satisfies(role, by.Role)))
            return Verdict.Refuse(Refusal.Forbidden($"An emergency change is looked at in the role {string.Join(" or ", roles)}."));
        if (version.Maker == by.Id || version.Approvals.Any(step => step.By == by.Id))
            return Verdict.Refuse(Refusal.Forbidden("Whoever proposed or approved it does not look at it: somebody else has to."));
        return new Verdict.Accepted(200, [PackWorkflow.Ruled(
            facts.Jurisdiction, rules, command.Kept ? Kept : ToBeReplaced, command.Kept ? "The emergency change was right." : "Another version has to take its place.",
            new EmergencyReviewed(version.Version, version.Proposal.Digest, command.Reason), by, now)], []);
    }

    public static Verdict Miss(PackVersions? state, string key, PackFacts facts, Instant now) =>
        facts.Rules is { } rules && state?.Proposed.LastOrDefault(version => version is { NeedsReview: true, ReviewMissed: false } && $"{Prefix}{version.Version.ToString(CultureInfo.InvariantCulture)}" == key) is { } version && now >= version.ReviewBy
            ? new Verdict.Accepted(200, [PackWorkflow.Ruled(
                facts.Jurisdiction, rules, Missed, "Nobody looked at the emergency change in time; it stays to be done.",
                new EmergencyReviewMissed(version.Version, version.Proposal.Digest), Principal.System, now)], [])
            : Verdict.None;
}
