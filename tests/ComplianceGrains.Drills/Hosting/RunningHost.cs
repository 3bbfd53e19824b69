using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>The real program as a process of its own, on a port and a data folder of its own.</summary>
public sealed class RunningHost : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly string[] _arguments;
    private Process _process;

    private RunningHost(string data, int port, IReadOnlyDictionary<string, string> environment, string[] arguments, Action<string>? prepare)
    {
        (Data, Port, _environment, _arguments) = (data, port, environment, arguments);
        prepare?.Invoke(data);
        _process = Launch();
    }

    public string Data { get; }

    /// <summary>Where the host keeps the copies of what it signed, if it is not told otherwise.</summary>
    public string Anchors => $"{Data}-anchors";

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Of its present life.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Everything the program has written so far, over all its lives.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static Task<RunningHost> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), null, arguments);

    /// <summary>Starts with a configuration of its own.</summary>
    public static Task<RunningHost> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) => StartAsync(environment, null, arguments);

    /// <summary>Starts on a data folder that <paramref name="prepare"/> has put something into.</summary>
    public static Task<RunningHost> StartAsync(Action<string>? prepare, params string[] arguments) => StartAsync(new Dictionary<string, string>(), prepare, arguments);

    /// <summary>Starts with a configuration of its own, on a data folder that <paramref name="prepare"/> has put something into.</summary>
    public static async Task<RunningHost> StartAsync(IReadOnlyDictionary<string, string> environment, Action<string>? prepare, string[] arguments)
    {
        var host = new RunningHost(Directory.CreateTempSubdirectory("compliance-host-").FullName, FreePort(), environment, arguments, prepare);
        try
        {
            await host.ReadyAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Started on an empty folder, and perhaps not ready yet.</summary>
    public static RunningHost Launched(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(Directory.CreateTempSubdirectory("compliance-host-").FullName, FreePort(), environment, arguments, null);

    /// <summary>Started on a folder that <paramref name="prepare"/> has put something into, and perhaps not ready yet.</summary>
    public static RunningHost Launched(Action<string> prepare, params string[] arguments) =>
        new(Directory.CreateTempSubdirectory("compliance-host-").FullName, FreePort(), new Dictionary<string, string>(), arguments, prepare);

    /// <summary>Whether the program has ended; if so, everything that it wrote is in <see cref="Output"/>.</summary>
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

    /// <summary>What it ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>SIGKILL: no chance to finish anything.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>SIGTERM, and waits: the program finishes what it has begun.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>SIGSTOP, and SIGCONT after some time: a process that is alive and does nothing.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        await SignalAsync("STOP");
        await Task.Delay(time);
        await SignalAsync("CONT");
    }

    public async Task RestartAsync()
    {
        Relaunch();
        await ReadyAsync();
    }

    /// <summary>Starts it again and does not wait for it.</summary>
    public void Relaunch()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _process = Launch();
    }

    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.TrueAsync(async () =>
        {
            if (HasExited)
                throw new InvalidOperationException($"The host ended with code {_process.ExitCode}:\n{Output}");
            try
            {
                return (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }, TimeSpan.FromMinutes(5), () => $"The host did not become ready:\n{Output}");
    }

    public Caller As(string role, int number = 1) => new(this, role, number);

    /// <summary>Somebody whose role holds in one jurisdiction only.</summary>
    public Caller In(string jurisdiction, string role) => new(this, Caller.KeyIn(this, jurisdiction, role));

    /// <summary>Somebody with this key, or with none.</summary>
    public Caller WithKey(string? key) => new(this, key);

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
        if (Directory.Exists(Anchors))
            Directory.Delete(Anchors, recursive: true);
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        // Further addresses come beside the one that the callers here use.
        var further = Array.IndexOf(_arguments, "--urls");
        var urls = $"{Address.ToString().TrimEnd('/')}{(further < 0 ? "" : $";{_arguments[further + 1]}")}";
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "ComplianceGrains.Host.dll"), "--data", Data, .. _arguments, "--urls", urls];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["Wallets__Domain"] = "wallets.example.com";
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Take(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    /// <summary>A port that nobody listens on, below those that the system gives to who asks for any: none of them is taken before the program listens on it.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there: another one.
            }
        }
    }
}
