using System.Globalization;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>A plain number, such as a score from 0 to 1.</summary>
public sealed record Number(decimal Amount) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => Amount.ToString("0.############", CultureInfo.InvariantCulture);
}
