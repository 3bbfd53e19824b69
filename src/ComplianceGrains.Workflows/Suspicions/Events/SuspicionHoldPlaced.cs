using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions.Events;

/// <summary>
/// An order came that must not become known: while it stands nothing is destroyed of whom the suspicion is about, of what it names, and of the
/// suspicion itself. It stands in this history alone, and in no public log.
/// </summary>
/// <param name="Hold">Its number in this history, e.g. <c>hold-1</c>.</param>
/// <param name="Issuer">Whose order it is, one of the rules' <c>legalHold.issuers</c>.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="EndsAt">The first instant after that day wherever it ends last.</param>
/// <param name="TooLateFor">Full identities of those of them whose destruction had begun, so that it keeps nothing of theirs.</param>
/// <param name="Statement">In the words of who recorded it; may hold personal data.</param>
[Kind("suspicion.hold-placed/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionHoldPlaced(
    string Hold, string Issuer, LocalDate? Until, Instant? EndsAt, IReadOnlyList<string> TooLateFor, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Somebody asked that such an order be lifted; it stands until a second person agrees.</summary>
/// <param name="Hold">Which one.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("suspicion.hold-lifting-asked/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionHoldLiftingAsked(string Hold, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>The second person does not agree: the order stands.</summary>
/// <param name="Hold">Which one.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("suspicion.hold-kept/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionHoldKept(string Hold, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Such an order ended: a second person agreed, or its last day is over.</summary>
/// <param name="Hold">Which one.</param>
/// <param name="Statement">In the second person's words; null where its time was over. May hold personal data.</param>
[Kind("suspicion.hold-lifted/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionHoldLifted(string Hold, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
