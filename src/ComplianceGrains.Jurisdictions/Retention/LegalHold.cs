using NodaTime;

namespace ComplianceGrains.Jurisdictions.Retention;

/// <summary>An order to keep records of one class, for one record and not for the whole customer.</summary>
/// <param name="Id">The hold's own id.</param>
/// <param name="Issuer">Who placed it, one of the rules' <c>legalHold.issuers</c>.</param>
/// <param name="RecordClass">The record class it is about.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day on which it was lifted; null while it is open.</param>
public sealed record LegalHold(string Id, string Issuer, string RecordClass, LocalDate From, LocalDate? Until);
