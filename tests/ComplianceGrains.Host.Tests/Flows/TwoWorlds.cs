using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Rescreenings;
using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.MadeUp;
using ComplianceGrains.Storage.Backlogs;
using ComplianceGrains.Storage.Journals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>One world: a host with its customers, a year of their lives, and what everybody can read there. What is drawn at random is written as its kind, so that two worlds can be held against each other.</summary>
public sealed partial class TwoWorlds : MadeUpHost, IDisposable
{
    private static readonly string[] Customers = ["ana", "ben", "listed"];

    private string _wallet = "", _exception = "", _export = "", _inquiry = "";

    private readonly KeptLines _lines = new();

    private LivenessWatch? _liveness;
    private RescreeningWatch? _rescreening;

    /// <summary>The daily records are looked at when the year says so, not by the clock of the machine: how many days a world's look saw would be chance.</summary>
    protected override IReadOnlyDictionary<string, string?>? Settings => new Dictionary<string, string?> { ["Liveness:GraceSeconds"] = "3600" };

    /// <summary>What each command of the year was answered, and what the package of the year holds.</summary>
    public List<string> Answered { get; } = [];

    /// <summary>What the host has written about its work, each once.</summary>
    public IReadOnlyList<string> Lines => _lines.All;

    public void Dispose()
    {
        _liveness?.Dispose();
        _rescreening?.Dispose();
        _lines.Dispose();
    }

    /// <summary>The first day: two customers, one of them with a wallet and transfers, and somebody whose name is listed.</summary>
    public async Task BeginAsync()
    {
        Get<ILoggerFactory>().AddProvider(_lines);
        var terms = new LivenessTerms(TimeSpan.Zero);
        _liveness = ActivatorUtilities.CreateInstance<LivenessWatch>(Services, terms, new DeliveryStart());
        _rescreening = ActivatorUtilities.CreateInstance<RescreeningWatch>(Services, terms, new DeliveryStart());
        await SettledAsync();
        // From the same time of day on, so that days of worlds that are driven one after the other are the same.
        Pass(Now.InUtc().Date.PlusDays(1).AtMidnight().PlusHours(9).InUtc().ToInstant() - Now);
        await SettledAsync();
        await ListsAsync();
        foreach (var customer in Customers)
        {
            await DoAsync("/v1/customers", customer == "listed" ? Applicants.Natural(customer, Applicants.Listed, birth: Applicants.ListedBirth) : Applicants.Natural(customer, $"{customer} Example"), "product-service");
            await DoAsync($"/v1/customers/{customer}/evidence", Applicants.Passed, "product-service");
        }

        _wallet = (await DoAsync("/v1/wallet-approvals", SomeWallets.Ethereum("ana", "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359", selfHosted: true), "product-service"))["id"]!;
        await DoAsync($"/v1/wallet-approvals/{_wallet}/ownership-proofs", SomeWallets.Signature(), "product-service");
        await DoAsync($"/v1/wallet-approvals/{_wallet}/approvals", SomeWallets.Review(), "analyst");
        await SettledAsync();
        _exception = (string)(await GetAsync("/v1/exceptions?subject=customer/listed", "mlro")).Json["items"]![0]!["id"]!;
    }

