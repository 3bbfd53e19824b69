using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions.Events;

/// <summary>Somebody of the firm suspects something about a customer and says so to the reporting officer.</summary>
/// <param name="CustomerId">Whom it is about; the caller's opaque id.</param>
/// <param name="About">Their exceptions and transfers that it is about, as <c>exception/…</c> and <c>transfer/…</c>.</param>
/// <param name="Ground">Which kind of report it would be, e.g. <c>suspicious</c>.</param>
/// <param name="DetectedAt">When the facts were first seen that it rests on.</param>
/// <param name="CarriedOutAt">When what is suspected was done; null where nothing was, or nobody knows.</param>
/// <param name="AssessBy">Until when the reporting officer looks at it.</param>
/// <param name="Owed">The reports that would be owed if it is one, by the earliest reading of every clock.</param>
/// <param name="Statement">In the words of who raised it; personal data.</param>
[Kind("suspicion.raised/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionRaised(
    string CustomerId, IReadOnlyList<string> About, string Ground, Instant DetectedAt, Instant? CarriedOutAt, Instant AssessBy, IReadOnlyList<OwedReport> Owed,
    [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
