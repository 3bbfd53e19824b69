using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Kills;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Destructions;

/// <summary>
/// Kills the host while it destroys what is due, and starts it again, until it is done: every destruction that was begun ends, nothing of
/// what was destroyed is in any file, every history and every log verifies after each kill, and nobody else's records are touched.
/// </summary>
public sealed partial class DestructionsDrill : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>A customer who stays, one whom an order holds, and one who left later than all others.</summary>
    private static readonly string[] Kept = ["k-active", "k-held", "k-later"];

    private readonly DestructionsOptions _options;
    private readonly TextWriter _output;
    private readonly HostClock _clock = new(ClockMode.Moved, 0);
    private readonly List<string> _problems = [];
    private readonly SortedDictionary<string, int> _struck = new(StringComparer.Ordinal);
    private readonly List<byte[]> _gone = [];
    private RunningHost _host = null!;
    private string _export = "";
    private Stored _stored = null!;
    private Relationships _people = null!;

    private DestructionsDrill(DestructionsOptions options, TextWriter output) => (_options, _output) = (options, output);

    /// <summary>True if everything is as it must be; what is not, is written.</summary>
    public static async Task<bool> RunAsync(DestructionsOptions options, TextWriter output)
    {
        using var drill = new DestructionsDrill(options, output);
        await drill.BeginAsync();
        for (var number = 1; number <= options.Seeds; number++)
            await drill.DestroyAsync(number, options.First + number - 1);
        if (options.Memory)
            await drill.ForgetAsync();
        output.WriteLine($"{options.Seeds} seeds; killed at: {string.Join(", ", drill._struck.Select(step => $"{step.Key} {step.Value}"))}; {drill._problems.Count} problems");
        return drill._problems.Count == 0;
    }

    public void Dispose()
    {
        _host?.Dispose();
        _clock.Dispose();
    }

    /// <summary>Everybody applies on one day; each leaves on a day of their own.</summary>
    private async Task BeginAsync()
    {
        _clock.MoveTo(Begin);
        _host = await RunningHost.StartAsync(new Dictionary<string, string>(_clock.Environment) { ["Retention__Destroy"] = "true", ["Retention__DeleteAfterFloor"] = "true" });
        if (await _clock.CheckAsync(_host.Address) is { } wrong)
            throw new InvalidOperationException(wrong);
        (_stored, _people) = (new Stored(_host.Data), new Relationships(_host, _clock));
        await ListFolder.UploadAsync(_host, Repository.DemoList);
        for (var number = 1; number <= _options.Seeds; number++)
            await _people.OnboardAsync(Id(number), Name(number));
        if (_options.Memory)
            await OpenAsync();
        foreach (var kept in Kept)
            await _people.OnboardAsync(kept, $"Nadia Invented {kept}");
        Relationships.Expect(201, await Relationships.SendAsync(_host.As("mlro"), "/v1/customers/k-held/holds", new { reason = "an order of the court", issuer = "court" }));
        await LeaveAsync("k-held", 1);
        for (var number = 1; number <= _options.Seeds; number++)
            await LeaveAsync(Id(number), number);
        await LeaveAsync("k-later", _options.Seeds + 30);
        _export = await PackageAsync();
    }

    /// <summary>A package that shows everybody, made before anything is destroyed and kept by the host.</summary>
    private async Task<string> PackageAsync()
    {
        var asked = await Relationships.SendAsync(_host.As("mlro"), "/v1/exports", new
        {
            jurisdiction = "EU",
            from = "2026-11-01T00:00:00Z",
            to = Begin.AddDays(_options.Seeds + 29).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            kinds = new[] { "*" },
            recipient = "The supervisor",
            purpose = "inspection",
            legalBasis = "Art. 1",
        });
        Relationships.Expect(202, asked);
        var export = asked["id"]!;
        Relationships.Expect(200, await Relationships.SendAsync(_host.As("mlro", 2), $"/v1/exports/{export}/approvals", new { decision = "approve", reason = "as asked" }));
        await Eventually.GetAsync(() => _host.As("mlro").GetAsync($"/v1/exports/{export}"), answer => answer["status"] == "ready", Patience);
        Relationships.Expect(200, await _host.As("mlro").GetAsync($"/v1/exports/{export}/package"));
        return export;
    }

    /// <summary>Every endpoint that gives something, those of tomorrow too, is asked for who was destroyed: none knows anything, and the package of before is gone.</summary>
    private async Task AskEverythingAsync(string id)
    {
        var document = (await _host.WithKey(null).GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject();
        var paths = document.Where(path => path.Value!["get"] is not null).Select(path => path.Key).ToList();
        if (paths.Count < 20)
            Problem($"The document names {paths.Count} addresses to read: that cannot be all.");
        foreach (var path in paths)
        {
            var thing = path.StartsWith("/v1/exports/", StringComparison.Ordinal) ? _export : path.StartsWith("/v1/lists/", StringComparison.Ordinal) ? "ofac-sdn" : id;
            // Whatever else an address names is the first of its kind.
            var asked = Another().Replace(path.Replace("{id}", thing, StringComparison.Ordinal).Replace("{jurisdiction}", "EU", StringComparison.Ordinal).Replace("{version}", "6", StringComparison.Ordinal)
                .Replace("{party}", "party-1", StringComparison.Ordinal).Replace("{transfer}", "transfer-1", StringComparison.Ordinal), "1");
            foreach (var role in new[] { "mlro", "auditor", "operator", "product-service" })
            {
                var answer = await _host.As(role).GetAsync(asked);
                if (answer.Status >= 500)
                    Problem($"{asked} as {role}: {answer}");
                if (_gone.Any(trace => answer.Bytes.AsSpan().IndexOf(trace) >= 0))
                    Problem($"{asked} tells {role} something of what was destroyed.");
            }
        }

        var package = await _host.As("mlro").GetAsync($"/v1/exports/{_export}/package");
        if (package.Status != 410)
            Problem($"The package of before is answered {package.Status}.");
    }

    private Task LeaveAsync(string id, int day) => _people.LeaveAsync(id, Begin.AddDays(day));

    private async Task DestroyAsync(int number, int seed)
    {
        var (random, id, due) = (new Random(seed), Id(number), new DateTimeOffset(Begin.AddDays(number).Date.AddYears(5).AddDays(1), TimeSpan.Zero));
        var whole = System.Diagnostics.Stopwatch.StartNew();
        var run = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _gone.AddRange([.. Traces.Of(Name(number)), .. _stored.Secrets(id)]);
        var kept = Kept.Concat(Enumerable.Range(number + 1, _options.Seeds - number).Select(Id)).ToDictionary(other => other, other => (_stored.Keys(other), _stored.Values(other)));
        _clock.MoveTo(due.AddHours(8));
        await _people.ApproveErasureAsync(id);
        await Eventually.TrueAsync(() => Task.FromResult(_stored.Step(id, run) == "taken on"), Patience, () => $"{id} was not taken on by {run}.");
        _clock.MoveTo(due.AddHours(12));
        var struck = new List<string>();
        for (var kills = _options.Memory ? 0 : random.Next(1, 4); kills > 0; kills--)
        {
            // The steps are milliseconds apart, and a start is seconds: each kill waits for the step of its seed to be seen, and then a little.
            var target = random.Next(Stored.Steps.Count);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            while (watch.Elapsed < TimeSpan.FromSeconds(60) && Stored.Steps.IndexOf(_stored.Step(id, run)) < target)
                await Task.Delay(1);
            await Task.Delay(random.Next(30));
            _host.Kill();
            struck.Add(_stored.Step(id, run));
            _struck[struck[^1]] = _struck.GetValueOrDefault(struck[^1]) + 1;
            if (await HistoryVerify.RunAsync(_host.Data) is { } broken)
                Problem($"{id}, killed at '{struck[^1]}': {broken}");
            if (kills > 1 && random.Next(2) == 0)
                _host.Relaunch();
            else
                await _host.RestartAsync();
        }

        await _host.ReadyAsync();
        await Eventually.TrueAsync(() => Task.FromResult(_stored.Step(id, run) == "done"), Patience, () => $"{id}, killed at {string.Join(", ", struck)}, stays at '{_stored.Step(id, run)}'.\n{_host.Output[^Math.Min(4000, _host.Output.Length)..]}");
        if (_stored.Keys(id) + _stored.Left(id) > 0)
            Problem($"{id}: {_stored.Keys(id)} keys and {_stored.Left(id)} values are left.");
        if ((await _host.As("mlro").GetAsync($"/v1/customers/{id}"))["status"] != "erased")
            Problem($"{id} is not erased.");
        foreach (var (other, (keys, values)) in kept)
            if (_stored.Keys(other) < keys || _stored.Values(other) < values)
                Problem($"{other} had {keys} keys and {values} values while {id} was destroyed, and has {_stored.Keys(other)} and {_stored.Values(other)}.");
        if (number == _options.Seeds || number % 10 == 1)
            await AskEverythingAsync(id);
        foreach (var file in Traces.FilesWith(_gone, _host.Data, _host.Anchors))
            Problem($"{file} holds something of what was destroyed up to {id}: {Traces.Where(file, _gone)}.");
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed,3}: killed at {string.Join(", ", struck)}; {_problems.Count} problems, {whole.Elapsed.TotalSeconds:0} s"));
    }

    /// <summary>Everybody is looked for by name and opened, so that the host has held them in every way.</summary>
    private async Task OpenAsync()
    {
        for (var number = 1; number <= _options.Seeds; number++)
        {
            Relationships.Expect(200, await Relationships.SendAsync(_host.As("analyst"), "/v1/customers/search", new { name = Name(number) }));
            Relationships.Expect(200, await Relationships.SendAsync(_host.As("analyst"), $"/v1/customers/{Id(number)}/readings", new { purpose = "customer-due-diligence" }));
        }
    }

    /// <summary>
    /// A host that was not started anew since it had held them has nothing of them in its memory, ten minutes and a full collection after they were
    /// destroyed; and neither has one that was started anew and then asked for them at every address.
    /// </summary>
    private async Task ForgetAsync()
    {
        _clock.MoveTo(Begin.AddDays(_options.Seeds).AddYears(5).AddDays(3));
        await LookIntoMemoryAsync("not started anew");
        await _host.RestartAsync();
        await _host.ReadyAsync();
        for (var number = 1; number <= _options.Seeds; number++)
            await AskEverythingAsync(Id(number));
        await LookIntoMemoryAsync("started anew, and asked for them everywhere");
    }

    /// <summary>A large upload makes the host collect.</summary>
    private async Task LookIntoMemoryAsync(string how)
    {
        for (var round = 0; round < 3; round++)
        {
            var refused = await _host.As("operator").UploadAsync("ofac-sdn", new Dictionary<string, byte[]> { ["sdn.csv"] = new byte[5 << 20] });
            _output.WriteLine($"A large upload is answered {refused.Status}.");
        }

        var names = Enumerable.Range(1, _options.Seeds).SelectMany(number => Traces.Of(Name(number)[..^6])).ToList();
        foreach (var place in ProcessMemory.Holding(_host.ProcessId, names))
            Problem($"The memory of a host that was {how} holds {place}.");
    }

    private void Problem(string problem)
    {
        _problems.Add(problem);
        _output.WriteLine(problem);
    }

    [GeneratedRegex("{[^{}]*}")]
    private static partial Regex Another();

    private static string Id(int number) => $"d-{number.ToString("d3", CultureInfo.InvariantCulture)}";

    private static string Name(int number) => $"Zephyrine Quastenflosser {Id(number)}";
}