    /// <summary>A month of everybody outside the suspicion unit.</summary>
    public async Task MonthAsync(int month)
    {
        Pass(Duration.FromDays(30));
        await SettledAsync();
        await _liveness!.RoundAsync(CancellationToken.None);
        await ListsAsync();
        await _rescreening!.RoundAsync(CancellationToken.None);
        await DoAsync($"/v1/wallet-approvals/{_wallet}/transfers", Transfer($"tr-{month}"), "product-service");
        switch (month)
        {
            case 1:
                await DoAsync($"/v1/exceptions/{_exception}/notes", new { text = "looked at" }, "analyst");
                await DoAsync($"/v1/exceptions/{_exception}/disposition", new { disposition = "false-positive", reason = "another birth" }, "analyst");
                await DoAsync($"/v1/exceptions/{_exception}/approvals", Bodies.Decision, "mlro");
                break;
            case 2:
                await DoAsync("/v1/customers/ana/data-requests", new { right = "access", reason = "a letter came" }, "analyst");
                await DoAsync("/v1/customers/ana/holds", new { reason = "an order", issuer = "court" }, "analyst");
                break;
            case 3:
                await DoAsync("/v1/customers/ana/readings", new { purpose = "audit", reason = "a look" }, "auditor");
                await DoAsync("/v1/customers/ana/data-requests/request-1/answer", new { decision = "approve", reason = "sent" }, "analyst");
                _inquiry = (await DoAsync("/v1/inquiries", Bodies.Inquiry("EU"), "mlro"))["id"] ?? "";
                break;
            case 4:
                await ExportAsync();
                break;
            case 5:
                await DoAsync("/v1/customers/ana/holds/hold-1/lifting", Bodies.Reason, "mlro");
                await DoAsync("/v1/customers/ana/holds/hold-1/approvals", Bodies.Decision, "senior-management");
                break;
            case 7:
                await DoAsync("/v1/customers/ana/restrictions", new { cause = "measure", reason = "because" }, "analyst");
                break;
            case 9:
                await DoAsync("/v1/customers/ben/offboarding", Bodies.Reason, "analyst");
                await DoAsync("/v1/customers/ben/approvals", new { step = "offboarding", decision = "approve", reason = "agreed" }, "mlro");
                break;
        }

        await SettledAsync();
    }

