namespace ComplianceGrains;

/// <summary>How many random cases a test takes.</summary>
internal static class Samples
{
    private static readonly bool IsInnerLoop = Environment.GetEnvironmentVariable("COMPLIANCE_FAST") is not null;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is not null;

    /// <summary>All of them; a twentieth, and a few at least, in the inner loop (<c>tests/run fast</c>).</summary>
    public static int Of(int all) => IsInnerLoop ? Math.Max(3, all / 20) : all;

    /// <summary>The same of cases that take a second each: a quarter in the suite, all of them in <c>bash tests/long lives</c>.</summary>
    public static int OfLong(int all) => IsLong ? all : Of(Math.Max(3, all / 4));

    /// <summary>How much happens at most in a random life; a third of it in the inner loop, where one long life in many would take half of the time.</summary>
    public static int Events(int most) => IsInnerLoop ? most / 3 : most;
}
