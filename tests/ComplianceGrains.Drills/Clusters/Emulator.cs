using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>
/// The official emulator of tables and blobs: <c>azurite</c> from npm, where it is on the path or in the folder that <c>AZURITE</c>
/// names. In memory, on ports of its own, for this machine alone.
/// </summary>
public sealed class Emulator : IAsyncDisposable
{
    /// <summary>Each user of one emulator takes an account of its own, and sees nothing of another's.</summary>
    private const int Accounts = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Process> _services = [];
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;

    private int _used;

    private Emulator()
    {
    }

    /// <summary>Where tables are served.</summary>
    public int TablePort { get; } = FreePort();

    /// <summary>Where blobs are served.</summary>
    public int BlobPort { get; } = FreePort();

    /// <summary>Why there is none, or the emulator.</summary>
    public static async Task<(Emulator? Emulator, string? Absent)> StartAsync()
    {
        var emulator = new Emulator();
        try
        {
            emulator.Start("azurite-table", ["--tableHost", "127.0.0.1", "--tablePort", $"{emulator.TablePort}"]);
            emulator.Start("azurite-blob", ["--blobHost", "127.0.0.1", "--blobPort", $"{emulator.BlobPort}"]);
            await ListeningAsync(emulator.TablePort);
            await ListeningAsync(emulator.BlobPort);
            return (emulator, null);
        }
        catch (Win32Exception absent)
        {
            await emulator.DisposeAsync();
            return (null, $"azurite is not here ({absent.Message}): npm install azurite, and name its folder of programs in AZURITE.");
        }
    }

    /// <summary>An account that nobody has used yet.</summary>
    /// <param name="tables">Where its tables are reached; null for the emulator itself.</param>
    /// <param name="blobs">Where its blobs are reached; null for the emulator itself.</param>
    public AzurePlaces NewAccount(int? tables = null, int? blobs = null)
    {
        var name = $"test{Interlocked.Increment(ref _used)}";
        var place = $"DefaultEndpointsProtocol=http;AccountName={name};AccountKey={_key};TableEndpoint=http://127.0.0.1:{tables ?? TablePort}/{name};BlobEndpoint=http://127.0.0.1:{blobs ?? BlobPort}/{name}";
        return new AzurePlaces(place, place, place);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
            service.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void Start(string program, string[] arguments)
    {
        var path = Environment.GetEnvironmentVariable("AZURITE") is { Length: > 0 } folder ? Path.Combine(folder, program) : program;
        var start = new ProcessStartInfo(path, ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--disableProductStyleUrl", "--inMemoryPersistence", .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, Accounts).Select(account => $"test{account}:{_key}"));
        _services.Add(Process.Start(start)!);
    }

    private static async Task ListeningAsync(int port)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
