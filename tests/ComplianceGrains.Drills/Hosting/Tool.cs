using System.Diagnostics;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>The tool <c>compliance</c>, the program.</summary>
public static class Tool
{
    /// <summary>What it ended with, and everything that it said.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "compliance.dll")))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
