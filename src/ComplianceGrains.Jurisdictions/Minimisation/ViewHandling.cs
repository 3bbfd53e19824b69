namespace ComplianceGrains.Jurisdictions.Minimisation;

/// <summary>How a stored field is shown, from the least to the most protective.</summary>
public enum ViewHandling
{
    /// <summary>As stored.</summary>
    Show,

    /// <summary>All but the last characters masked.</summary>
    Mask,

    /// <summary>Not shown.</summary>
    Hide,
}
