using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions.Events;

/// <summary>The reporting officer has looked at it and says what is to become of it.</summary>
/// <param name="Conclusion">One of <see cref="Conclusions"/>.</param>
/// <param name="Ground">Which kind of report it is.</param>
/// <param name="SuspectedAt">When the suspicion was formed: no later than now, no earlier than the facts.</param>
/// <param name="Needed">The roles that still have to agree.</param>
/// <param name="Statement">In the officer's words; personal data.</param>
[Kind("suspicion.assessed/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionAssessed(
    string Conclusion, string Ground, Instant SuspectedAt, IReadOnlyList<string> Needed, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>A second person agrees with the assessment, or sends it back.</summary>
/// <param name="Approved">Whether they agree.</param>
/// <param name="For">In which role.</param>
/// <param name="Statement">In their words; personal data.</param>
[Kind("suspicion.assessment-reviewed/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record AssessmentReviewed(bool Approved, string For, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>It is decided: a report is owed to every authority named, or the suspicion was considered and is not filed.</summary>
/// <param name="Conclusion">One of <see cref="Conclusions"/>.</param>
/// <param name="Owed">The reports, each with its own clock; none where it is not filed.</param>
[Kind("suspicion.decided/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionDecided(string Conclusion, IReadOnlyList<OwedReport> Owed);

/// <summary>Something of it was not done in time.</summary>
/// <param name="What"><c>assessment</c>, <c>continuing-review</c> or the number of a report.</param>
/// <param name="Due">When it was due.</param>
/// <param name="RemindAt">When it is said again.</param>
[Kind("suspicion.overdue/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionOverdue(string What, Instant Due, Instant RemindAt);

/// <summary>What was reported was looked at again.</summary>
/// <param name="Continues">Whether it goes on, and is reported again.</param>
/// <param name="Owed">The further reports; none where it is over.</param>
/// <param name="Statement">In the officer's words; personal data.</param>
[Kind("suspicion.reviewed/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record SuspicionReviewed(bool Continues, IReadOnlyList<OwedReport> Owed, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
