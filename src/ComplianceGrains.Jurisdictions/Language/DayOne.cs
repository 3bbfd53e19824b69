namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>Whether the day of the event is the first day of the period ("beginning on") or not ("after").</summary>
public enum DayOne
{
    /// <summary>The day of the event does not count.</summary>
    Excluded,

    /// <summary>The day of the event is day one.</summary>
    Included,
}
