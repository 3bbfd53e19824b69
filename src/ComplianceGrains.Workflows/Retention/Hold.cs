using ComplianceGrains.Jurisdictions.Retention;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>An order to keep records, open or lifted. It keeps everything that goes with the record: all of a customer's is under keys that go together.</summary>
/// <param name="Id">Its number in the customer's history, e.g. <c>hold-1</c>.</param>
/// <param name="Record">Full identity of what it was placed on: the customer or one of their exceptions.</param>
/// <param name="Issuer">Whose order it is, one of the rules' <c>legalHold.issuers</c>.</param>
/// <param name="PlacedAt">When.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="EndsAt">The first instant after that day wherever it ends last.</param>
/// <param name="AskedBy">Who asked that it be lifted; opaque id, or null.</param>
/// <param name="LiftedAt">When it was lifted, or its time was over; null while it is open.</param>
public sealed record Hold(string Id, string Record, string Issuer, Instant PlacedAt, LocalDate? Until, Instant? EndsAt, string? AskedBy, Instant? LiftedAt)
{
    /// <summary>Whether it keeps.</summary>
    public bool IsOpen => LiftedAt is null;

    /// <summary>The same for the computation of terms.</summary>
    public LegalHold For(string recordClass) => new(Id, Issuer, recordClass, PlacedAt.InUtc().Date, LiftedAt?.InUtc().Date);
}
