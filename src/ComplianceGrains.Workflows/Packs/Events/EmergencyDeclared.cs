using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Packs.Events;

/// <summary>A proposed version cannot wait for everybody who approves otherwise: one other person does, and it is looked at again by a day.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>.</param>
/// <param name="ReviewBy">Until when somebody who had no part in it looks at it.</param>
[Kind("pack.emergency-declared/1", Audience.Staff, RecordClass.Programme)]
public sealed record EmergencyDeclared(int Version, string Digest, Instant ReviewBy);

/// <summary>Somebody who had no part in an emergency change looked at it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>.</param>
/// <param name="Statement">In their words.</param>
[Kind("pack.emergency-reviewed/1", Audience.Staff, RecordClass.Programme)]
public sealed record EmergencyReviewed(int Version, string Digest, [property: Field(Compartments.Export, DataClasses.Export)] string Statement);

/// <summary>Nobody looked at an emergency change in time; it stays due.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>.</param>
[Kind("pack.emergency-review-missed/1", Audience.Staff, RecordClass.Programme)]
public sealed record EmergencyReviewMissed(int Version, string Digest);
