using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>What monitoring rules found in a transfer and nobody is told of: the transfer waits for people anyway, or they have suppressed the rule, or it is only tried.</summary>
/// <param name="TransferId">The transfer that completes the pattern.</param>
/// <param name="Counted">What each rule found.</param>
[Kind("transfers.monitoring-counted/1", Audience.Staff, RecordClass.Transaction)]
public sealed record MonitoringCounted(string TransferId, IReadOnlyList<CountedRule> Counted) : ITransferEvent;

/// <summary>What one monitoring rule found.</summary>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Answer"><c>met</c> or <c>could-not-tell</c>.</param>
/// <param name="Why">One of <see cref="CountedBecause"/>.</param>
/// <param name="TransferIds">The transfers of the pattern.</param>
/// <param name="ExceptionId">Where people look at the transfer that it stopped; null if they do not.</param>
public sealed record CountedRule(string Rule, string Jurisdiction, string Answer, string Why, IReadOnlyList<string> TransferIds, string? ExceptionId);

/// <summary>A person asks that nobody is told of a rule for a time.</summary>
/// <param name="Suppression">Its number among the customer's.</param>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Until">Its end.</param>
/// <param name="Statement">Why, in their words; may hold personal data.</param>
[Kind("transfers.suppression-asked/1", Audience.Staff, RecordClass.Transaction)]
public sealed record SuppressionAsked(string Suppression, string Jurisdiction, string Rule, Instant Until, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Another person agreed: until its end nobody is told, and what the rule finds is counted.</summary>
/// <param name="Suppression">Which.</param>
/// <param name="Statement">Why, in their words; may hold personal data.</param>
[Kind("transfers.rule-suppressed/1", Audience.Staff, RecordClass.Transaction)]
public sealed record RuleSuppressed(string Suppression, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Another person did not agree, or somebody ended it before its time.</summary>
/// <param name="Suppression">Which.</param>
/// <param name="Statement">Why, in their words; may hold personal data.</param>
[Kind("transfers.suppression-ended/1", Audience.Staff, RecordClass.Transaction)]
public sealed record SuppressionEnded(string Suppression, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Why something is counted and nobody told.</summary>
public static class CountedBecause
{
    /// <summary>The transfer waits for people, or is refused, because of it.</summary>
    public const string Stopped = "stopped";

    /// <summary>Two people suppressed the rule.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>The pack only tries the rule.</summary>
    public const string Shadow = "shadow";
}

/// <summary>What a rule answers.</summary>
public static class MonitoringAnswers
{
    /// <summary>Its pattern is there.</summary>
    public const string Met = "met";

    /// <summary>That depends on what is not known.</summary>
    public const string CouldNotTell = "could-not-tell";
}
