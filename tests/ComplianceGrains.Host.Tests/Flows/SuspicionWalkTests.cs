using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.MadeUp;
using ComplianceGrains.Storage.Backlogs;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>The walk of <c>docs/suspicions.md</c>, between two looks at everything that everybody else can see.</summary>
public sealed partial class SuspicionWalkTests(MadeUpHost host) : IClassFixture<MadeUpHost>
{
    private static readonly string Block = BlockForm().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "suspicions.md"))).Groups[1].Value;

    /// <summary>An id that no suspicion has.</summary>
    private const string Nobodys = "sus-0";

    private string _suspicion = "";

    /// <summary>The suspicion once there is one; before, an id that nobody has.</summary>
    private string Asked => _suspicion.Length > 0 ? _suspicion : Nobodys;

    [Fact]
    public async Task Whoever_is_outside_the_unit_sees_the_same_bytes_with_a_suspicion_and_without()
    {
        var lines = Line().Matches(Block).ToList();
        var wallet = "";
        foreach (var line in lines.Take(2))
        {
            await RunAsync(line);
            await RunAsync(line, "cust-twin");
        }

        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural("listed", Applicants.Listed, birth: Applicants.ListedBirth), "product-service")).Status);
        var exception = (string)(await Eventually.GetAsync(() => host.GetAsync("/v1/exceptions?subject=customer/listed", "mlro"), page => page.Json["items"]!.AsArray().Count == 1)).Json["items"]![0]!["id"]!;
        wallet = (string)(await host.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum("cust-tia", SomeWallets.AnyAddress(), selfHosted: false), "product-service"))["id"]!;
        Assert.Equal(201, (await host.PostAsync($"/v1/wallet-approvals/{wallet}/transfers", Bodies.Transfer("tr-1"), "product-service")).Status);
        await SettledAsync();

        var first = await LookAsync(wallet, exception);
        var second = await LookAsync(wallet, exception);
        foreach (var line in lines.Skip(2))
            await RunAsync(line);
        Assert.Equal(201, (await host.PostAsync("/v1/suspicions", new { customer = "cust-tia", statement = "again", about = new[] { new { kind = "transfer", id = "tr-1" }, new { kind = "exception", id = exception } } }, "senior-management")).Status);
        await SequencedAsync();
        var third = await LookAsync(wallet, exception);

        // What differs by itself is the time of the look and the age of lists: it is compared without its numbers.
        Assert.Empty(first.Where(one => second[one.Key] != one.Value && !IsRestless(one.Key)).Select(one => one.Key));
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), third.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(third.Where(one => Still(one) != Still(new(one.Key, second[one.Key]))).Select(one => $"{one.Key}:\n{second[one.Key]}\n{one.Value}"));

        static bool IsRestless(string what) => what.EndsWith("/proof", StringComparison.Ordinal) || what.EndsWith("/v1/lists", StringComparison.Ordinal);
        static string Still(KeyValuePair<string, string> one) => IsRestless(one.Key) ? Number().Replace(one.Value, "#") : one.Value;
        await NothingIsMeasuredAsync();
        await NoCommandTellsAsync();
        await NoPackageHoldsItAsync();
        await NobodyElseIsSuspectedAsync();
    }

    private async Task NobodyElseIsSuspectedAsync()
    {
        object Of(string customer, object? about = null) => new { customer, statement = "odd", about = about ?? Array.Empty<object>() };
        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural("known", "Tia Example"), "product-service")).Status);
        Assert.Equal(422, (await host.PostAsync("/v1/suspicions", Of("nobody"), "analyst")).Status);
        Assert.Equal((await host.PostAsync("/v1/suspicions", Of("nobody"), "analyst", place: "SG")).Text, (await host.PostAsync("/v1/suspicions", Of("known"), "analyst", place: "SG")).Text);
        Assert.Equal(422, (await host.PostAsync("/v1/suspicions", Of("known", new[] { new { kind = "transfer", id = "tr-9" } }), "analyst")).Status);
        Assert.Equal(403, (await host.PostAsync("/v1/suspicions", Of("known"), "product-service")).Status);
        var raised = await host.PostAsync("/v1/suspicions", Of("known"), "analyst");
        Assert.Equal((201, "received", null), (raised.Status, (string)raised["status"]!, raised.ETag));
        var read = await host.GetAsync($"/v1/suspicions/{raised["id"]}", "mlro");
        Assert.Equal("odd", (string)Assert.Single(read.Json["texts"]!.AsArray())!["text"]!);
        Assert.EndsWith("/r", (string)read.Json["decisions"]![0]!["receipt"]!["log"]!, StringComparison.Ordinal);
        Assert.Contains(read.Json["decisions"]![0]!["reasons"]!.AsArray(), reason => (string)reason!["rule"]! == "reporting.suspicious");
        Assert.Equal(404, (await host.GetAsync($"/v1/suspicions/{raised["id"]}", "mlro", "SG")).Status);
    }

    /// <summary>Everything that can be read, by every role, as it is answered.</summary>
    private async Task<Dictionary<string, string>> LookAsync(string wallet, string exception)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in AuthorizationTable.Rows.Where(row => row.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && row.Endpoint != "GET /metrics"))
            foreach (var path in Paths(endpoint.Endpoint[4..], wallet, exception))
                foreach (var role in Sandbox.Roles.Where(role => role != "mlro" || !path.StartsWith("/v1/suspicions", StringComparison.Ordinal)))
                    seen[$"{role} {path.Replace(Asked, Nobodys, StringComparison.Ordinal)}"] = await host.GetAsync(path, role) is var answer ? $"{answer.Status} {answer.ETag} {answer.MediaType} {answer.Text}" : "";
        Assert.True(seen.Count > 300, $"{seen.Count}");
        return seen;
    }

    private IEnumerable<string> Paths(string path, string wallet, string exception)
    {
        path = path.Replace("{jurisdiction}", "EU", StringComparison.Ordinal).Replace("{version}", "6", StringComparison.Ordinal).Replace("{sequence}", "1", StringComparison.Ordinal).Replace("{transfer}", "tr-1", StringComparison.Ordinal);
        if (path == "/v1/ledgers/EU/checkpoint")
            return [path, $"{path}?log=r", $"{path}?log=lifecycle"];
        string[] ids = path.Split('/').ElementAtOrDefault(2) switch
        {
            "customers" => ["cust-tia", "cust-twin", "listed"],
            "wallet-approvals" => [wallet],
            "exceptions" => [exception],
            "suspicions" => [Asked],
            _ => ["none"],
        };
        return ids.Select(id => path.Replace("{id}", id, StringComparison.Ordinal)).Distinct().Where(one => !one.Contains('{', StringComparison.Ordinal));
    }

    /// <summary>Neither a series nor a label of the figures names it.</summary>
    private async Task NothingIsMeasuredAsync()
    {
        var figures = (await Eventually.GetAsync(() => host.GetAsync("/metrics", "operator"), answer => answer.Text.Contains("compliance_log_drafts", StringComparison.Ordinal))).Text;
        Assert.DoesNotContain("suspicion", figures, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/r\"", figures, StringComparison.Ordinal);
        Assert.Contains("/decisions\"", figures, StringComparison.Ordinal);
    }

    /// <summary>What is refused and what is done says the same of who is suspected as of their twin, and of a suspicion as of none.</summary>
    private async Task NoCommandTellsAsync()
    {
        foreach (var role in Sandbox.Roles.Where(role => role != "mlro"))
            foreach (var (path, body) in new (string, object)[] { ("assessment", new { conclusion = "report", reason = "r" }), ("approvals", Bodies.Decision), ("review", new { result = "over", reason = "r" }) })
                Assert.Equal((await host.PostAsync($"/v1/suspicions/{_suspicion}/{path}", body, role)).Text, (await host.PostAsync($"/v1/suspicions/{Nobodys}/{path}", body, role)).Text);
        foreach (var (path, body, role) in new (string, object, string)[]
        {
            ("data-requests", Bodies.DataRequest("access"), "analyst"), ("readings", new { purpose = "audit", reason = "a look" }, "auditor"), ("offboarding", Bodies.Reason, "analyst"),
            ("approvals", new { step = "offboarding", decision = "approve", reason = "agreed" }, "mlro"),
        })
            Assert.Equal(await TwinAsync("cust-twin", path, body, role), await TwinAsync("cust-tia", path, body, role));
    }

    /// <summary>Without what is another's of any two customers: ids, times, receipts.</summary>
    private async Task<string> TwinAsync(string customer, string path, object body, string role) =>
        Own().Replace((await host.PostAsync($"/v1/customers/{customer}/{path}", body, role)).Text.Replace(customer, "who", StringComparison.Ordinal), "\"$1\":…");

    private async Task NoPackageHoldsItAsync()
    {
        var asked = await host.PostAsync("/v1/exports", Bodies.Export("EU"), "auditor");
        Assert.Equal(200, (await host.PostAsync($"/v1/exports/{asked["id"]}/approvals", Bodies.Decision, "mlro")).Status);
        host.Pass(Duration.FromSeconds(90));
        Assert.Equal("ready", (await Eventually.GetAsync(() => host.GetAsync($"/v1/exports/{asked["id"]}", "auditor"), answer => answer["status"] is not ("approved" or "producing"), TimeSpan.FromMinutes(2)))["status"]);
        using var package = new ZipArchive(new MemoryStream((await host.GetAsync($"/v1/exports/{asked["id"]}/package", "auditor")).Bytes));
        Assert.DoesNotContain(package.Entries, entry => entry.FullName.Contains("/r/", StringComparison.Ordinal));
        foreach (var entry in package.Entries.Where(entry => entry.FullName.Contains("decisions", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            Assert.DoesNotContain("suspicion", await reader.ReadToEndAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Everybody is told what they are to be told, and all of it stands in the logs, signed.</summary>
    private Task SettledAsync() => Eventually.TrueAsync(async () =>
    {
        var backlog = await host.Get<IBacklogs>().ReadAsync(host.Now.ToUnixTimeMilliseconds());
        return backlog is { Effects: 0, Due: 0 } && backlog.Logs.All(log => log.Drafts == 0 && log.Signed == log.Size);
    }, TimeSpan.FromMinutes(1));

    /// <summary>The decisions stand in their log, signed.</summary>
    private Task SequencedAsync() => Eventually.TrueAsync(
        async () => (await host.Get<ILogStore>().SignedHeadAsync(host.Get<Placements>().Log("EU", LogNames.R)))?.Size >= 8, TimeSpan.FromMinutes(1));

    private async Task RunAsync(Match line, string customer = "cust-tia")
    {
        var (role, number, path) = (line.Groups["role"].Value, line.Groups["number"].Success ? 2 : 1, line.Groups["path"].Value.Replace("SUSPICION", _suspicion, StringComparison.Ordinal).Replace("cust-tia", customer, StringComparison.Ordinal));
        var body = line.Groups["body"].Value.Replace("cust-tia", customer, StringComparison.Ordinal).Replace("NOW", InstantPattern.ExtendedIso.Format(host.Now), StringComparison.Ordinal);
        var answer = line.Groups["method"].Value == "GET" ? await host.GetAsync(path, role) : await host.PostAsync(path, body, role, number);
        Assert.True(answer.Status is 200 or 201 or 202, $"{line.Value}\n{answer}");
        if (path == "/v1/suspicions")
            _suspicion = (string)answer["id"]!;
        if (line.Groups["status"].Success)
            Assert.Equal(line.Groups["status"].Value, (string?)answer["status"]);
    }

    [GeneratedRegex("""```text\n(.*?)```""", RegexOptions.Singleline)]
    private static partial Regex BlockForm();

    [GeneratedRegex("""(?m)^(?<role>[a-z-]+)(?<number> 2)? (?<method>GET|POST) (?<path>\S+)(?: (?<body>\{.*?\}))?(?: => (?<status>[a-z-]+))?$""")]
    private static partial Regex Line();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(""""(recordedAt|occurredAt|receivedAt|note|index|state|seq|due|id|principal|reviewDue)":(?:"[^"]*"|[0-9]+|null)"""")]
    private static partial Regex Own();
}
