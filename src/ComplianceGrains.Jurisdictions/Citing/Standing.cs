namespace ComplianceGrains.Jurisdictions.Citing;

/// <summary>How far a reader may rely on a value.</summary>
public enum Standing
{
    /// <summary>Law, held against its text.</summary>
    LawVerified,

    /// <summary>Law that nobody has held against an official text.</summary>
    LawUnverified,

    /// <summary>The firm's own choice, and the firm has made it.</summary>
    PolicyAdopted,

    /// <summary>A proposal for the firm's own choice.</summary>
    PolicyNotAdopted,
}
