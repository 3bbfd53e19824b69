using NodaTime;

namespace ComplianceGrains.Jurisdictions;

/// <summary>A pattern over time that monitoring looks for.</summary>
/// <param name="Kind">What is counted: <c>linked-transfers</c>, <c>velocity</c>, <c>structuring</c>, <c>dormancy</c> …</param>
/// <param name="Window">How far back, or how long a silence.</param>
/// <param name="Shape"><c>rolling</c>: any stretch of that length; <c>static</c>: fixed stretches of the local day.</param>
/// <param name="Amount">The sum from which it counts, if it is about amounts.</param>
/// <param name="Count">The number from which it counts, if it is about numbers.</param>
/// <param name="Action">What follows: <c>exception</c>, <c>hold</c>, <c>due-diligence</c>, <c>report</c> …</param>
public sealed record MonitoringWindow(string Kind, Period Window, string Shape, Threshold? Amount, int? Count, string Action) : RuleValue
{
    /// <inheritdoc />
    public override string InWords =>
        $"{Kind} in a {Shape} window of {PeriodWords.Of(Window)}"
        + (Amount is null ? "" : $", {Amount}")
        + (Count is null ? "" : $", {Count} or more")
        + $": {Action}";
}
