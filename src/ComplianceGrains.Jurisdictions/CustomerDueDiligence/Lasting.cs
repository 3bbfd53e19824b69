using NodaTime;

namespace ComplianceGrains.Jurisdictions;

/// <summary>How long something lasts after its cause is over: a length, or for ever.</summary>
/// <param name="Period">Null for ever.</param>
public sealed record Lasting(Period? Period) : RuleValue
{
    /// <summary>For ever is longer than any length.</summary>
    internal static readonly Merge Longest = new("longer", (left, right) => (left, right) switch
    {
        (Lasting a, Lasting b) => a.Period is null || (b.Period is { } other && Span.Compare(a.Period, other) >= 0) ? a : b,
        _ => throw new InvalidOperationException("Only what lasts can be merged with what lasts."),
    });

    /// <inheritdoc />
    public override string InWords => Period is null ? "ever" : PeriodWords.Of(Period);

    /// <summary>The last day of it; null for no end.</summary>
    public LocalDate? Through(LocalDate end) => Period is null ? null : end + Period;
}
