using NodaTime;

namespace ComplianceGrains.Api.Customers;

/// <summary>Until when a customer's records are kept.</summary>
/// <param name="DueAt">When all of them are destroyed; null while that has no day. All go together, on the day of the last class.</param>
/// <param name="Classes">Each record class by itself.</param>
/// <param name="OpenHolds">How many orders keep them whatever the terms say; <c>…/holds</c> lists them.</param>
public sealed record RetentionBody(Instant? DueAt, IReadOnlyList<RetentionClassBody> Classes, int OpenHolds);

/// <summary>Until when the records of one class are kept.</summary>
/// <param name="RecordClass">E.g. <c>due-diligence</c>.</param>
/// <param name="KeepThrough">The last day on which they must be kept; null while that has no end.</param>
/// <param name="DeleteBy">The day on which they are deleted at the latest; null if no law names one, or its clock has not started.</param>
/// <param name="DueOn">The day on which they are destroyed by themselves; null while they are kept without an end.</param>
/// <param name="Why">One sentence, with the rule that decides.</param>
public sealed record RetentionClassBody(string RecordClass, LocalDate? KeepThrough, LocalDate? DeleteBy, LocalDate? DueOn, string Why);
