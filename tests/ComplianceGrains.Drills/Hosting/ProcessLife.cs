using System.Diagnostics;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>The program as a process of its own.</summary>
internal sealed class ProcessLife : IHostLife
{
    private readonly Process _process;

    public ProcessLife(HostCommand command, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in command.Arguments.Prepend(program ?? Path.Combine(AppContext.BaseDirectory, "ComplianceGrains.Host.dll")))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => command.Take(line.Data);
        _process.ErrorDataReceived += (_, line) => command.Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public bool HasExited
    {
        get
        {
            if (!_process.HasExited)
                return false;
            // A process ends before the last it wrote has been read: only this waits for both.
            _process.WaitForExit();
            return true;
        }
    }

    public int ExitCode => _process.ExitCode;

    public static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public async Task StopAsync()
    {
        await SignalAsync(_process.Id, "TERM");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await _process.WaitForExitAsync(patience.Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
