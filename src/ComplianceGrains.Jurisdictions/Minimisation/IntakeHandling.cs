namespace ComplianceGrains.Jurisdictions.Minimisation;

/// <summary>What happens to a field before it is stored, from the least to the most protective.</summary>
public enum IntakeHandling
{
    /// <summary>Stored as given, sealed.</summary>
    Keep,

    /// <summary>Stored with all but its last characters masked.</summary>
    Mask,

    /// <summary>Only a keyed hash is stored.</summary>
    Hash,

    /// <summary>Refused: never stored.</summary>
    Refuse,
}
