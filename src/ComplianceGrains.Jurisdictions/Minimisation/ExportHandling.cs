namespace ComplianceGrains.Jurisdictions.Minimisation;

/// <summary>What a supervisor's export holds of a field.</summary>
public enum ExportHandling
{
    /// <summary>The value.</summary>
    Include,

    /// <summary>Nothing: the export names the rule that closes the field.</summary>
    Omit,
}
