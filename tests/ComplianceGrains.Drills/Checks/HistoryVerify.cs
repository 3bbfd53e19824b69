using System.Diagnostics;

namespace ComplianceGrains.Drills.Checks;

/// <summary>Runs <c>compliance history verify</c>, the program, over a data folder.</summary>
public static class HistoryVerify
{
    /// <summary>What is wrong, or null.</summary>
    public static async Task<string?> RunAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "compliance.dll"), "history", "verify", "--data", data })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : $"history verify ended with {process.ExitCode}:\n{await output}{await errors}";
    }
}
