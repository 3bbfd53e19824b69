using System.Globalization;
using Azure.Data.Tables;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Kills;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Drills.Destructions;

/// <summary>
/// Customers on the emulator of Azure storage leave, and years later their records are destroyed, the host killed meanwhile: of who is due
/// nothing is left in any row or blob, of who stays or left later everything, and the store verifies.
/// </summary>
public sealed class AzureDestructionDrill : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Keys that are retired are relied on by silos for some minutes more.</summary>
    private static readonly TimeSpan Stride = TimeSpan.FromSeconds(30);

    private readonly TextWriter _output;
    private readonly AzurePlaces _places;
    private readonly HostClock _clock = new(ClockMode.Moved, 0);
    private readonly FewPacks _packs = new(Repository.Root);
    private readonly List<string> _problems = [];
    private readonly List<byte[]> _gone = [];
    private RunningHost _host = null!;
    private Relationships _people = null!;
    private AzureStore _store = null!;

    private AzureDestructionDrill(AzurePlaces places, TextWriter output) => (_places, _output) = (places, output);

    /// <summary>True if everything is as it must be; what is not, is written.</summary>
    public static async Task<bool> RunAsync(Emulator emulator, TextWriter output)
    {
        using var drill = new AzureDestructionDrill(emulator.NewAccount(), output);
        await drill.BeginAsync();
        await drill.DestroyAsync("d-1", 1, killed: true, stays: ["d-2", "k-active"]);
        await drill.DestroyAsync("d-2", 2, killed: false, stays: ["k-active"]);
        await drill.EndAsync();
        output.WriteLine($"{drill._problems.Count} problems");
        return drill._problems.Count == 0;
    }

    public void Dispose()
    {
        _host?.Dispose();
        _clock.Dispose();
        _packs.Dispose();
    }

    private async Task BeginAsync()
    {
        _clock.MoveTo(Begin);
        _host = await RunningHost.StartAsync(
            new Dictionary<string, string>(_clock.Environment)
            {
                ["Retention__Destroy"] = "true",
                ["Retention__DeleteAfterFloor"] = "true",
                ["Storage__Kind"] = "azure",
                ["Storage__Tables"] = _places.Tables,
                ["Storage__Keys"] = _places.Keys,
                ["Storage__Blobs"] = _places.Blobs,
                ["Storage__Cells"] = "4",
            }, null, ["--jurisdictions", _packs.Path]);
        if (await _clock.CheckAsync(_host.Address) is { } wrong)
            throw new InvalidOperationException(wrong);
        (_people, _store) = (new Relationships(_host, _clock), await AzureStore.OpenAsync(_places, 4));
        await ListFolder.UploadAsync(_host, Repository.DemoList);
        foreach (var id in new[] { "d-1", "d-2", "k-active" })
            await _people.OnboardAsync(id, Name(id));
        await _people.LeaveAsync("d-1", Begin.AddDays(1));
        await _people.LeaveAsync("d-2", Begin.AddDays(2));
    }

    private async Task DestroyAsync(string id, int day, bool killed, IReadOnlyList<string> stays)
    {
        var due = new DateTimeOffset(Begin.AddDays(day).Date.AddYears(5).AddDays(1), TimeSpan.Zero);
        var run = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _gone.AddRange([.. Traces.Of(Name(id)), .. await SecretsAsync(id)]);
        var kept = new Dictionary<string, int>();
        foreach (var other in stays)
            kept[other] = (await SecretsAsync(other)).Count;
        _clock.MoveTo(due.AddHours(8));
        await _people.ApproveErasureAsync(id);
        await Eventually.TrueAsync(async () => (await KindsAsync(run)).Count > 0, Patience, () => $"{id} was not taken on by {run}.\n{_host.Output}");
        _clock.MoveTo(due.AddHours(12));
        var passed = TimeSpan.Zero;
        await Eventually.TrueAsync(
            async () =>
            {
                _clock.MoveTo(due.AddHours(12) + (passed += Stride));
                if (killed && await _store.Erasures.FindAsync(run) is not null)
                {
                    killed = false;
                    _host.Kill();
                    _output.WriteLine($"{id}: the host was killed with the plan of {run} written");
                    await _host.RestartAsync();
                }

                return (await KindsAsync(run)).Contains("retention.destroyed/1");
            }, Patience, () => $"The destruction {run} did not end.\n{_host.Output[^Math.Min(4000, _host.Output.Length)..]}", TimeSpan.FromSeconds(2));
        if (killed)
            Problem($"{id}: nobody was killed.");
        if ((await _host.As("mlro").GetAsync($"/v1/customers/{id}"))["status"] != "erased")
            Problem($"{id} is not erased.");
        if ((await SecretsAsync(id)).Count > 0)
            Problem($"{id}: keys or values are left.");
        foreach (var (other, count) in kept)
            if ((await SecretsAsync(other)).Count < count)
                Problem($"{other} lost something while {id} was destroyed.");
        foreach (var place in await HoldingAsync())
            Problem($"{place} holds something of what was destroyed up to {id}.");
        _output.WriteLine($"{id} was destroyed by {run}; {_problems.Count} problems");
    }

    private async Task EndAsync()
    {
        await Settling.WaitAsync(_store.AtRest, Patience, () => _host.Output);
        await _host.StopAsync();
        using var history = _store.AtRest();
        var keys = Path.Combine(_host.Data, "keys");
        var trust = TrustFile.Parse(string.Join('\n', Directory.GetFiles(keys, "*.vkey").Select(File.ReadAllText)));
        var root = await RootRotation.OpenAsync(await File.ReadAllBytesAsync(Path.Combine(keys, "root.key")), history.Keys!);
        var report = await new HistoryVerifier(KindRegistry.Default, trust, root, await Erasures.OfAsync(history)).VerifyAsync(history);
        foreach (var problem in report.Faults.Select(fault => fault.ToString()).Concat(report.Unchecked))
            Problem(problem);
        if (report.Shredded == 0)
            Problem("Nothing is shredded.");
        _output.WriteLine($"The store verifies with {report.Shredded} values shredded and {report.BeingDestroyed} being destroyed.");
    }

    private async Task<IReadOnlyList<string>> KindsAsync(string run) => [.. (await _store.Journal.ReadAsync($"retention/{run}")).Select(decision => decision.Kind)];

    /// <summary>Wrapped keys of a customer, and what is sealed under them in the first decision.</summary>
    private async Task<IReadOnlyList<byte[]>> SecretsAsync(string id)
    {
        var keys = (await _store.Keys.ListAsync("sdk/", 10_000)).Where(key => key.Name.Contains($"/customer/{id}/", StringComparison.Ordinal)).ToList();
        return [.. keys.Select(key => key.Bytes), .. (await _store.Vault.ReadAsync($"customer/{id}", 1)).Where(one => keys.Exists(key => key.Reference == one.KeyReference)).Select(one => one.Bytes)];
    }

    /// <summary>Rows and blobs of the store that hold one of the traces.</summary>
    private async Task<IReadOnlyList<string>> HoldingAsync()
    {
        var found = new List<string>();
        var tables = Places.Tables(_places.Tables);
        await foreach (var table in tables.QueryAsync())
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                if (row.Any(pair => pair.Value is byte[] bytes && Holds(bytes) || pair.Value is string text && Holds(System.Text.Encoding.UTF8.GetBytes(text))))
                    found.Add($"{table.Name} {row.PartitionKey} {row.RowKey}");
        var blobs = Places.Blobs(_places.Blobs);
        await foreach (var container in blobs.GetBlobContainersAsync())
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                if (Holds((await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray()))
                    found.Add($"{container.Name} {blob.Name}");
        return found;
    }

    private bool Holds(byte[] bytes) => _gone.Exists(trace => bytes.AsSpan().IndexOf(trace) >= 0);

    private void Problem(string problem)
    {
        _problems.Add(problem);
        _output.WriteLine($"PROBLEM {problem}");
    }

    private static string Name(string id) => $"Zephyrine Quastenflosser {id}";
}
