namespace ComplianceGrains.Grains.Tests.Faults;

/// <summary>What happens to one call of a store.</summary>
public enum Fault
{
    /// <summary>It is carried out.</summary>
    None,

    /// <summary>It fails before anything is done.</summary>
    Error,

    /// <summary>It is carried out, and whoever called never hears of it.</summary>
    TimedOut,

    /// <summary>It is carried out later than others that began after it; never, if whoever called stops waiting.</summary>
    Slow,
}
