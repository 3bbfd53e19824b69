using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>The real program on a port and a data folder of its own: as a process of its own, if not told otherwise.</summary>
public sealed class RunningHost : IDisposable
{
    private static int _ports = Random.Shared.Next(1000);

    private readonly StringBuilder _output = new();
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly string[] _arguments;
    private readonly Func<HostCommand, IHostLife> _begin;
    private IHostLife _life;

    private RunningHost(
        string data, int port, IReadOnlyDictionary<string, string> environment, string[] arguments, Action<string>? prepare, Func<HostCommand, IHostLife>? begin = null)
    {
        (Data, Port, _environment, _arguments, _begin) = (data, port, environment, arguments, begin ?? (command => new ProcessLife(command)));
        prepare?.Invoke(data);
        _life = Launch();
    }

    public string Data { get; }

    /// <summary>Where the host keeps the copies of what it signed, if it is not told otherwise.</summary>
    public string Anchors => $"{Data}-anchors";

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Of its present life.</summary>
    public int ProcessId => _life.ProcessId;

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
    /// <param name="environment">Settings under their names in the environment.</param>
    /// <param name="prepare">Gets the data folder before the first life; null for an empty one.</param>
    /// <param name="arguments">Of the command line, besides folder and address.</param>
    /// <param name="begin">Begins a life; null for a process.</param>
    public static async Task<RunningHost> StartAsync(
        IReadOnlyDictionary<string, string> environment, Action<string>? prepare, string[] arguments, Func<HostCommand, IHostLife>? begin = null)
    {
        var host = new RunningHost(Directory.CreateTempSubdirectory("compliance-host-").FullName, FreePort(), environment, arguments, prepare, begin);
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

    /// <summary>The same, with lives that <paramref name="begin"/> begins.</summary>
    public static RunningHost Launched(IReadOnlyDictionary<string, string> environment, Func<HostCommand, IHostLife> begin) =>
        new(Directory.CreateTempSubdirectory("compliance-host-").FullName, FreePort(), environment, [], null, begin);

    /// <summary>Started on a folder that <paramref name="prepare"/> has put something into, and perhaps not ready yet.</summary>
    public static RunningHost Launched(Action<string> prepare, params string[] arguments) =>
        new(Directory.CreateTempSubdirectory("compliance-host-").FullName, FreePort(), new Dictionary<string, string>(), arguments, prepare);

    /// <summary>Whether the program has ended; if so, everything that it wrote is in <see cref="Output"/>.</summary>
    public bool HasExited => _life.HasExited;

    /// <summary>What it ended with.</summary>
    public int ExitCode => _life.ExitCode;

    /// <summary>SIGKILL: no chance to finish anything.</summary>
    public void Kill() => _life.Kill();

    /// <summary>SIGTERM, and waits: the program finishes what it has begun.</summary>
    public Task StopAsync() => _life.StopAsync();

    /// <summary>SIGSTOP, and SIGCONT after some time: a process that is alive and does nothing.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        await ProcessLife.SignalAsync(ProcessId, "STOP");
        await Task.Delay(time);
        await ProcessLife.SignalAsync(ProcessId, "CONT");
    }

    public async Task RestartAsync()
    {
        Relaunch();
        await ReadyAsync();
    }

    /// <summary>Starts it again and does not wait for it.</summary>
    public void Relaunch()
    {
        _life.Dispose();
        _life = Launch();
    }

    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.TrueAsync(async () =>
        {
            if (HasExited)
                throw new InvalidOperationException($"The host ended with code {ExitCode}:\n{Output}");
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
        _life.Dispose();
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
        if (Directory.Exists(Anchors))
            Directory.Delete(Anchors, recursive: true);
    }

    private IHostLife Launch()
    {
        // Further addresses come beside the one that the callers here use.
        var further = Array.IndexOf(_arguments, "--urls");
        var urls = $"{Address.ToString().TrimEnd('/')}{(further < 0 ? "" : $";{_arguments[further + 1]}")}";
        var environment = new Dictionary<string, string>(_environment);
        // Whoever names the domain is another release, perhaps, and is told nothing that came later.
        if (environment.TryAdd("Wallets__Domain", "wallets.example.com"))
        {
            environment.TryAdd("Wallets__MicroTransfers__polygon__Amount", "0.01");
            environment.TryAdd("Wallets__MicroTransfers__polygon__Confirmations", "3");
        }

        return _begin(new(["--data", Data, .. _arguments, "--urls", urls], environment, Take));
    }

    private void Take(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    /// <summary>
    /// A port that nobody listens on, below those that the system gives to who asks for any, and none that was given before: seconds go by until
    /// the program listens there. Of other processes that ask at the same time most have a thousand others.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = 15_000 + (Environment.ProcessId % 17 * 1000) + ((Interlocked.Increment(ref _ports) & int.MaxValue) % 1000);
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
