using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.CustomerDueDiligence;

/// <summary>How long something lasts after its cause is over: a length, or for ever.</summary>
/// <param name="Period">Null for ever.</param>
public sealed record Lasting(Period? Period) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => Period is null ? "ever" : PeriodWords.Of(Period);

    /// <summary>The last day of it; null for no end.</summary>
    public LocalDate? Through(LocalDate end) => Period is null ? null : end + Period;
}
