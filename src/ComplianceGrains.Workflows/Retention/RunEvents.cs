using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>A run takes a subject's records to destroy.</summary>
/// <param name="Subject">Full identity.</param>
/// <param name="Destruction">What the tombstone of each jurisdiction says, the booking one's first.</param>
/// <param name="RunsAt">When the run begins.</param>
[Kind("retention.taken-on/1", Audience.Staff, RecordClass.Programme)]
public sealed record TakenOn(string Subject, IReadOnlyList<DestructionRule> Destruction, Instant RunsAt);

/// <summary>A run leaves a subject's records to that of a later day: it had begun, or not all is over that stands against it.</summary>
/// <param name="Subject">Full identity.</param>
/// <param name="Destruction">What the tombstone of each jurisdiction says, the booking one's first.</param>
/// <param name="Why">One sentence.</param>
[Kind("retention.passed-on/1", Audience.Staff, RecordClass.Programme)]
public sealed record PassedOn(string Subject, IReadOnlyList<DestructionRule> Destruction, string Why);

/// <summary>A run leaves out a subject whose records an order holds: once it is lifted, the subject says again that they are due.</summary>
/// <param name="Subject">Full identity.</param>
[Kind("retention.set-aside/1", Audience.Staff, RecordClass.Programme)]
public sealed record SetAside(string Subject);

/// <summary>A run begins, and takes nobody on any more.</summary>
/// <param name="Subjects">How many it has.</param>
[Kind("retention.begun/1", Audience.Staff, RecordClass.Programme)]
public sealed record RunBegun(int Subjects);

/// <summary>A run has destroyed what it was to destroy, and every tombstone has its place in its log.</summary>
/// <param name="Subjects">How many subjects.</param>
/// <param name="Values">How many sealed values.</param>
[Kind("retention.destroyed/1", Audience.Staff, RecordClass.Programme)]
public sealed record RunDone(int Subjects, int Values);
