using System.Diagnostics;
using System.Text;

namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>A start of the real program that is watched until it ends by itself.</summary>
internal static class StartedHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>What it wrote and how it ended; a host that does not end by itself fails the test.</summary>
    public static Task<StartedEnd> EndAsync(params string[] arguments) => EndAsync(new Dictionary<string, string>(), arguments);

    public static Task<StartedEnd> EndAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        EndAsync(["dotnet", Program, .. arguments], environment);

    /// <summary>The same as a user who is nobody in particular: to root every folder can be written.</summary>
    public static Task<StartedEnd> EndAsNobodyAsync(params string[] arguments) => Environment.UserName == "root"
        ? EndAsync(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Program, .. arguments], new Dictionary<string, string> { ["HOME"] = Path.GetTempPath() })
        : EndAsync(arguments);

    /// <summary>Null if the host became ready, and is gone again; otherwise how it ended.</summary>
    public static async Task<StartedEnd?> ReadyOrEndAsync(params string[] arguments)
    {
        using var process = Start(["dotnet", Program, .. arguments], new Dictionary<string, string>());
        var (output, error) = (new StringBuilder(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                output.Append(line).Append('\n');
                if (line.Contains("Ready on ", StringComparison.Ordinal))
                    return null;
            }

            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, output.ToString(), await error);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The host has neither become ready nor ended by itself:\n{output}");
            return null;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "ComplianceGrains.Host.dll");

    private static async Task<StartedEnd> EndAsync(string[] command, IReadOnlyDictionary<string, string> environment)
    {
        using var process = Start(command, environment);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The host has not ended by itself:\n{await output}\n{await error}");
        }

        return new(process.ExitCode, await output, await error);
    }

    private static Process Start(string[] command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
