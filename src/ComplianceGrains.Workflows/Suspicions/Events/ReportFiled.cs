using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions.Events;

/// <summary>A version of what is to be filed was written.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Version">1 for its first.</param>
/// <param name="Text">The whole of it; personal data.</param>
[Kind("suspicion.report-drafted/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ReportDrafted(string Report, int Version, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Text);

/// <summary>A person has filed a report with the authority; the platform files nothing by itself.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Version">Which draft was filed; null for one that was written elsewhere.</param>
/// <param name="Form">By which channel or form.</param>
/// <param name="FiledAt">When.</param>
/// <param name="ContinuesBy">Until when a continuing suspicion is reported again, where the rules have such a clock.</param>
/// <param name="Reference">What the authority calls it; null until it is known.</param>
[Kind("suspicion.report-filed/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ReportFiled(
    string Report, int? Version, string Form, Instant FiledAt, Instant? ContinuesBy, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference);

/// <summary>The authority has answered: it took the report, or sent it back and it is to be filed again.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Accepted">Whether it took it.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Reference">What the authority calls it; null if it says nothing.</param>
/// <param name="Statement">What it says, in the officer's words; null if nothing.</param>
[Kind("suspicion.report-answered/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ReportAnswered(
    string Report, bool Accepted, Instant AnsweredAt, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference,
    [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
