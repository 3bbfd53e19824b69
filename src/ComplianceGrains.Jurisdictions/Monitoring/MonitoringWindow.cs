using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Monitoring;

/// <summary>A pattern over time that monitoring looks for.</summary>
/// <param name="Kind">What is counted: <c>linked-transfers</c>, <c>velocity</c>, <c>structuring</c>, <c>dormancy</c> …</param>
/// <param name="Window">How far back, or how long a silence.</param>
/// <param name="Shape"><c>rolling</c>: any stretch of that length; <c>static</c>: fixed stretches of the local day.</param>
/// <param name="Amount">The sum from which it counts, if it is about amounts.</param>
/// <param name="Count">The number from which it counts, if it is about numbers.</param>
/// <param name="Action">What follows: <c>exception</c>, <c>hold</c>, <c>due-diligence</c>, <c>report</c> …</param>
public sealed record MonitoringWindow(string Kind, Period Window, string Shape, Threshold? Amount, int? Count, string Action) : RuleValue
{
    /// <summary>For <c>structuring</c>: from which share of <see cref="Amount"/>, in per cent, a transfer below it counts; for <c>rapid-in-out</c> and <c>fan-in</c> the share of what came in that goes out; null where the pack does not say.</summary>
    public Threshold? Band { get; init; }

    /// <summary>For <c>structuring</c>: what the transfers of the band come to together; null where the pack does not say.</summary>
    public Threshold? Sum { get; init; }

    /// <summary>What it finds is recorded and counted, and nothing follows: a rule is tried before it is relied upon.</summary>
    public bool Shadow { get; init; }

    /// <summary>Whether a kind is about which transfers have an address in common, of one customer or of several; nobody knows that while one is decided.</summary>
    public static bool IsOfAddresses(string kind) => kind is "shared-address" or "fan-in" or "fan-out";

    /// <summary>Whether transfers within the window, each valued in the unit of <see cref="Amount"/>, look as if one amount had been split.</summary>
    /// <remarks>A transfer that meets the amount itself is no part: it is reported as it is.</remarks>
    public bool IsSplit(IEnumerable<decimal> amounts)
    {
        if (Amount is not { Amount: > 0 } amount || Count is not { } fewest)
            return false;
        var parts = amounts.Where(each => !amount.IsMetBy(each) && (Band is null || Band.IsMetBy(each * 100 / amount.Amount))).ToList();
        return parts.Count >= fewest && (Sum is null || Sum.IsMetBy(parts.Sum()));
    }

    /// <inheritdoc />
    public override string InWords =>
        $"{Kind} in a {Shape} window of {PeriodWords.Of(Window)}"
        + (Amount is null ? "" : $", {Amount}")
        + (Band is null ? "" : $", each {Band.Point} of it and below")
        + (Sum is null ? "" : $", together {Sum}")
        + (Count is null ? "" : $", {Count} or more")
        + $": {Action}"
        + (Shadow ? ", recorded only" : "");
}
