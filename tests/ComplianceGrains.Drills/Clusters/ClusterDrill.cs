using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>
/// Kills silos of a cluster while clients work through all of them, lists change and grain state is deleted, and holds the cluster to
/// everything that anybody was told: nothing acknowledged is missing, nothing is there twice, everything comes to an end, every log
/// verifies, and nobody is left out of a list that changed.
/// </summary>
public sealed class ClusterDrill : IAsyncDisposable
{
    private static readonly TimeSpan ToSettle = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(15);

    private readonly ClusterOptions _options;
    private readonly TextWriter _output;
    private readonly Random _random;
    private readonly ApplicantSource _source;
    private readonly Cluster _cluster;
    private readonly GrainStateSweeper _sweeper;
    private readonly DeathWatch _deaths;
    private readonly Answers _answers = new();
    private readonly List<Applicant> _applicants = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _listDigests = [];
    private readonly HashSet<int> _votedOut = [];

    private ClusterDrill(ClusterOptions options, TextWriter output, Cluster cluster, AzurePlaces places)
    {
        (_options, _output, _cluster, _random) = (options, output, cluster, new Random(options.Seed));
        (_sweeper, _deaths) = (GrainStateSweeper.Start(places), new DeathWatch(places));
        _source = new ApplicantSource(options.Seed, NamePool.Load(), options.Lists);
    }

