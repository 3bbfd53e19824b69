namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>What happens to a calendar deadline that ends on a day that is no business day.</summary>
public enum Roll
{
    /// <summary>It stays there: the law gives no extension.</summary>
    None,

    /// <summary>It ends with the next business day.</summary>
    Next,

    /// <summary>It ends with the business day before.</summary>
    Previous,

    /// <summary>It ends at noon of the next business day, also if it is counted by the clock (Delegated Regulation (EU) 2025/301 Art. 5(4)).</summary>
    NextNoon,
}
