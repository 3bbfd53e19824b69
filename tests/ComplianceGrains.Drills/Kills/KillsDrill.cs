using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Drills.Kills;

/// <summary>
/// Kills the host in the middle of its work, again and again on the same data, and holds it to everything that it told
/// anybody: nothing acknowledged is missing, nothing is there twice, everything comes to an end, every log verifies.
/// </summary>
public sealed class KillsDrill : IDisposable
{
    private static readonly TimeSpan ToSettle = TimeSpan.FromMinutes(12);

    private readonly KillsOptions _options;
    private readonly TextWriter _output;
    private readonly Random _random;
    private readonly HostClock _clock;
    private readonly ApplicantSource _source;
    private readonly Answers _answers = new();
    private readonly List<Applicant> _applicants = [];
    private readonly List<string> _problems = [];
    private RunningHost _host = null!;
    private string _listDigest = "";
    private int _kills;

    private KillsDrill(KillsOptions options, TextWriter output)
    {
        (_options, _output, _random) = (options, output, new Random(options.Seed));
        _clock = new HostClock(options.Clock, options.Seed);
        _source = new ApplicantSource(options.Seed, NamePool.Load(), options.Lists);
    }

    /// <summary>True if everything is as it must be; what is not, is written.</summary>
    public static async Task<bool> RunAsync(KillsOptions options, TextWriter output)
    {
        using var drill = new KillsDrill(options, output);
        await drill.StartAsync();
        drill._listDigest = await ListFolder.UploadAsync(drill._host, options.Lists);
        for (var round = 1; round <= options.Rounds; round++)
            await drill.RoundAsync(round);
        await drill.EndAsync();
        return drill._problems.Count == 0;
    }

    public void Dispose()
    {
        _host?.Dispose();
        _clock.Dispose();
    }

    /// <summary>The very first start is cut off too, while it makes its keys and publishes its packs.</summary>
    private async Task StartAsync()
    {
        _clock.BeforeStart();
        _host = RunningHost.Launched(_clock.Environment);
        await Task.Delay(_random.Next(300, 4000));
        _host.Kill();
        await _host.RestartAsync();
        await CheckClockAsync();
    }

    private async Task RoundAsync(int round)
    {
        var applicants = _source.Make(_options.Applicants, string.Create(CultureInfo.InvariantCulture, $"r{round:00}"));
        var (watch, before) = (Stopwatch.StartNew(), _answers.Count);
        _applicants.AddRange(applicants);
        var load = new Clients(_host, _answers).ServeAsync(applicants, _options.AtOnce);
        var (killAt, delay) = (before + _random.Next(2 * applicants.Count), _random.Next(40));
        await Eventually.TrueAsync(() => Task.FromResult(_answers.Count >= killAt || load.IsCompleted), TimeSpan.FromMinutes(4), pause: TimeSpan.FromMilliseconds(2));
        await Task.Delay(delay);
        await KillAsync();
        if (_random.Next(4) == 0)
            await KillWhileStartingAsync();
        _clock.BeforeStart();
        await _host.RestartAsync();
        await CheckClockAsync();
        await load;
        await CheckAsync(_answers.Kept.Skip(before));
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"round {round,2}: killed after {killAt - before,3} answers and {delay,2} ms; {_answers.Count - before} answers, {_answers.Repeats} repeats so far, {_problems.Count} problems, {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private async Task CheckClockAsync()
    {
        if (await _clock.CheckAsync(_host.Address) is { } problem)
            Problem(problem);
    }

    private async Task KillAsync()
    {
        _host.Kill();
        _kills++;
        if (await HistoryVerify.RunAsync(_host.Data) is { } problem)
            Problem($"After kill {_kills}: {problem}");
    }

    /// <summary>A start that is cut off leaves nothing half done either.</summary>
    private async Task KillWhileStartingAsync()
    {
        _host.Relaunch();
        await Task.Delay(_random.Next(200, 3000));
        await KillAsync();
    }

    private async Task CheckAsync(IEnumerable<Acknowledged> answers)
    {
        var told = answers.ToList();
        using (var history = SqliteHistory.Open(_host.Data))
        {
            foreach (var problem in await AcknowledgedCheck.RunAsync(history, Trust(), told))
                Problem(problem);
            foreach (var problem in await DoublingCheck.RunAsync(history, settled: false))
                Problem(problem);
        }

        foreach (var problem in await RepeatCheck.RunAsync(_host, told.Where((_, i) => i % 10 == 0)))
            Problem(problem);
    }

    private async Task EndAsync()
    {
        await _clock.CalmAsync();
        var watch = Stopwatch.StartNew();
        await Settling.WaitAsync(_host, ToSettle);
        _output.WriteLine($"at rest after {watch.Elapsed.TotalSeconds:0} s");
        await CheckAsync(_answers.Kept);
        using (var history = SqliteHistory.Open(_host.Data))
            foreach (var problem in await DoublingCheck.RunAsync(history, settled: true))
                Problem(problem);
        var outcomes = await Outcomes.ReadAsync(_host, _applicants, [_listDigest]);
        foreach (var outcome in outcomes.Where(outcome => !outcome.IsFinal))
            Problem($"{outcome.Customer} has not come to an end: {outcome.Status}, open exceptions: {string.Join(", ", outcome.OpenExceptions)}");
        foreach (var outcome in outcomes.Where(outcome => outcome.Gaps.Count > 0))
            Problem($"{outcome.Customer}: {string.Join("; ", outcome.Gaps)}");
        if (await HistoryVerify.RunAsync(_host.Data) is { } wrong)
            Problem($"At the end: {wrong}");
        _output.WriteLine(
            $"{_options.Rounds} rounds, clock {_options.Clock}, {_kills} kills: {_applicants.Count} applicants, {_answers.Count} acknowledged answers, {_answers.Repeats} repeats; "
            + $"{outcomes.Count(outcome => outcome.IsActive)} active, {outcomes.Count(outcome => outcome.IsUnderReview)} under review; {_problems.Count} problems");
    }

    private TrustFile Trust() => TrustFile.Parse(string.Join('\n', Directory.GetFiles(Path.Combine(_host.Data, "keys"), "*.vkey").Select(File.ReadAllText)));

    private void Problem(string problem)
    {
        _problems.Add(problem);
        _output.WriteLine($"PROBLEM {problem}");
    }
}
