using System.Collections.Immutable;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Packs;

/// <summary>A jurisdiction's pack as its history has made it: what its lifecycle log has published, and which versions people proposed.</summary>
/// <param name="Published">What stands in the lifecycle log.</param>
/// <param name="Proposed">Every version that was proposed, in order; a number may come again after a rejection.</param>
public sealed record PackVersions(PublishedSet Published, ImmutableList<ProposedVersion> Proposed)
{
    /// <summary>Nothing yet.</summary>
    public static PackVersions Empty { get; } = new(PublishedSet.Empty, []);

    /// <summary>Those that wait for a decision.</summary>
    public IEnumerable<ProposedVersion> Open => Proposed.Where(version => version.Status == PackStatus.Proposed);

    /// <summary>The version whose migration a deadline is about; null if there is nobody left to tell, or it has not begun.</summary>
    public ProposedVersion? Migrating(string key, Instant now) =>
        Proposed.LastOrDefault(version => PackMigration.IsOpen(version) && PackMigration.KeyOf(version) == key && version.MigrationDue <= now);

    /// <summary>Whether a later version has begun to tell everybody.</summary>
    public bool IsOvertaken(ProposedVersion version, Instant now) =>
        Proposed.Any(other => PackMigration.IsOpen(other) && other.Proposal.InForceFrom > version.Proposal.InForceFrom && other.Proposal.InForceFrom <= now);

    /// <summary>The state after one more decision.</summary>
    public PackVersions With(Decision decision) => decision.Happened switch
    {
        Published entry => this with { Published = Published.With(PackWorkflow.Identity(entry), entry.Reference as LifecycleRef.SchemaPublished) },
        PackProposed e => this with { Proposed = Proposed.Add(new ProposedVersion(decision.Basis.Bound[0], e, decision.Basis.Principal, decision.Basis.OccurredAt, PackStatus.Proposed, [])) },
        PackApproved e => Decided(e.Version, decision.Basis, decision.Basis.Outcome == PackStatus.Approved ? PackStatus.Approved : PackStatus.Proposed, e.Statement),
        PackRejected e => Decided(e.Version, decision.Basis, decision.Basis.Outcome, e.Statement),
        EmergencyDeclared e => this with { Proposed = Proposed.Replace(Open.Single(version => version.Version == e.Version), Open.Single(version => version.Version == e.Version) with { ReviewBy = e.ReviewBy }) },
        EmergencyReviewed e => Reviewed(e.Version, e.Digest, version => version with { IsReviewed = true, Steps = version.Steps.Add(StepOf(decision.Basis, e.Statement)) }),
        EmergencyReviewMissed e => Reviewed(e.Version, e.Digest, version => version with { ReviewMissed = true }),
        PackMigrated e => Migrated(e, decision.Basis.OccurredAt),
        _ => throw new InvalidOperationException($"A pack's history does not hold {decision.Happened.GetType().Name} here."),
    };

    private PackVersions Migrated(PackMigrated e, Instant at)
    {
        var version = Proposed.Last(version => version.Version == e.Version && version.Proposal.Digest == e.Digest);
        var next = version with { Told = e.Told, IsMigrated = e.Done, MigrationDue = Instant.Max(at, version.MigrationDue + Duration.FromMilliseconds(1)) };
        return this with { Proposed = Proposed.Replace(version, next) };
    }

    private PackVersions Decided(int number, Basis basis, string status, string statement)
    {
        var open = Open.Single(version => version.Version == number);
        return this with { Proposed = Proposed.Replace(open, open with { Status = status, Steps = open.Steps.Add(StepOf(basis, statement)) }) };
    }

    private PackVersions Reviewed(int number, string digest, Func<ProposedVersion, ProposedVersion> change)
    {
        var version = Proposed.Last(version => version.Version == number && version.Proposal.Digest == digest);
        return this with { Proposed = Proposed.Replace(version, change(version)) };
    }

    private static PackStepView StepOf(Basis basis, string statement) => new(basis.Outcome, basis.Principal, basis.Role, statement, basis.OccurredAt);
}

/// <summary>One version that somebody proposed.</summary>
/// <param name="Jurisdiction">Whose.</param>
/// <param name="Proposal">What was proposed.</param>
/// <param name="Maker">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="Status">One of <see cref="PackStatus"/>.</param>
/// <param name="Steps">Who decided about it, in order.</param>
public sealed record ProposedVersion(string Jurisdiction, PackProposed Proposal, string Maker, Instant At, string Status, ImmutableList<PackStepView> Steps)
{
    /// <summary>Of an emergency change: until when somebody looks at it; null of any other.</summary>
    public Instant? ReviewBy { get; init; }

    /// <summary>Whether somebody who had no part in it has.</summary>
    public bool IsReviewed { get; init; }

    /// <summary>Whether nobody had in time.</summary>
    public bool ReviewMissed { get; init; }

    /// <summary>An emergency change that was made and that nobody has looked at.</summary>
    public bool NeedsReview => this is { Status: PackStatus.Approved, ReviewBy: not null, IsReviewed: false };

    /// <summary>How many were told to be decided about again under it.</summary>
    public long Told { get; init; }

    /// <summary>Whether all were whom it binds.</summary>
    public bool IsMigrated { get; init; }

    /// <summary>When telling them begins or goes on. Always later than the time before: each part of it is a deadline of its own.</summary>
    public Instant MigrationDue { get; init; } = Proposal.InForceFrom;

    /// <summary>Its number.</summary>
    public int Version => Proposal.Version;

    /// <summary>Who has approved it, in order.</summary>
    public IEnumerable<PackStepView> Approvals => Steps.Where(step => step.Outcome is PackWorkflow.ApprovedByOne or PackStatus.Approved);
}
