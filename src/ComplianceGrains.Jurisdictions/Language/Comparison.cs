namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>How an amount meets a threshold. Laws differ (FATF trap: "exceeding" against "at or above"), so nothing is assumed.</summary>
public enum Comparison
{
    /// <summary><c>gt</c>: more than the amount.</summary>
    MoreThan,

    /// <summary><c>gte</c>: the amount or more.</summary>
    AtLeast,
}
