namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>How many random lives a test plays.</summary>
internal static class RandomLives
{
    /// <summary>All of them; a tenth in the inner loop (<c>tests/run fast</c>).</summary>
    public static int Played(int all) => Environment.GetEnvironmentVariable("COMPLIANCE_FAST") is null ? all : all / 10;
}
