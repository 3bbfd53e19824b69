using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>The subject was compared with the lists.</summary>
/// <param name="Screening">What was found, on which content of which list.</param>
[Kind("screened/1", Audience.Staff, RecordClass.Screening)]
public sealed record Screened(ScreeningRecord Screening);

/// <summary>Something is out of the ordinary; an exception of this id is opened for it.</summary>
/// <param name="ExceptionId">Derived from subject, kind and cause.</param>
/// <param name="ExceptionKind">E.g. <c>possible-match</c>.</param>
/// <param name="Blocking">Whether the subject waits for the answer.</param>
/// <param name="Matches">For a possible match: entry, score and content, no names.</param>
/// <param name="Text">One sentence without personal data.</param>
/// <param name="Explanations">For a possible match: what matched and why, in words.</param>
/// <param name="Excluded">Opaque ids of principals who must not decide about it; null if that is nobody.</param>
[EarlierKind("exception-raised/1", "excluded")]
[Kind("exception-raised/2", Audience.Staff, RecordClass.DueDiligence)]
public sealed record ExceptionRaised(
    string ExceptionId,
    string ExceptionKind,
    bool Blocking,
    IReadOnlyList<MatchRecord> Matches,
    string Text,
    [property: Field(Compartments.Person, DataClasses.Assessment)] IReadOnlyList<MatchExplanation>? Explanations,
    [property: Field(Compartments.Staff, DataClasses.Staff)] IReadOnlyList<string>? Excluded = null);

/// <summary>The cause of an exception went away by itself; the exception is told.</summary>
/// <param name="ExceptionId">Which one.</param>
/// <param name="ExceptionKind">Its kind.</param>
[Kind("exception-withdrawn/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record ExceptionWithdrawn(string ExceptionId, string ExceptionKind);

/// <summary>Two people answered an exception, or its cause went away.</summary>
/// <param name="ExceptionId">Which one.</param>
/// <param name="ExceptionKind">Its kind.</param>
/// <param name="Disposition">What was decided.</param>
/// <param name="Matches">What it is about.</param>
[Kind("exception-answered/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record ExceptionAnswered(string ExceptionId, string ExceptionKind, string Disposition, IReadOnlyList<MatchRecord> Matches);

/// <summary>A person decided a pending step.</summary>
/// <param name="Step">E.g. <c>senior-approval</c>.</param>
/// <param name="Approved">Approved or rejected.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("step-decided/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record StepDecided(string Step, bool Approved, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>A pending step was not done in time; it gets a new deadline and an exception.</summary>
/// <param name="Pending">The step with its new deadline.</param>
[Kind("deadline-missed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record DeadlineMissed(PendingStep Pending);

/// <summary>It never came about.</summary>
/// <param name="Cause">Why, in a word of ours.</param>
[Kind("refused/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record Refused(string Cause);
