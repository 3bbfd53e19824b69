using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Packs;

/// <summary>The versions of a jurisdiction's pack that people proposed here; those that the installation came with are not among them.</summary>
/// <param name="Jurisdiction">Whose.</param>
/// <param name="Versions">In the order in which they were proposed.</param>
/// <param name="Sequence">How many decisions.</param>
/// <param name="Decisions">Those of the command.</param>
[GenerateSerializer, Immutable, Alias("cg.PackView")]
public sealed record PackView(
    [property: Id(0)] string Jurisdiction,
    [property: Id(1)] IReadOnlyList<PackVersionView> Versions,
    [property: Id(2)] long Sequence,
    [property: Id(3)] IReadOnlyList<RecordedDecision> Decisions);

/// <summary>One proposed version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c> as decisions cite it.</param>
/// <param name="InForceFrom">The instant from which it rules, if it is approved.</param>
/// <param name="Status">One of <see cref="PackStatus"/>.</param>
/// <param name="Files">Its files.</param>
/// <param name="Scenarios">The scenarios that it passed.</param>
/// <param name="ScenariosPassed">How many of them speak of days on which it rules, and pass.</param>
/// <param name="ProposedBy">Opaque id.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="Reason">The proposer's words.</param>
/// <param name="Waiting">The roles that still have to approve it.</param>
/// <param name="Steps">Who decided about it, in order.</param>
/// <param name="Migration">How far those are whom it wants decided about again; null if it wants nobody.</param>
/// <param name="Emergency">Of an emergency change: its review; null of any other.</param>
[GenerateSerializer, Immutable, Alias("cg.PackVersionView")]
public sealed record PackVersionView(
    [property: Id(0)] int Version,
    [property: Id(1)] string Digest,
    [property: Id(2)] Instant InForceFrom,
    [property: Id(3)] string Status,
    [property: Id(4)] IReadOnlyList<PackFileReference> Files,
    [property: Id(5)] IReadOnlyList<PackFileReference> Scenarios,
    [property: Id(6)] int ScenariosPassed,
    [property: Id(7)] string ProposedBy,
    [property: Id(8)] Instant ProposedAt,
    [property: Id(9)] string Reason,
    [property: Id(10)] IReadOnlyList<string> Waiting,
    [property: Id(11)] IReadOnlyList<PackStepView> Steps,
    [property: Id(12)] MigrationView? Migration = null,
    [property: Id(13)] EmergencyView? Emergency = null);

/// <summary>A change that could not wait.</summary>
/// <param name="ReviewBy">Until when somebody who had no part in it looks at it.</param>
/// <param name="Reviewed">Whether somebody has.</param>
[GenerateSerializer, Immutable, Alias("cg.EmergencyView")]
public sealed record EmergencyView([property: Id(0)] Instant ReviewBy, [property: Id(1)] bool Reviewed);

/// <summary>How far it is that whoever a version binds is decided about again.</summary>
/// <param name="Told">How many have been told.</param>
/// <param name="Done">Whether all have.</param>
[GenerateSerializer, Immutable, Alias("cg.MigrationView")]
public sealed record MigrationView([property: Id(0)] long Told, [property: Id(1)] bool Done);

/// <summary>What somebody decided about a proposed version.</summary>
/// <param name="Outcome"><c>approved</c>, <c>confirmed</c> (others have to follow), <c>rejected</c> or <c>lapsed</c>.</param>
/// <param name="By">Opaque id.</param>
/// <param name="Role">In which role.</param>
/// <param name="Reason">In their words.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("cg.PackStepView")]
public sealed record PackStepView(
    [property: Id(0)] string Outcome, [property: Id(1)] string By, [property: Id(2)] string Role, [property: Id(3)] string Reason, [property: Id(4)] Instant At);

/// <summary>Where a proposed version stands.</summary>
public static class PackStatus
{
    /// <summary>It waits for a second person.</summary>
    public const string Proposed = "proposed";

    /// <summary>It rules from its instant on.</summary>
    public const string Approved = "approved";

    /// <summary>Somebody said no.</summary>
    public const string Rejected = "rejected";

    /// <summary>Nobody decided before it was too late.</summary>
    public const string Lapsed = "lapsed";
}
