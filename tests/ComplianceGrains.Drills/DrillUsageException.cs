namespace ComplianceGrains.Drills;

/// <summary>The command line asks for something that there is not.</summary>
public sealed class DrillUsageException(string message) : Exception(message);
