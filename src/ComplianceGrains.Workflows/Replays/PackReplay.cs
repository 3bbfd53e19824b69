using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Packs.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a pack's life again: that a version was proposed, who approved it and looked at it, that it lapsed, how many it told. That it
/// was checked and how many scenarios it passed is taken from the record, and so is whom it told; that something was to be stated in the
/// lifecycle log follows from what stood there.
/// </summary>
public static class PackReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="jurisdiction">Whose pack.</param>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="recordedAt">When they were recorded.</param>
    /// <param name="rules">What the packs say together that they cite; null if they cite none.</param>
    public static DecidedAgain Decide(string jurisdiction, PackVersions? before, IReadOnlyList<Decision> then, Instant recordedAt, EffectiveRules? rules)
    {
        var first = then[0];
        var facts = new PackFacts(jurisdiction, [], rules, [], null, [], []);
        if (first.Happened is Published)
        {
            var standing = (before ?? PackVersions.Empty).Published.References;
            var missing = then.Select(decision => decision.Happened).OfType<Published>().Where(entry => !standing.Contains(PackWorkflow.Identity(entry)));
            return DecidedAgain.Of(PackWorkflow.Instance.Decide(before, new Message.Asked(recordedAt, Principal.System, new Publish()), facts with { Missing = [.. missing] }));
        }

        if (SubjectReplay.By(first) is not { } by)
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var at = first.Basis.OccurredAt;
        if (first.Happened is PackProposed proposed)
            return proposed is { Day: { } day, Verifies: { } verifies }
                ? DecidedAgain.Of(PackWorkflow.Instance.Decide(before, new Message.Asked(at, by, Proposal(proposed, day, then)), facts with
                {
                    Trial = Tried(jurisdiction, proposed, day, verifies),
                    Files = proposed.Files,
                    Scenarios = proposed.Scenarios,
                }))
                : new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        if (first.Happened is PackMigrated migrated && before?.Proposed.LastOrDefault(version => version.Version == migrated.Version && version.Proposal.Digest == migrated.Digest) is { } version)
            facts = facts with { Next = Told(version, migrated) };
        return before is not null && MessageOf(first, by, at) is { } message
            ? DecidedAgain.Of(PackWorkflow.Instance.Decide(before, message, facts))
            : new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
    }

    private static Message? MessageOf(Decision first, Principal by, Instant at) => first.Happened switch
    {
        PackApproved e => new Message.Asked(at, by, new DecideVersion(e.Version, true, e.Statement)),
        PackRejected e when by.IsPerson => new Message.Asked(at, by, new DecideVersion(e.Version, false, e.Statement)),
        PackRejected e => new Message.Due(at, $"{PackWorkflow.ApprovalKey}{e.Version}"),
        EmergencyReviewed e => new Message.Asked(at, by, new ReviewVersion(e.Version, first.Basis.Outcome == EmergencyChange.Kept, e.Statement)),
        EmergencyReviewMissed e => new Message.Due(at, $"{EmergencyChange.Prefix}{e.Version}"),
        PackMigrated e => new Message.Due(at, $"{PackMigration.Prefix}{e.Version}"),
        _ => null,
    };

    /// <summary>The files themselves are not needed: what came of them is in the trial.</summary>
    private static ProposeVersion Proposal(PackProposed proposed, Instant day, IReadOnlyList<Decision> then) =>
        new([], [], proposed.Statement, then.Select(decision => decision.Happened).OfType<EmergencyDeclared>().FirstOrDefault()?.ReviewBy, proposed.InForceFrom == day ? null : proposed.InForceFrom);

    private static PackTrial Tried(string jurisdiction, PackProposed proposed, Instant day, IReadOnlyList<VerifiedClaim> verifies) => new(
        new Candidate($"{jurisdiction}@{proposed.Version}", proposed.Version, proposed.Digest, day, [.. proposed.Files.Select(file => file.Path)]) { Migration = proposed.Migration ?? Migrations.Keep },
        [], proposed.ScenariosPassed, [.. Enumerable.Repeat(new PackChange("", ""), proposed.Changes)])
    { Verified = verifies };

    /// <summary>Nobody where the record says of more, or fewer, than one decision tells.</summary>
    private static MigrationPart Told(ProposedVersion version, PackMigrated migrated) => new(
        migrated.Told - version.Told is >= 0 and <= PackWorkflow.MostTold and var told ? [.. Enumerable.Repeat("", (int)told)] : [], migrated.Done);
}
