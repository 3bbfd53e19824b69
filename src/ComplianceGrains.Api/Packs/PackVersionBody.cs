using NodaTime;

namespace ComplianceGrains.Api.Packs;

/// <summary>One version of a jurisdiction's pack in a response.</summary>
/// <param name="Id">E.g. <c>EU@3</c>.</param>
/// <param name="Jurisdiction">Whose.</param>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>, as decisions cite it.</param>
/// <param name="InForceFrom">The instant from which it rules: the start of its day in its zone.</param>
/// <param name="Status"><c>proposed</c>, <c>rejected</c>, <c>lapsed</c>; of an approved one, or one of the installation, <c>coming</c>, <c>in-force</c> or <c>superseded</c>.</param>
/// <param name="Proposal">Who proposed it and who decided; null for a version that the installation came with.</param>
public sealed record PackVersionBody(string Id, string Jurisdiction, int Version, string Digest, Instant InForceFrom, string Status, PackProposalBody? Proposal);

/// <summary>How a version was proposed and decided about.</summary>
/// <param name="By">Opaque id of who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">In their words.</param>
/// <param name="ScenariosPassed">How many scenarios speak of days on which it rules; all of them passed.</param>
/// <param name="Waiting">The roles that still have to approve it.</param>
/// <param name="Steps">What was decided, in order.</param>
/// <param name="Migration">How far it is that whoever it binds is decided about again; null if it lets them go on as they are.</param>
/// <param name="Emergency">Of an emergency change: its review; null of any other.</param>
public sealed record PackProposalBody(
    string By, Instant At, string Reason, int ScenariosPassed, IReadOnlyList<string> Waiting, IReadOnlyList<PackStepBody> Steps, PackMigrationBody? Migration = null,
    EmergencyBody? Emergency = null);

/// <summary>A change that could not wait: one other person approved it.</summary>
/// <param name="ReviewBy">Until when somebody who neither proposed nor approved it looks at it.</param>
/// <param name="Reviewed">Whether somebody has.</param>
public sealed record EmergencyBody(Instant ReviewBy, bool Reviewed);

/// <summary>Everybody whom a version binds is decided about again once it is in force.</summary>
/// <param name="Told">How many customers, wallets and related parties have been told so far.</param>
/// <param name="Done">Whether all have.</param>
public sealed record PackMigrationBody(long Told, bool Done);

/// <summary>What somebody decided about a proposed version.</summary>
/// <param name="Outcome"><c>approved</c>, <c>confirmed</c> (others have to follow), <c>rejected</c> or <c>lapsed</c>.</param>
/// <param name="By">Opaque id.</param>
/// <param name="Role">In which role.</param>
/// <param name="Reason">In their words.</param>
/// <param name="At">When.</param>
public sealed record PackStepBody(string Outcome, string By, string Role, string Reason, Instant At);

/// <summary>One version with what it says and what it changes.</summary>
/// <param name="Pack">The version.</param>
/// <param name="Replaces">The version whose place it takes, e.g. <c>EU@2</c>; null for the first.</param>
/// <param name="Changes">What differs from that, in sentences.</param>
/// <param name="Files">Its files.</param>
/// <param name="Sequence">How many decisions the jurisdiction's pack has; the ETag.</param>
public sealed record PackBody(PackVersionBody Pack, string? Replaces, IReadOnlyList<PackChangeBody> Changes, IReadOnlyList<PackFileBody> Files, long Sequence);

/// <summary>One difference between two versions.</summary>
/// <param name="Path">Where it is: a rule's path, or another member of the pack.</param>
/// <param name="Sentence">What changes, ready to be read aloud.</param>
public sealed record PackChangeBody(string Path, string Sentence);

/// <summary>One file of a version.</summary>
/// <param name="Path">Its name, such as <c>pack.yaml</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record PackFileBody(string Path, string Text);
