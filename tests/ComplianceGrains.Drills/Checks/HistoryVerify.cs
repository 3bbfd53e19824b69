using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Checks;

/// <summary>Runs <c>compliance history verify</c>, the program, over a data folder.</summary>
public static class HistoryVerify
{
    /// <summary>What is wrong, or null.</summary>
    public static async Task<string?> RunAsync(string data)
    {
        var (exit, said) = await Tool.RunAsync("history", "verify", "--data", data);
        return exit == 0 ? null : $"history verify ended with {exit}:\n{said}";
    }
}
