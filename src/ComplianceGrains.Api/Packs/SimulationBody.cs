using NodaTime;

namespace ComplianceGrains.Api.Packs;

/// <summary>Asks for a simulation: of a proposed version, or of files that nobody has proposed yet.</summary>
/// <param name="Version">The number of a version that was proposed or came with the installation; null if files are sent.</param>
/// <param name="Files">The files of a version; null if one is named.</param>
/// <param name="From">Decisions recorded from this instant on; null for all.</param>
/// <param name="To">Decisions recorded before this instant; one that lies ahead lets it follow what is decided until then. Null for all that there are.</param>
public sealed record SimulationRequestBody(string? Version, IReadOnlyList<PackFileBody>? Files = null, Instant? From = null, Instant? To = null);

/// <summary>What to do about a simulation.</summary>
/// <param name="Action"><c>cancel</c> or <c>resume</c>.</param>
public sealed record SimulationActionBody(string? Action);

/// <summary>A simulation as it stands: recorded decisions decided again under one version, each from the state and the facts that were recorded with it.</summary>
/// <param name="Id">The digest of the version, in hex.</param>
/// <param name="Jurisdiction">Whose pack.</param>
/// <param name="Pack">The version, e.g. <c>EU@7</c>.</param>
/// <param name="Status"><c>running</c>, <c>following</c> (beside what is in force until its end), <c>cancelled</c>, <c>failed</c> or <c>done</c>.</param>
/// <param name="Reason">Why it failed; null if it did not.</param>
/// <param name="From">Decisions from then on; null for all.</param>
/// <param name="To">Decisions before then; null for all.</param>
/// <param name="StartedBy">Opaque id of who asked.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Decided">Decisions of the jurisdiction and the period so far.</param>
/// <param name="Same">Of these: come out as they did.</param>
/// <param name="Changed">Of these: come out otherwise. What is left cannot be decided again.</param>
/// <param name="Outcomes">Those that come out otherwise by kind, outcome then and now, the most frequent first.</param>
/// <param name="What">The same by what changes: <c>outcome</c>, <c>band</c>, <c>steps</c>, <c>deadline</c>, <c>reasons</c>, <c>other</c>.</param>
/// <param name="Reasons">Reasons that come (<c>+code</c>) or go (<c>-code</c>).</param>
/// <param name="Unknown">Decisions that cannot be decided again, by why.</param>
/// <param name="Changes">The first 200; all of them stand under <c>…/changes</c> by page.</param>
public sealed record SimulationBody(
    string Id, string Jurisdiction, string Pack, string Status, string? Reason, Instant? From, Instant? To, string StartedBy, Instant StartedAt, SimulationProgressBody Progress,
    long Decided, long Same, long Changed, IReadOnlyList<SimulatedOutcomeBody> Outcomes, IReadOnlyList<SimulationCountBody> What, IReadOnlyList<SimulationCountBody> Reasons,
    IReadOnlyList<SimulationCountBody> Unknown, IReadOnlyList<SimulatedChangeBody> Changes);

/// <summary>How far a simulation is.</summary>
/// <param name="Read">Decisions read, of the jurisdiction or not.</param>
/// <param name="Of">Decisions there were when it began.</param>
/// <param name="PerSecond">Decisions read a second; null before the first part.</param>
/// <param name="SecondsLeft">At that rate; null before the first part and at the end.</param>
public sealed record SimulationProgressBody(long Read, long Of, long? PerSecond, long? SecondsLeft);

/// <summary>How many decisions of a kind come out otherwise in one way.</summary>
/// <param name="Kind">E.g. <c>customer.screened/1</c>.</param>
/// <param name="Then">Outcome as it was.</param>
/// <param name="Now">Outcome under the version; <c>not-decided</c> if it does not come to this decision, <c>turned-away</c> if the command is refused.</param>
/// <param name="Count">How many.</param>
public sealed record SimulatedOutcomeBody(string Kind, string Then, string Now, long Count);

/// <summary>How many.</summary>
/// <param name="Word">Of what.</param>
/// <param name="Count">How many.</param>
public sealed record SimulationCountBody(string Word, long Count);

/// <summary>A decision that comes out otherwise.</summary>
/// <param name="Subject">Whose, with its type before the slash; null for who may not read subjects, or not this one.</param>
/// <param name="Sequence">Its number there; null likewise.</param>
/// <param name="Kind">Of decision.</param>
/// <param name="Then">Outcome as it was.</param>
/// <param name="Now">Outcome under the version.</param>
/// <param name="Changed">What changes.</param>
/// <param name="Why">In a sentence without personal data.</param>
public sealed record SimulatedChangeBody(string? Subject, long? Sequence, string Kind, string Then, string Now, IReadOnlyList<string> Changed, string Why);
