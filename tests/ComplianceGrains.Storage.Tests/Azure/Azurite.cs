using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>
/// The official emulator of tables and blobs, once for all tests: <c>azurite</c> from npm, where it is on the path or in the folder that
/// <c>AZURITE</c> names. In memory, on ports of its own, for this machine alone.
/// </summary>
public sealed class Azurite : IDisposable
{
    /// <summary>As many as there are tests: each has an account of its own, and nothing of another's.</summary>
    private const int Accounts = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Process> _services = [];
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;

    private readonly int _tables;
    private readonly int _blobs;
    private int _used;

    public Azurite()
    {
        try
        {
            var (tables, blobs) = (FreePort(), FreePort());
            Start("azurite-table", ["--tableHost", "127.0.0.1", "--tablePort", $"{tables}"]);
            Start("azurite-blob", ["--blobHost", "127.0.0.1", "--blobPort", $"{blobs}"]);
            Wait(tables);
            Wait(blobs);
            (_tables, _blobs) = (tables, blobs);
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            Absent = $"azurite is not here ({absent.Message}): npm install azurite, and name its folder of programs in AZURITE.";
        }
    }

    /// <summary>Why there is none; null if it runs.</summary>
    public string? Absent { get; }

    /// <summary>Connection string of an account that nobody has used yet.</summary>
    public string NewAccount() => Place(Interlocked.Increment(ref _used));

    /// <summary>Connection string of an account, reached by another port if one is given.</summary>
    public string Place(int account, int? tables = null) =>
        $"DefaultEndpointsProtocol=http;AccountName=test{account};AccountKey={_key};TableEndpoint=http://127.0.0.1:{tables ?? _tables}/test{account};BlobEndpoint=http://127.0.0.1:{_blobs}/test{account}";

    public void Dispose()
    {
        foreach (var service in _services)
        {
            service.Kill(entireProcessTree: true);
            service.WaitForExit();
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

    private static void Wait(int port)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; Thread.Sleep(50))
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        throw new TimeoutException($"azurite does not listen on port {port} after {Patience.TotalSeconds} s.");
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
