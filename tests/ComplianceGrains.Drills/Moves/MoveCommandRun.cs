using System.Diagnostics;

namespace ComplianceGrains.Drills.Moves;

/// <summary>One run of <c>compliance move</c>, the program.</summary>
internal sealed class MoveCommandRun : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public MoveCommandRun(string data, IReadOnlyDictionary<string, string> places)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "compliance.dll"), "move", "--data", data, "--cells", "4" })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in places)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        (_output, _error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    public bool HasExited => _process.HasExited;

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>What it ended with, and everything that it said.</summary>
    public async Task<(int Exit, string Said)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, (await _output + await _error).Trim());
    }

    public void Dispose() => _process.Dispose();
}
