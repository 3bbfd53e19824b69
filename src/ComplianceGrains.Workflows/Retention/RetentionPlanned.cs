using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>Until when the records of a customer are kept was computed, once the relationship had ended or been refused.</summary>
/// <param name="Terms">By record class.</param>
/// <param name="LookAgain">When it is computed again: when everything is due, when the rules change, or after a year.</param>
/// <param name="Needed">The roles whose approval the destruction of what is due waits for; empty while nothing is due.</param>
/// <param name="On">What it was computed on besides the rules; null where that was not written down yet.</param>
/// <param name="Waiting">Who else waited for an answer about their data (<see cref="WaitingOthers"/>); null where that was not asked yet.</param>
[EarlierKind("customer.retention-planned/1", "on", "waiting")]
[EarlierKind("customer.retention-planned/2", "waiting")]
[Kind("customer.retention-planned/3", Audience.Staff, RecordClass.Programme)]
public sealed record RetentionPlanned(IReadOnlyList<ClassTerm> Terms, Instant LookAgain, IReadOnlyList<string> Needed, PlannedOn? On = null, IReadOnlyList<string>? Waiting = null);

/// <summary>What retention is computed on besides the rules and what happened to the customer.</summary>
/// <param name="DeleteAfterFloor">Whether the firm lets records go that no law deletes.</param>
/// <param name="Destroys">Whether what is due is destroyed by itself.</param>
/// <param name="MayDestroy">Whether the store can destroy at all.</param>
/// <param name="RulesChange">When the rules were to change next, as far as was known; null if they were not.</param>
/// <param name="Transfers">When the customer's transfers last started a clock; null if there never was one.</param>
public sealed record PlannedOn(bool DeleteAfterFloor, bool Destroys, bool MayDestroy, Instant? RulesChange, IReadOnlyList<StartedClock>? Transfers);

/// <summary>Something that starts a clock.</summary>
/// <param name="Name">By the catalogue's name.</param>
/// <param name="At">When it last happened.</param>
public sealed record StartedClock(string Name, Instant At);

/// <summary>Every term of a customer's records is over, under the rules of all jurisdictions that bind: they are to be destroyed.</summary>
/// <param name="Terms">By record class.</param>
/// <param name="Destruction">What the tombstone of each jurisdiction says, the booking one's first.</param>
[Kind("customer.retention-due/1", Audience.Staff, RecordClass.Programme)]
public sealed record RetentionDue(IReadOnlyList<ClassTerm> Terms, IReadOnlyList<DestructionRule> Destruction);
