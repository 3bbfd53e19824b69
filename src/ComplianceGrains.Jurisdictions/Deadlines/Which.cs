namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>Which of two clocks counts.</summary>
public enum Which
{
    /// <summary>The one that ends first, as soon as it runs.</summary>
    Earlier,

    /// <summary>The one that ends last: while one of them has not started, nothing is due.</summary>
    Later,
}
