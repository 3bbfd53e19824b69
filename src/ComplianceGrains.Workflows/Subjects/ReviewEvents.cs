using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>Whom it concerns that it was refused asked that people who did not decide before look at it.</summary>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("review-requested/1", Audience.Service, RecordClass.DueDiligence, OfReview = true)]
public sealed record ReviewRequested([property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>They looked, and the refusal stands.</summary>
/// <param name="ExceptionId">In which exception.</param>
[Kind("refusal-upheld/1", Audience.Service, RecordClass.DueDiligence, OfReview = true)]
public sealed record RefusalUpheld(string ExceptionId);

/// <summary>They looked, and the refusal falls: what was asked for goes on where it came.</summary>
/// <param name="ExceptionId">In which exception.</param>
/// <param name="Pending">What is to be done, by whom, until when.</param>
[Kind("refusal-overturned/1", Audience.Service, RecordClass.DueDiligence, OfReview = true)]
public sealed record RefusalOverturned(string ExceptionId, IReadOnlyList<PendingStep> Pending);