    /// <summary>The list is confirmed, as it is every day where nobody counts the days one by one.</summary>
    private async Task ListsAsync()
    {
        Assert.InRange((await UploadAsync(Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes))).Status, 200, 201);
        await SettledAsync();
    }

    /// <summary>Everything that can be read, by every role but whoever works on suspicions where they do.</summary>
    public async Task<SortedDictionary<string, string>> LookAsync(string suspicion)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        // Some readings are written down: how far a log has come is looked at before any of them.
        foreach (var row in AuthorizationTable.Rows.Where(row => row.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && row.Endpoint != "GET /metrics")
            .OrderBy(row => !row.Endpoint.Contains("/ledgers/", StringComparison.Ordinal)))
            foreach (var (i, path) in Paths(row.Endpoint[4..], suspicion).Index())
                foreach (var role in Sandbox.Roles.Where(role => role != "mlro" || !path.StartsWith("/v1/suspicions", StringComparison.Ordinal)))
                {
                    var answer = await GetAsync(path, role);
                    seen[string.Create(CultureInfo.InvariantCulture, $"{role} {row.Endpoint} {i}")] =
                        $"{answer.Status} {answer.ETag} {answer.MediaType} {Read(answer)}";
                }

        return seen;
    }

    /// <summary>What an answer says. Among what is due on the same day a list is in the order of the ids, which are drawn at random.</summary>
    private static string Read(Answer answer)
    {
        if (answer.MediaType == "application/zip")
            return Inside(answer.Bytes);
        if (answer.MediaType != "application/json" || answer.Json is not JsonObject body || body["items"] is not JsonArray items)
            return Plain(answer.Text);
        body["items"] = new JsonArray([.. items.Select(item => Plain(item?.ToJsonString() ?? "")).Order(StringComparer.Ordinal).Select(item => (JsonNode)item)]);
        return Plain(body.ToJsonString());
    }

    /// <summary>Series and labels of the figures, and how often each thing was asked for.</summary>
    public async Task<string[]> FiguresAsync()
    {
        var figures = (await Eventually.GetAsync(() => GetAsync("/metrics", "operator"), answer => answer.Text.Contains("compliance_log_drafts", StringComparison.Ordinal))).Text;
        return
        [
            .. figures.Split('\n')
                .Where(line => Series().IsMatch(line) && !line.Contains("health", StringComparison.Ordinal) && !line.Contains("/metrics", StringComparison.Ordinal))
                // How long something took is a matter of the moment, how often it was asked for is not.
                .Select(line => line.StartsWith("http_", StringComparison.Ordinal) ? string.Join(' ', line.Split(' ')[..2]) : line.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The decisions of everybody but the unit, by actor: its type, how many there are, and their kinds.</summary>
    public async Task<string[]> StoredAsync()
    {
        var journal = Get<IJournal>();
        var stored = new List<string>();
        foreach (var actor in (await journal.ListActorsAsync("", "", int.MaxValue)).Where(actor => !actor.Name.StartsWith("suspicion/", StringComparison.Ordinal)))
            stored.Add($"{Plain(actor.Name)}: {string.Join(' ', (await journal.ReadAsync(actor.Name)).Select(decision => decision.Kind))}");
        return [.. stored.Order(StringComparer.Ordinal)];
    }

    /// <summary>Does what a role does, and keeps the answer.</summary>
    public async Task<Answer> DoAsync(string path, object body, string role, int number = 1)
    {
        var answer = await PostAsync(path, body, role, number);
        // Whether the entry has its place already when the answer is written is a matter of the moment.
        Answered.Add(Placed().Replace(Plain($"{role} {path} {answer.Status} {answer.Text}"), "\"state\":#"));
        // Nobody acts beside what the act before set going: which of them came first would be chance.
        await SettledAsync();
        return answer;
    }

    /// <summary>A package of everything so far: it is produced while time passes, and read by whoever asked for it.</summary>
    private async Task ExportAsync()
    {
        // The format counts milliseconds.
        var now = Instant.FromUnixTimeMilliseconds(Now.ToUnixTimeMilliseconds());
        var until = InstantPattern.ExtendedIso.Format(now - Duration.FromSeconds(1));
        var since = InstantPattern.ExtendedIso.Format(now - Duration.FromDays(200));
        var asked = await DoAsync("/v1/exports", new { jurisdiction = "EU", from = since, to = until, kinds = new[] { "*" }, recipient = "The supervisor", purpose = "inspection", legalBasis = "Art. 1" }, "auditor");
        _export = asked["id"] ?? throw new InvalidOperationException($"{asked}");
        await DoAsync($"/v1/exports/{_export}/approvals", Bodies.Decision, "mlro");
        Pass(Duration.FromMinutes(5));
        await Eventually.TrueAsync(async () => (await Get<IGrainFactory>().GetGrain<IExportGrain>(_export).ViewAsync())?.Package is not null, TimeSpan.FromMinutes(2));
        Answered.Add(Inside((await GetAsync($"/v1/exports/{_export}/package", "auditor")).Bytes));
    }

    /// <summary>The files of a package and the rows of its tables, in the order of their texts: where an entry came to stand is not told by another.</summary>
    private static string Inside(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries.OrderBy(entry => Plain(entry.FullName), StringComparer.Ordinal))
        {
            text.AppendLine(Plain(entry.FullName));
            if (!entry.FullName.EndsWith(".csv", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            foreach (var row in reader.ReadToEnd().Split('\n').Select(row => FirstCell().Replace(Plain(row), "#")).Order(StringComparer.Ordinal))
                text.AppendLine(row);
        }

        return text.ToString();
    }

    /// <summary>Everybody was told what they are to be told, and all of it is signed.</summary>
    public Task SettledAsync() => Eventually.TrueAsync(async () =>
    {
        var backlog = await Get<IBacklogs>().ReadAsync(Now.ToUnixTimeMilliseconds());
        return backlog is { Effects: 0, Due: 0 } && backlog.Logs.All(log => log.Drafts == 0 && log.Signed == log.Size);
    }, TimeSpan.FromMinutes(2));

    private IEnumerable<string> Paths(string path, string suspicion)
    {
        path = path.Replace("{jurisdiction}", "EU", StringComparison.Ordinal).Replace("{version}", "6", StringComparison.Ordinal).Replace("{sequence}", "1", StringComparison.Ordinal)
            .Replace("{transfer}", "tr-1", StringComparison.Ordinal).Replace("{request}", "request-1", StringComparison.Ordinal).Replace("{report}", "report-1", StringComparison.Ordinal);
        if (path == "/v1/ledgers/EU/checkpoint")
            return [path, $"{path}?log=r", $"{path}?log=lifecycle"];
        IReadOnlyList<string> ids = path.Split('/').ElementAtOrDefault(2) switch
        {
            "customers" => Customers,
            "wallet-approvals" => [_wallet],
            "exceptions" => [_exception],
            "exports" => [_export.Length > 0 ? _export : "none"],
            "inquiries" => [_inquiry.Length > 0 ? _inquiry : "none"],
            "suspicions" => [suspicion],
            _ => ["none"],
        };
        return ids.Select(id => path.Replace("{id}", id, StringComparison.Ordinal)).Distinct().Where(one => !one.Contains('{', StringComparison.Ordinal));
    }

    private object Transfer(string id) => new
    {
        id,
        direction = "incoming",
        asset = "eip155:1/slip44:60",
        amount = "0.2",
        value = new { amount = "490", currency = "EUR", rateSource = "firm-market-rate", ratedAt = InstantPattern.ExtendedIso.Format(Now - Duration.FromMinutes(1)) },
        counterparty = new { kind = "self-hosted", address = "eip155:1:0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359" },
        transaction = new { hash = $"0x{id}" },
    };

    /// <summary>Without what is drawn at random or signed, the time within a day, and where among others an entry came to stand.</summary>
    private static string Plain(string text) => Month().Replace(Place().Replace(Drawn().Replace(Time().Replace(text, "$1"), "#"), "$1$2:#"), "\"#\"");

    [GeneratedRegex("([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]+Z")]
    private static partial Regex Time();

    /// <summary>Ids, digests and whatever is written in base64: long, with a capital and a figure, or as long as a pseudonym.</summary>
    [GeneratedRegex("(?<=\")(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{22}(?=\\\\?\")|(?<![a-z])[a-z]{2,4}-[0-9a-f]{16,}|[0-9a-f]{12,}|(?=[a-z0-9+/=_-]*[A-Z])(?=[A-Za-z+/=_-]*[0-9])[A-Za-z0-9+/=_-]{20,}(?:\\\\n)?")]
    private static partial Regex Drawn();

    [GeneratedRegex("(\"?)\\b(index\"|size\"|heldSizes\"|ageSeconds\"?|age\"|note\"|proof\"): ?(?:[0-9]+|null|\\[[^]]*\\]|\"[^\"]*\")")]
    private static partial Regex Place();

    /// <summary>A month in seconds: looks of two worlds lie some seconds apart.</summary>
    [GeneratedRegex("\"25920[0-9]{2}\"")]
    private static partial Regex Month();

    /// <summary>How far a receipt is.</summary>
    [GeneratedRegex("\"state\":\"(?:recorded|included)\"")]
    private static partial Regex Placed();

    /// <summary>The first cell of a row.</summary>
    [GeneratedRegex("^\"[0-9]+\"")]
    private static partial Regex FirstCell();

    [GeneratedRegex("^(compliance_|http_server_request_duration_seconds_count)")]
    private static partial Regex Series();

    /// <summary>Keeps what our own code writes about its work.</summary>
    private sealed class KeptLines : ILoggerProvider
    {
        private readonly ConcurrentDictionary<string, byte> _lines = new(StringComparer.Ordinal);

        public IReadOnlyList<string> All => [.. _lines.Keys.Order(StringComparer.Ordinal)];

        public ILogger CreateLogger(string categoryName) => new Keeper(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Keeper(KeptLines kept, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && category.StartsWith("ComplianceGrains.", StringComparison.Ordinal);

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel))
                    kept._lines.TryAdd(Plain($"{logLevel} {category} {formatter(state, exception)} {exception?.Message}"), 0);
            }
        }
    }
}
