using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>Several silos, each a process of the program, on one store and one folder of secrets, told so by configuration alone.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private const int UsualCells = 4;

    private readonly List<RunningHost> _silos = [];
    private readonly AzurePlaces _places;
    private readonly string? _redis;
    private readonly IReadOnlyList<HostProgram> _programs;
    private readonly IReadOnlyList<int> _ports;

    private readonly FewPacks _packs;

    private readonly int _cells;

    private Cluster(AzurePlaces places, AzureStore store, string? redis, IReadOnlyList<HostProgram> programs, FewPacks packs, int cells) =>
        (_cells, _places, Store, _redis, _programs, _packs, _ports) = (cells, places, store, redis, programs, packs, [.. programs.Select(_ => RunningHost.FreePort())]);

    /// <summary>The silos; one that was killed is among them until it is started again.</summary>
    public IReadOnlyList<RunningHost> Silos => _silos;

    /// <summary>The store that they share.</summary>
    public AzureStore Store { get; }

    /// <summary>The folder of keys and principals.</summary>
    public string Secrets => _silos[0].Data;

    /// <summary>Where the others reach a silo, in all its lives.</summary>
    public int SiloPort(int silo) => _ports[silo];

    /// <summary>What all of them have written.</summary>
    public string Output => string.Join("\n", _silos.Select((silo, i) => $"--- silo {i}\n{silo.Output}"));

    /// <summary>Starts the first, which makes the secrets and publishes what all of them cite, and then the others at once.</summary>
    /// <param name="places">The store that they share.</param>
    /// <param name="silos">How many.</param>
    /// <param name="redis">The server on which the members stand; null for a table of the store.</param>
    /// <param name="program">The build that they run; null for this one.</param>
    /// <param name="cells">How many cells a new store gets.</param>
    public static async Task<Cluster> StartAsync(AzurePlaces places, int silos, string? redis = null, string? program = null, int cells = UsualCells)
    {
        // A program reads the packs of its own release, and each later one does.
        var packs = new FewPacks(program is null ? Repository.Root : RootOf(program));
        var cluster = new Cluster(places, await AzureStore.OpenAsync(places, cells), redis, [.. Enumerable.Range(0, silos).Select(_ => new HostProgram(program))], packs, cells);
        try
        {
            cluster._silos.Add(await cluster.StartOneAsync(0, null));
            cluster._silos.AddRange(await Task.WhenAll(Enumerable.Range(1, silos - 1).Select(number => cluster.StartOneAsync(number, cluster.Secrets))));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which build a silo's next life is of; null for this one.</summary>
    public void Use(int silo, string? program) => _programs[silo].Path = program;

    /// <summary>Waits until everybody has been compared with this version of the list.</summary>
    public Task ListComparedAsync(string digest, TimeSpan atMost) => Eventually.TrueAsync(async () =>
        (await _silos[0].As("auditor").GetAsync("/v1/lists")) is { Status: 200 } answer
        && answer.Json["items"]!.AsArray().Any(list => (string)list!["digest"]! == digest && (bool)list["rescreening"]!["done"]!), atMost, () => $"The list was not compared with everybody.\n{Output}");

    public ValueTask DisposeAsync()
    {
        // The folder of the first one holds what the others use.
        for (var i = _silos.Count - 1; i >= 0; i--)
            _silos[i].Dispose();
        _packs.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<RunningHost> StartOneAsync(int number, string? secrets)
    {
        var environment = new Dictionary<string, string>
        {
            ["Storage__Kind"] = "azure",
            ["Storage__Tables"] = _places.Tables,
            ["Storage__Keys"] = _places.Keys,
            ["Storage__Blobs"] = _places.Blobs,
            ["Storage__Cells"] = $"{_cells}",
            ["Cluster__Id"] = "drill",
            ["Cluster__Address"] = "127.0.0.1",
            ["Wallets__Domain"] = "wallets.example.com",
            ["Cluster__SiloPort"] = $"{_ports[number]}",
        };
        if (_redis is not null)
            environment["Cluster__Redis"] = _redis;
        string[] arguments = ["--jurisdictions", _packs.Path];
        if (secrets is null)
            return RunningHost.StartAsync(environment, null, arguments, _programs[number].Begin);
        environment["Storage__Secrets"] = secrets;
        // Callers look for their keys beside the host that they call.
        return RunningHost.StartAsync(environment, data => File.Copy(Path.Combine(secrets, "sandbox.json"), Path.Combine(data, "sandbox.json")), arguments, _programs[number].Begin);
    }

    private static string RootOf(string program) =>
        Path.GetDirectoryName(program) is { } folder ? Directory.Exists(Path.Combine(folder, "jurisdictions")) && File.Exists(Path.Combine(folder, "ComplianceGrains.sln")) ? folder : RootOf(folder)
        : throw new DirectoryNotFoundException("No repository above the program of the earlier release.");
}
