using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>Until when the records of a customer are kept was computed, once the relationship had ended or been refused.</summary>
/// <param name="Terms">By record class.</param>
/// <param name="LookAgain">When it is computed again: when everything is due, when the rules change, or after a year.</param>
/// <param name="Needed">The roles whose approval the destruction of what is due waits for; empty while nothing is due.</param>
[Kind("customer.retention-planned/1", Audience.Staff, RecordClass.Programme)]
public sealed record RetentionPlanned(IReadOnlyList<ClassTerm> Terms, Instant LookAgain, IReadOnlyList<string> Needed);

/// <summary>Every term of a customer's records is over, under the rules of all jurisdictions that bind: they are to be destroyed.</summary>
/// <param name="Terms">By record class.</param>
/// <param name="Destruction">What the tombstone of each jurisdiction says, the booking one's first.</param>
[Kind("customer.retention-due/1", Audience.Staff, RecordClass.Programme)]
public sealed record RetentionDue(IReadOnlyList<ClassTerm> Terms, IReadOnlyList<DestructionRule> Destruction);
