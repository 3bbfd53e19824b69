using System.Diagnostics;
using System.Text;

namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>The terminal in which the host runs, started by the command of the page.</summary>
internal sealed class FirstTerminal : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _bash;

    public FirstTerminal(string folder, IReadOnlyDictionary<string, string> environment, string command)
    {
        _bash = Shell.Start(folder, environment, "bash", "--noprofile", "--norc", "-c", command);
        _bash.OutputDataReceived += (_, line) => Take(line.Data);
        _bash.ErrorDataReceived += (_, line) => Take(line.Data);
        _bash.BeginOutputReadLine();
        _bash.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Waits as the reader does: for the line that says so.</summary>
    public Task ReadyAsync(TimeSpan atMost, string line = "Ready on ") => Eventually.TrueAsync(
        () => _bash.HasExited ? throw new InvalidOperationException($"The command ended with {_bash.ExitCode}:\n{Output}") : Task.FromResult(Output.Contains(line, StringComparison.Ordinal)),
        atMost, () => Output);

    public void Dispose()
    {
        if (!_bash.HasExited)
            _bash.Kill(entireProcessTree: true);
        _bash.WaitForExit();
        _bash.Dispose();
    }

    private void Take(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
