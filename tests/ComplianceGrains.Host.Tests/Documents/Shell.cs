using System.Diagnostics;

namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>Programs that are run to their end.</summary>
internal static class Shell
{
    public static async Task<(int Exit, string Output, string Error)> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, TimeSpan atMost, string program, params string[] arguments)
    {
        using var process = Start(folder, environment, program, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(atMost);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} has not ended within {atMost}:\n{await output}\n{await error}");
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts a program whose output the caller reads.</summary>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
