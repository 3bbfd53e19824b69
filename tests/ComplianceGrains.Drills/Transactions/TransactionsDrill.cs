using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Drills.Transactions;

/// <summary>
/// Kills the host while transfers are decided, told to a provider and completed, and while people are suspected: no transfer is asked for or
/// completed twice, nothing is sent that was not decided, no suspicion is lost, every log verifies.
/// </summary>
public sealed class TransactionsDrill : IDisposable
{
    private readonly TransactionsOptions _options;
    private readonly TextWriter _output;
    private readonly Random _random;
    private readonly Provider _provider = new();
    private readonly string _packs = Directory.CreateTempSubdirectory("transactions-packs-").FullName;
    private readonly List<Trader> _traders = [];
    private readonly List<string> _problems = [];
    private int _answers;
    private RunningHost _host = null!;

    private int Answers => Volatile.Read(ref _answers);

    private TransactionsDrill(TransactionsOptions options, TextWriter output) => (_options, _output, _random) = (options, output, new Random(options.Seed));

    /// <summary>True if everything is as it must be; what is not, is written.</summary>
    public static async Task<bool> RunAsync(TransactionsOptions options, TextWriter output)
    {
        using var drill = new TransactionsDrill(options, output);
        await drill.StartAsync();
        for (var round = 1; round <= options.Rounds; round++)
            await drill.RoundAsync(round);
        await drill.EndAsync();
        return drill._problems.Count == 0;
    }

    public void Dispose()
    {
        _host?.Dispose();
        _provider.Dispose();
        Directory.Delete(_packs, recursive: true);
    }

    private async Task StartAsync()
    {
        CopyPacks();
        var url = $"http://127.0.0.1:{RunningHost.FreePort()}";
        var settings = new Dictionary<string, string> { ["Exchange__Url"] = url, ["Exchange__Name"] = "Invented Firm", ["Exchange__Country"] = "DE", ["Exchange__AllowLocal"] = "true" };
        _host = await RunningHost.StartAsync(settings, "--jurisdictions", _packs, "--urls", url);
        Done(await _host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList));
        Done(await _host.As("analyst").PostAsync("/v1/counterparties", new { id = "provider", jurisdictions = new[] { "EU" }, name = "Other Exchange", country = "FR", travelAddress = _provider.TravelAddress }));
        var by = DateTime.UtcNow.AddDays(100).ToString("O", CultureInfo.InvariantCulture);
        Done(await _host.As("analyst").PostAsync("/v1/counterparties/provider/assessments", new { standing = "approved", reviewBy = by, reason = "Looked into." }));
        Done(await _host.As("mlro").PostAsync("/v1/counterparties/provider/approvals", new { step = "mlro-review", decision = "approve", reason = "Agreed." }));
    }

    private async Task RoundAsync(int round)
    {
        var (watch, before) = (Stopwatch.StartNew(), Answers);
        var traders = Enumerable.Range(_traders.Count, _options.Customers).Select(number => new Trader(_host, number, () => Interlocked.Increment(ref _answers))).ToList();
        _traders.AddRange(traders);
        var load = Parallel.ForEachAsync(traders, new ParallelOptions { MaxDegreeOfParallelism = _options.AtOnce }, async (trader, _) => await trader.MoveAsync());
        // Of the answers of a customer about half come once something is to be sent.
        var (killAt, delay) = (before + _random.Next(11 * traders.Count), _random.Next(60));
        await Eventually.TrueAsync(() => Task.FromResult(Answers >= killAt || load.IsCompleted), TimeSpan.FromMinutes(4), pause: TimeSpan.FromMilliseconds(2));
        await Task.Delay(delay);
        _host.Kill();
        if (await HistoryVerify.RunAsync(_host.Data) is { } problem)
            Problem($"After kill {round}: {problem}");
        await _host.RestartAsync();
        await load;
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"round {round,2}: killed after {killAt - before,3} answers and {delay,2} ms; {Answers - before} answers, {_provider.Asked.Count} messages so far, {_problems.Count} problems, {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private async Task EndAsync()
    {
        await Settling.WaitAsync(_host, TimeSpan.FromMinutes(5));
        await Eventually.TrueAsync(() => Task.FromResult(_provider.Told.Select(one => one.Request).Distinct().Count() >= _traders.Count), TimeSpan.FromMinutes(2), () => $"Of {_traders.Count} transfers the provider was told of {_provider.Told.Count}.");
        using (var history = SqliteHistory.Open(_host.Data))
            foreach (var trader in _traders)
                await CheckAsync(history, trader);
        var decided = _traders.Select(trader => trader.Amount).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, body) in _provider.Asked.Where(one => !decided.Contains(AmountOf(one.Body))))
            Problem($"Nobody decided to send {body}");
        if (await HistoryVerify.RunAsync(_host.Data) is { } wrong)
            Problem($"At the end: {wrong}");
        _output.WriteLine($"{_options.Rounds} kills: {_traders.Count} transfers completed, {_provider.Asked.Count} messages, {_traders.Count} suspicions; {_problems.Count} problems");
    }

    private async Task CheckAsync(IHistorySnapshot history, Trader trader)
    {
        var kinds = (await history.Journal.ReadAsync($"transfers/{trader.Id}")).Select(decision => decision.Kind.Split('/')[0]).ToList();
        foreach (var once in new[] { "transfers.requested", "transfers.completed", "transfers.exchange-opened" })
            if (kinds.Count(kind => kind == once) is not 1 and var times)
                Problem($"transfers/{trader.Id} has {once} {times} times.");
        var asked = _provider.Asked.Where(one => AmountOf(one.Body) == trader.Amount).ToList();
        if (asked.Select(one => one.Request).Distinct().Count() != 1)
            Problem($"{trader.Id} was sent under {asked.Select(one => one.Request).Distinct().Count()} identifiers.");
        if (asked.Select(one => one.Body).Distinct().Count() > 1)
            Problem($"What was sent about {trader.Id} is not one message.");
        var told = _provider.Told.Where(one => asked.Any(other => other.Request == one.Request)).Select(one => one.Body).Distinct().ToList();
        if (told.Count != 1)
            Problem($"Of {trader.Id} the provider was told {string.Join(" and ", told)}.");
        var suspicion = (await history.Journal.ReadAsync($"suspicion/{trader.Suspicion}")).Select(decision => decision.Kind.Split('/')[0]).ToList();
        if (!suspicion.SequenceEqual(["suspicion.raised", "suspicion.assessed", "suspicion.assessment-reviewed", "suspicion.decided", "suspicion.report-fields-drafted"]))
            Problem($"suspicion/{trader.Suspicion} of {trader.Id} has {string.Join(", ", suspicion)}.");
    }

    private static string AmountOf(string body)
    {
        using var inquiry = JsonDocument.Parse(body);
        return inquiry.RootElement.GetProperty("amount").GetRawText();
    }

    /// <summary>The packs, but for the day that a new wallet waits.</summary>
    private void CopyPacks()
    {
        var packs = Path.Combine(Repository.Root, "jurisdictions");
        foreach (var file in Directory.EnumerateFiles(packs, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_packs, Path.GetRelativePath(packs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("cooldown: PT24H", "cooldown: PT1S", StringComparison.Ordinal));
        }
    }

    private static void Done(Answer answer)
    {
        if (answer.Status is not (200 or 201 or 202))
            throw new InvalidOperationException($"Before the drill: {answer}");
    }

    private void Problem(string problem)
    {
        _problems.Add(problem);
        _output.WriteLine($"PROBLEM {problem}");
    }
}
