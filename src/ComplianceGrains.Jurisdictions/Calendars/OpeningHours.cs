using NodaTime;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>When a business day opens and closes, in local time.</summary>
public sealed record OpeningHours(LocalTime Opens, LocalTime Closes);
