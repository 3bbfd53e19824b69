namespace ComplianceGrains.Drills.Kills;

/// <summary>What the host's clock does.</summary>
public enum ClockMode
{
    /// <summary>It is the machine's.</summary>
    Steady,

    /// <summary>It is minutes off, and otherwise at every start.</summary>
    Skewed,

    /// <summary>It jumps back and forth by seconds while work is under way.</summary>
    Jumping,

    /// <summary>It is where it was put, and goes on from there.</summary>
    Moved,
}
