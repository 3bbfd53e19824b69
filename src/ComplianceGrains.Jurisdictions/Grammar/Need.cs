namespace ComplianceGrains.Jurisdictions.Grammar;

/// <summary>Whether the engine can work without a rule.</summary>
internal enum Need
{
    /// <summary>It can.</summary>
    No,

    /// <summary>It can if the pack says why its law has none.</summary>
    ValueOrReason,

    /// <summary>It cannot: every pack gives a value, if need be as the firm's own choice.</summary>
    Value,
}
