using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions.Events;

/// <summary>A version of what is to be filed was written.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Version">1 for its first.</param>
/// <param name="Text">The whole of it; personal data.</param>
[Kind("suspicion.report-drafted/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ReportDrafted(string Report, int Version, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Text);

/// <summary>A version of what is to be filed was written, field by field.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Version">1 for its first.</param>
/// <param name="Form">The form for which it was looked through.</param>
/// <param name="Faults">What was missing or wrong in it, as <c>field code</c>; it is not filed like this.</param>
/// <param name="Fields">The whole of it; personal data.</param>
[Kind("suspicion.report-fields-drafted/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ReportFieldsDrafted(
    string Report, int Version, string Form, IReadOnlyList<string> Faults, [property: Field(Compartments.Person, DataClasses.Assessment)] ReportFields? Fields);

/// <summary>A person has filed a report with the authority; the platform files nothing by itself.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Version">Which draft was filed; null for one that was written elsewhere.</param>
/// <param name="Form">By which channel or form.</param>
/// <param name="FiledAt">When.</param>
/// <param name="ContinuesBy">Until when a continuing suspicion is reported again, where the rules have such a clock.</param>
/// <param name="Reference">What the authority calls it; null until it is known.</param>
/// <param name="Waits">Whether a transaction waits for the authority's word.</param>
/// <param name="WaitsUntil">From when it may go ahead if the authority says nothing; null if only a word lets it.</param>
/// <param name="Stated">What the officer said of a transaction that waits, one of <see cref="StatedWaits"/>; null in records of before it was written down.</param>
[EarlierKind("suspicion.report-filed/1", "waits=false", "waitsUntil", "stated")]
[EarlierKind("suspicion.report-filed/2", "stated")]
[Kind("suspicion.report-filed/3", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ReportFiled(
    string Report, int? Version, string Form, Instant FiledAt, Instant? ContinuesBy, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference, bool Waits, Instant? WaitsUntil,
    string? Stated = null);

/// <summary>What an officer who files a report says of whether a transaction waits for the authority's word.</summary>
public static class StatedWaits
{
    /// <summary>It waits.</summary>
    public const string Waits = "waits";

    /// <summary>None does.</summary>
    public const string WaitsNot = "waits-not";

    /// <summary>Nothing: it follows from what the suspicion is about.</summary>
    public const string Nothing = "nothing";

    /// <summary>The word for what a command says.</summary>
    public static string Of(bool? stated) => stated switch { true => Waits, false => WaitsNot, null => Nothing };

    /// <summary>What the command said that this is the word for.</summary>
    public static bool? Told(string word) => word switch { Waits => true, WaitsNot => false, _ => null };
}

/// <summary>The authority has said whether a transaction that waits may go ahead.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Answer">One of <see cref="Consents"/>.</param>
/// <param name="AnsweredAt">When it said so.</param>
/// <param name="Until">Until when it bars the transaction at the latest; null if nobody can say.</param>
/// <param name="Statement">What it said, in the officer's words.</param>
[Kind("suspicion.consent-answered/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ConsentAnswered(
    string Report, string Answer, Instant AnsweredAt, Instant? Until, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>The time is over until which a transaction waited: nothing of this report bars it any more.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Before">What it waited for, one of <see cref="Consents"/>.</param>
[Kind("suspicion.consent-clock-ended/1", Audience.Suspicion, RecordClass.Suspicion)]
public sealed record ConsentClockEnded(string Report, string Before);

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