    /// <summary>True if everything is as it must be; what is not, is written.</summary>
    public static async Task<bool> RunAsync(Emulator emulator, ClusterOptions options, TextWriter output)
    {
        var (watch, places) = (Stopwatch.StartNew(), emulator.NewAccount());
        await using var cluster = await Cluster.StartAsync(places, options.Silos, program: options.Previous);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Silos} silos are ready after {watch.Elapsed.TotalSeconds:0.0} s"));
        await using var drill = new ClusterDrill(options, output, cluster, places);
        drill._listDigests.Add(await ListFolder.UploadAsync(cluster.Silos[^1], options.Lists));
        await drill.WatchedForAsync();
        for (var round = 0; round < options.Rounds; round++)
            await drill.RoundAsync(round);
        await drill.EndAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s in all"));
        return drill._problems.Count == 0;
    }

    public async ValueTask DisposeAsync() => await _sweeper.DisposeAsync();

    /// <summary>People whom later versions of the list will name are active customers by then, and every silo shows them.</summary>
    private async Task WatchedForAsync()
    {
        var known = await Eventually.GetAsync(
            async () => await Task.WhenAll(_cluster.Silos.Select(silo => silo.As("auditor").GetAsync("/v1/lists"))),
            answers => answers.All(answer => answer.Status == 200 && answer.Json["items"]!.AsArray().Any(list => (string)list!["digest"]! == _listDigests[^1])), TimeSpan.FromSeconds(30));
        await new Clients(_cluster.Silos, _answers).ServeAsync(WatchedFor.Applicants(_options.Rounds), _options.AtOnce);
        _output.WriteLine($"{known.Length} silos know the list; {WatchedFor.Applicants(_options.Rounds).Count} people that it will name have applied");
    }

    private async Task RoundAsync(int round)
    {
        var replace = _options.Previous is not null;
        var freeze = !replace && round >= _options.Kills;
        var applicants = _source.Make(_options.Applicants, string.Create(CultureInfo.InvariantCulture, $"r{round:00}"));
        var (watch, before) = (Stopwatch.StartNew(), _answers.Count);
        _applicants.AddRange(applicants);
        var load = new Clients(_cluster.Silos, _answers).ServeAsync(applicants, _options.AtOnce);
        var killAt = before + _random.Next(applicants.Count) + applicants.Count / 4;
        await Eventually.TrueAsync(() => Task.FromResult(_answers.Count >= killAt || load.IsCompleted), TimeSpan.FromMinutes(4), pause: TimeSpan.FromMilliseconds(2));
        var number = replace ? round % _cluster.Silos.Count : _random.Next(_cluster.Silos.Count);
        var silo = _cluster.Silos[number];
        var died = Stopwatch.StartNew();
        var ended = freeze ? silo.FreezeAsync(Frozen) : replace ? silo.StopAsync() : Task.CompletedTask;
        var watched = Task.CompletedTask;
        if (!freeze && !replace)
        {
            silo.Kill();
            watched = _deaths.SeeAsync(_cluster.SiloPort(number), [.. _cluster.Silos.Where(other => other != silo)], [.. _answers.Kept.Select(answer => answer.Customer).Distinct(StringComparer.Ordinal)]);
        }

        var digest = await WatchedFor.UploadAsync(_cluster.Silos[(number + 1) % _cluster.Silos.Count], _options.Lists, round + 1);
        // As soon as one silo has said that the version is in force, nobody passes any of them on the one before.
        await new Clients(_cluster.Silos, _answers).ServeAsync(WatchedFor.Late(round, 2 * _cluster.Silos.Count), 2 * _cluster.Silos.Count);
        await load;
        var done = died.Elapsed;
        await Task.WhenAll(ended, watched);
        if (freeze && !await HasLeftAsync(silo))
            Problem($"Silo {number} was declared dead while it was frozen, and goes on all the same.");
        if (replace)
            _cluster.Use(number, round / _cluster.Silos.Count == 1 ? _options.Previous : null);
        await silo.RestartAsync();
        await ReviveAsync();
        _listDigests.Add(digest);
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"round {round + 1}: silo {number} was {(freeze ? "frozen" : replace ? "replaced" : "killed")} after {killAt - before} answers; everybody had an answer {done.TotalSeconds:0.0} s later; {_answers.Count - before} answers, {_answers.Repeats} repeats so far, {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>A silo that finds that the others took it for dead ends itself, and is started anew by whoever looks after it.</summary>
    private static async Task<bool> HasLeftAsync(RunningHost silo)
    {
        try
        {
            await Eventually.TrueAsync(() => Task.FromResult(silo.HasExited), TimeSpan.FromSeconds(60));
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>A living silo that the others took for dead, as a starved machine may make them, ends itself; whoever looks after it starts it again. Twice is a fault.</summary>
    private async Task ReviveAsync()
    {
        foreach (var silo in _cluster.Silos.Where(silo => silo.HasExited))
        {
            if (!_votedOut.Add(silo.Port))
                Problem($"The silo on port {silo.Port} was voted out twice while it lived:\n{silo.Output}");
            _output.WriteLine($"the silo on port {silo.Port} was voted out while it lived");
            await silo.RestartAsync();
        }
    }

    private async Task EndAsync()
    {
        var watch = Stopwatch.StartNew();
        await Settling.WaitAsync(_cluster.Store.AtRest, ToSettle, () => _cluster.Output);
        await _cluster.ListComparedAsync(_listDigests[^1], ToSettle);
        await Settling.WaitAsync(_cluster.Store.AtRest, ToSettle, () => _cluster.Output);
        await ReviveAsync();
        Said("at rest and compared with the list", watch);
        foreach (var problem in await WatchedFor.MissedAsync(_cluster.Silos[0], _options.Rounds))
            Problem(problem);
        foreach (var problem in await WatchedFor.PassedAsync(_cluster.Silos[0], Enumerable.Range(0, _options.Rounds).SelectMany(round => WatchedFor.Late(round, 2 * _cluster.Silos.Count))))
            Problem(problem);
        var outcomes = await Outcomes.ReadAsync(_cluster.Silos[^1], _applicants, _listDigests);
        foreach (var outcome in outcomes.Where(outcome => !outcome.IsFinal))
            Problem($"{outcome.Customer} has not come to an end: {outcome.Status}, open exceptions: {string.Join(", ", outcome.OpenExceptions)}");
        foreach (var outcome in outcomes.Where(outcome => outcome.Gaps.Count > 0))
            Problem($"{outcome.Customer}: {string.Join("; ", outcome.Gaps)}");
        foreach (var problem in await RepeatCheck.RunAsync(_cluster.Silos[0], _answers.Kept.Where((_, i) => i % 10 == 0)))
            Problem(problem);
        await Settling.WaitAsync(_cluster.Store.AtRest, ToSettle, () => _cluster.Output);
        Said("every applicant looked at", watch);
        await Task.WhenAll(_cluster.Silos.Select(silo => silo.StopAsync()));
        Said("all silos stopped", watch);
        await CheckStoreAsync();
        Said("the store checked", watch);
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(_options.Previous is null ? $"{_options.Kills} kills, {_options.Freezes} freezes" : $"{_options.Rounds} replacements")}: {_applicants.Count} applicants, {_answers.Count} acknowledged answers, {_answers.Repeats} repeats ({_answers.Refused}); p99 of a command with its repeats, a silo ending in each round: apply {_answers.Percentile("apply", 0.99) / 1000:0.0} s, evidence {_answers.Percentile("evidence", 0.99) / 1000:0.0} s; waited at most {_answers.Longest.TotalSeconds:0.0} s; {_sweeper.Deleted} kept states deleted; {_problems.Count} problems"));
        if (_options.Previous is null)
            _output.WriteLine($"{_deaths}");
        if (_sweeper.Deleted == 0)
            Problem("No grain state was ever there to be deleted.");
    }

    private async Task CheckStoreAsync()
    {
        using var history = _cluster.Store.AtRest();
        foreach (var problem in await RestingStore.ProblemsAsync(history, _cluster.Secrets, _answers.Kept))
            Problem(problem);
    }

    private void Said(string what, Stopwatch watch) => _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} after {watch.Elapsed.TotalSeconds:0.0} s"));

    private void Problem(string problem)
    {
        _problems.Add(problem);
        _output.WriteLine($"PROBLEM {problem}");
    }
}
