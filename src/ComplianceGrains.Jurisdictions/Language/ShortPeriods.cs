namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>Periods so short that days off are left out of them, though they are counted in calendar days (Singapore's Interpretation Act s. 50(d)).</summary>
/// <param name="UpTo">The longest of them, in days.</param>
/// <param name="Calendar">The calendar whose days off are left out.</param>
public sealed record ShortPeriods(int UpTo, string Calendar);
