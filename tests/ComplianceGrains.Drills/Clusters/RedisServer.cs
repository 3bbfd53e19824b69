using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Drills.Hosting;
using StackExchange.Redis;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>A real <c>redis-server</c>, in memory, on loopback and a port of its own.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private RedisServer(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>As StackExchange.Redis reads it.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Why there is none, or the server, which answers.</summary>
    public static async Task<(RedisServer? Server, string? Absent)> StartAsync()
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("redis-").FullName, RunningHost.FreePort());
        var start = new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no", "--loglevel", "warning"])
        {
            WorkingDirectory = folder,
        };
        try
        {
            var server = new RedisServer(Process.Start(start)!, folder, port);
            await Eventually.TrueAsync(server.AnswersAsync, TimeSpan.FromSeconds(30));
            return (server, null);
        }
        catch (Win32Exception absent)
        {
            Directory.Delete(folder, recursive: true);
            return (null, $"redis-server is not here: {absent.Message}");
        }
    }

    /// <summary>The keys that stand on it.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Address);
        var keys = new List<string>();
        await foreach (var key in connection.GetServer(Address).KeysAsync())
            keys.Add(key.ToString());
        return keys;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(Address);
            return (await connection.GetDatabase().PingAsync()) > TimeSpan.Zero;
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }
}
