using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>
/// The official emulator of tables and blobs, once for all tests: <c>azurite</c> from npm, where it is on the path or in the folder that
/// <c>AZURITE</c> names. In memory, on ports of its own, for this machine alone.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    /// <summary>As many as there are tests: each has an account of its own, and nothing of another's.</summary>
    private const int Accounts = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Process> _services = [];
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;

    private int _tables;
    private int _blobs;
    private int _used;

    /// <summary>Why there is none; null if it runs.</summary>
    public string? Absent { get; private set; }

    public async Task InitializeAsync()
    {
        try
        {
            var (tables, blobs) = (FreePort(), FreePort());
            Start("azurite-table", ["--tableHost", "127.0.0.1", "--tablePort", $"{tables}"]);
            Start("azurite-blob", ["--blobHost", "127.0.0.1", "--blobPort", $"{blobs}"]);
            await ListeningAsync(tables);
            await ListeningAsync(blobs);
            (_tables, _blobs) = (tables, blobs);
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            Absent = $"azurite is not here ({absent.Message}): npm install azurite, and name its folder of programs in AZURITE.";
        }
    }

    /// <summary>A store in an account that nobody has used yet; null without the emulator.</summary>
    public async Task<AzureStore?> NewStoreAsync()
    {
        if (Absent is not null)
            return null;
        var place = Place(Interlocked.Increment(ref _used));
        return await AzureStore.OpenAsync(new AzurePlaces(place, place, place), cells: 4);
    }

    private string Place(int account) =>
        $"DefaultEndpointsProtocol=http;AccountName=test{account};AccountKey={_key};TableEndpoint=http://127.0.0.1:{_tables}/test{account};BlobEndpoint=http://127.0.0.1:{_blobs}/test{account}";

    public async Task DisposeAsync()
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
