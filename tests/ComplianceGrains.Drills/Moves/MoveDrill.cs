using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Drills.Moves;

/// <summary>
/// A firm goes from its data folder to tables while clients work: its host is killed under load, the move is killed and called again, and
/// the host starts on the store. Who asks afterwards is answered to the byte as before, who was not answered is, and nothing of it is lost or there twice.
/// </summary>
public sealed class MoveDrill : IDisposable
{
    private static readonly TimeSpan ToSettle = TimeSpan.FromMinutes(6);

    /// <summary>Three starts, two of which are refused, and two runs of the tool.</summary>
    private static readonly TimeSpan ToMove = TimeSpan.FromMinutes(15);

    private readonly MoveOptions _options;
    private readonly TextWriter _output;
    private readonly FewPacks _packs = new(Repository.Root);
    private readonly Dictionary<string, string> _settings = [];
    private readonly AzurePlaces _places;
    private readonly Dictionary<string, string> _azure;
    private readonly ApplicantSource _source;
    private readonly Answers _answers = new();
    private readonly List<string> _problems = [];

    private MoveDrill(MoveOptions options, TextWriter output, AzurePlaces places)
    {
        (_options, _output, _places) = (options, output, places);
        _azure = new() { ["Storage__Tables"] = places.Tables, ["Storage__Keys"] = places.Keys, ["Storage__Blobs"] = places.Blobs };
        _source = new ApplicantSource(options.Seed, NamePool.Load(), options.Lists);
    }

    /// <summary>True if everything is as it must be; what is not, is written.</summary>
    public static async Task<bool> RunAsync(Emulator emulator, MoveOptions options, TextWriter output)
    {
        using var drill = new MoveDrill(options, output, emulator.NewAccount());
        using var host = await RunningHost.StartAsync(drill._settings, null, ["--jurisdictions", drill._packs.Path]);
        await drill.RunAsync(host);
        output.WriteLine($"{drill._problems.Count} problems");
        return drill._problems.Count == 0;
    }

    public void Dispose() => _packs.Dispose();

    private async Task RunAsync(RunningHost host)
    {
        await ListFolder.UploadAsync(host, _options.Lists);
        IReadOnlyList<Applicant> before = [.. WatchedFor.Applicants(1), .. _source.Make(_options.Applicants, "before")];
        await new Clients(host, _answers).ServeAsync(before, _options.AtOnce);
        await Settling.WaitAsync(host, ToSettle);
        var shown = await ShownAsync(host, before);

        var load = new Clients(host, _answers) { Patience = ToMove }.ServeAsync(_source.Make(_options.Applicants, "during"), _options.AtOnce);
        var kill = _answers.Count + _options.Applicants / 2;
        await Eventually.TrueAsync(() => Task.FromResult(_answers.Count >= kill || load.IsCompleted), ToSettle, pause: TimeSpan.FromMilliseconds(2));
        host.Kill();
        var away = Stopwatch.StartNew();
        await MoveAsync(host);
        await RefusedAsync(host, "goes on elsewhere");
        foreach (var (name, value) in _azure.Append(new("Storage__Kind", "azure")))
            _settings[name] = value;
        await host.RestartAsync();
        Said($"the host is ready on the store {away.Elapsed.TotalSeconds:0.0} s after it was killed on its folder");
        await load;
        foreach (var other in (await ShownAsync(host, before)).Where(now => shown[now.Key] != now.Value))
            Problem($"{other.Key} was shown as {shown[other.Key]}\nand is as {other.Value}");
        await GoesOnAsync(host);
    }

    /// <summary>Killed while it copies, and called again: what came of the first try is in nobody's way.</summary>
    private async Task MoveAsync(RunningHost host)
    {
        using (var killed = new MoveCommandRun(host.Data, _azure))
        {
            await Eventually.TrueAsync(async () => killed.HasExited || await HasHistoriesAsync(), ToSettle, pause: TimeSpan.FromMilliseconds(20));
            if (killed.HasExited)
                Problem($"The move ended before it could be killed: {(await killed.EndAsync()).Said}");
            else
                await killed.KillAsync();
        }

        foreach (var (name, value) in _azure.Append(new("Storage__Kind", "azure")))
            _settings[name] = value;
        await RefusedAsync(host, "not all of it has come");
        _settings.Clear();
        using var move = new MoveCommandRun(host.Data, _azure);
        var (exit, said) = await move.EndAsync();
        Said(said);
        if (exit != 0)
            throw new InvalidOperationException($"The move ended with {exit}: {said}");
    }

    private async Task<bool> HasHistoriesAsync()
    {
        try
        {
            await foreach (var _ in new TableServiceClient(_places.Tables).GetTableClient("cells").QueryAsync<TableEntity>("RowKey ge 'h~' and RowKey lt 'h~~'", 1, ["RowKey"]))
                return true;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            // Not even the table.
        }

        return false;
    }

    /// <summary>The host does not start so, and says why.</summary>
    private async Task RefusedAsync(RunningHost host, string why)
    {
        var written = host.Output.Length;
        host.Relaunch();
        await Eventually.TrueAsync(() => Task.FromResult(host.HasExited), TimeSpan.FromMinutes(2), () => $"The host was to refuse ({why}), and goes on:\n{host.Output}");
        if (host.ExitCode != 1 || !host.Output[written..].Contains(why, StringComparison.Ordinal))
            Problem($"The host was to refuse ({why}), ended with {host.ExitCode} and said:\n{host.Output[written..]}");
    }

    /// <summary>A list that changes, commands that are repeated, and at last everything that was ever said.</summary>
    private async Task GoesOnAsync(RunningHost host)
    {
        await WatchedFor.UploadAsync(host, _options.Lists, 1);
        await Eventually.TrueAsync(async () => (await WatchedFor.MissedAsync(host, 1)).Count == 0, ToSettle, () => $"The list was not compared with who was moved.\n{host.Output}");
        foreach (var problem in await RepeatCheck.RunAsync(host, _answers.Kept.Where((_, i) => i % 5 == 0)))
            Problem(problem);
        var incidents = await host.As("operator").GetAsync("/v1/incidents");
        if (incidents.Json["items"]!.AsArray().Count > 0)
            Problem($"There are incidents: {incidents}");
        var store = await AzureStore.OpenAsync(_places, 4);
        await Settling.WaitAsync(store.AtRest, ToSettle, () => host.Output);
        await host.StopAsync();
        foreach (var problem in await RestingStore.ProblemsAsync(store.AtRest(), host.Data, _answers.Kept))
            Problem(problem);
        Said($"{2 * _options.Applicants + 1} applicants, {_answers.Count} acknowledged answers, {_answers.Repeats} repeats ({_answers.Refused})");
    }

    private static async Task<Dictionary<string, string>> ShownAsync(RunningHost host, IEnumerable<Applicant> applicants)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var applicant in applicants)
            foreach (var path in new[] { $"/v1/customers/{applicant.Id}", $"/v1/customers/{applicant.Id}/decisions" })
                shown[path] = (await host.As("auditor").GetAsync(path)).ToString();
        return shown;
    }

    private void Said(FormattableString what) => Said(what.ToString(CultureInfo.InvariantCulture));

    private void Said(string what) => _output.WriteLine(what);

    private void Problem(string problem)
    {
        _problems.Add(problem);
        _output.WriteLine($"PROBLEM {problem}");
    }
}
