using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>A supervisor's question, answered with the records that were asked for and with nothing else.</summary>
public sealed class FilteredExportTests : IAsyncLifetime
{
    private const string Reason = "Canary-Reason: the signed message names another account.";
    private const string Name = "Canary Kestrelbane";

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await NearHost.StartAsync();
        await _host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_supervisor_asks_for_refused_wallets_and_reads_why_in_a_spreadsheet()
    {
        var service = _host.As("product-service");
        foreach (var (id, entity) in new[] { ("holder-1", "demo-eu"), ("holder-2", "demo-eu"), ("holder-3", "demo-de") })
        {
            await service.PostAsync("/v1/customers", Applicants.Natural(id, $"{Name} {id[7..]}", entity));
            await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed);
        }

        await RefusedAsync("holder-1");
        await RefusedAsync("holder-2");
        await SomeWallets.ApprovedAsync(_host, "holder-1");
        await Eventually.GetAsync(() => service.GetAsync("/v1/customers/holder-3"), answer => answer.Json["decisions"]!.AsArray().All(decision => (string)decision!["receipt"]!["state"]! == "included"));
        var to = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

        // The supervisor asks in one request; another person approves.
        var asked = await _host.In("EU", "supervisor").PostAsync("/v1/exports", Request(to, ["wallet.refused", "wallet.approval-decided/1"]));
        var inquiry = await _host.As("mlro").PostAsync("/v1/inquiries", new { jurisdiction = "DE", reference = "AZ 4", authority = "Canary Authority", question = "Canary-Question", receivedAt = "2026-01-02T09:00:00Z", dueAt = "2026-01-30T17:00:00Z" });
        Assert.True(inquiry is { Status: 201 } && inquiry["status"] == "open", inquiry.ToString());
        var (own, path) = (Request(to, ["*"]), $"/v1/inquiries/{inquiry["id"]}");
        own["inquiry"] = inquiry["id"];
        Assert.Equal("/inquiry", Assert.Single((await _host.In("EU", "supervisor").PostAsync("/v1/exports", own)).Pointers));
        Assert.Equal("/inquiry", Assert.Single((await _host.As("mlro").PostAsync("/v1/exports", own)).Pointers));
        var wanted = Request(to, ["customer", "wallet.requested/1"], actors: ["customer/holder-2"], further: ["DE"], kind: "auditor");
        wanted["inquiry"] = inquiry["id"];
        var customer = await _host.As("mlro").PostAsync("/v1/exports", wanted);
        Assert.Equal("/exports/0", Assert.Single((await _host.As("mlro").PostAsync($"{path}/closing", Closing(customer["id"]!))).Pointers));
        foreach (var wrong in new[] { Request(to, ["wallet.refunded"]), Request(to, ["*", "wallet"]), Request(to, ["pack.published/1"]), Request(to, ["*"], actors: ["holder-1"]), Request(to, ["*"], further: ["XX"]) })
            Assert.Equal(422, (await _host.As("mlro").PostAsync("/v1/exports", wrong)).Status);
        Assert.Equal(422, (await _host.In("EU", "supervisor").PostAsync("/v1/exports", Request(to, ["*"], further: ["DE"]))).Status);
        Assert.Equal((202, 202), (asked.Status, customer.Status));
        Assert.Equal(["wallet.approval-decided/1", "wallet.refused/1"], asked.Json["kinds"]!.AsArray().Select(kind => (string)kind!));
        Assert.Equal(403, (await _host.In("EU", "supervisor").PostAsync($"/v1/exports/{asked["id"]}/approvals", Approve)).Status);
        Assert.Equal(409, (await _host.In("EU", "supervisor").GetAsync($"/v1/exports/{asked["id"]}/sample?seed=a")).Status);
        await _host.As("mlro").PostAsync($"/v1/exports/{asked["id"]}/approvals", Approve);
        await _host.As("mlro", 2).PostAsync($"/v1/exports/{customer["id"]}/approvals", Approve);
        // Whoever may not act for all jurisdictions of a package does not learn that it exists.
        Assert.Equal(404, (await _host.In("EU", "supervisor").GetAsync($"/v1/exports/{customer["id"]}")).Status);

        var refused = await PackageAsync("supervisor", asked["id"]!);
        var trust = TrustFile.Parse(string.Concat(await KeysAsync("EU"), await KeysAsync("DE")));
        var report = PackageVerifier.Verify(new MemoryStream(refused.Zip), trust);
        Assert.True(report.IsValid, report.ToString());
        // Two refused, and three on which an analyst decided.
        Assert.Equal(report.Entries - 5, report.OutsideScope);
        var table = refused.Files["data/annex/eu/decisions/wallet.refused-1.csv"];
        Assert.Equal(3, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, table.Split("\"refused\"").Length - 1);
        Assert.Contains("code: ", table, StringComparison.Ordinal);
        var words = refused.Files["data/annex/eu/decisions/wallet.approval-decided-1.csv"];
        Assert.Equal((4, 2), (words.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length, words.Split(Reason).Length - 1));
        Assert.Equal(["data/annex/assessment-results.json", "data/annex/eu/decisions/wallet.approval-decided-1.csv", "data/annex/eu/decisions/wallet.approval-decided-1.parquet", "data/annex/eu/decisions/wallet.refused-1.csv", "data/annex/eu/decisions/wallet.refused-1.parquet", "data/annex/index.html"], refused.Files.Keys.Where(file => file.StartsWith("data/annex/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(refused.Files, file => Assert.False(file.Value.Contains("Kestrelbane", StringComparison.OrdinalIgnoreCase) || file.Value.Contains("holder-1", StringComparison.Ordinal) && file.Key.EndsWith(".csv", StringComparison.Ordinal), file.Key));
        Assert.All(await PackageAnnexes.RebuildAsync(new MemoryStream(refused.Zip)), annex => Assert.Equal(Encoding.UTF8.GetString(annex.Bytes.Span), refused.Files[$"data/annex/{annex.Path}"]));

        // A sample is drawn alike by everybody, from what is open.
        var sample = await _host.In("EU", "supervisor").GetAsync($"/v1/exports/{asked["id"]}/sample?seed=lucky%20seven&n=1&kind=wallet.refused/1");
        Assert.True(sample.Status == 200, sample.ToString());
        Assert.Equal(2, (int)sample.Json["population"]!);
        var indexes = table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => long.Parse(row.Split('"')[1], CultureInfo.InvariantCulture));
        Assert.Equal(ExportSample.Draw("lucky seven", "evidence.example.com/eu/decisions", indexes, 1), sample.Json["items"]!.AsArray().Select(item => (long)item!["index"]!));
        Assert.Equal(sample.Text, (await _host.As("auditor").GetAsync($"/v1/exports/{asked["id"]}/sample?seed=lucky%20seven&n=1&kind=wallet.refused/1")).Text);
        Assert.Equal(400, (await _host.In("EU", "supervisor").GetAsync($"/v1/exports/{asked["id"]}/sample?n=1")).Status);

        // Every download is a decision.
        var history = await _host.In("EU", "supervisor").GetAsync($"/v1/exports/{asked["id"]}");
        Assert.Single(history.DecisionKinds, kind => kind == "export.downloaded/1");

        // One customer, over two jurisdictions' logs in one package.
        var one = await PackageAsync("auditor", customer["id"]!);
        var both = PackageVerifier.Verify(new MemoryStream(one.Zip), trust);
        Assert.True(both.IsValid, both.ToString());
        Assert.Equal(["data/annex/eu/decisions/customer.activated-1.csv", "data/annex/eu/decisions/customer.application-received-2.csv"],
            one.Files.Keys.Where(file => file.EndsWith(".csv", StringComparison.Ordinal) && file.Contains("customer.a", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains($"{Name} 2", one.Files["data/annex/eu/decisions/customer.application-received-2.csv"], StringComparison.Ordinal);
        Assert.All(one.Files, file => Assert.False(file.Value.Contains($"{Name} 1", StringComparison.Ordinal) || file.Value.Contains($"{Name} 3", StringComparison.Ordinal) || file.Value.Contains(Reason, StringComparison.Ordinal), file.Key));
        Assert.Contains("data/de/decisions/view.csv", one.Files.Keys);

        // It was fetched by now, and so it answers. The time was over before it was recorded: that is said without anybody asking.
        var overdue = await Eventually.GetAsync(() => _host.As("auditor").GetAsync("/v1/inquiries?late=true&status=overdue&jurisdiction=DE"), answer => answer.Json["items"]!.AsArray().Count == 1);
        Assert.Equal((1, "AZ 4"), ((int)overdue.Json["items"]![0]!["exports"]!, (string)overdue.Json["items"]![0]!["reference"]!));
        Assert.Equal(200, (await _host.As("mlro").PostAsync($"{path}/closing", Closing(customer["id"]!))).Status);
        var closed = await _host.As("auditor").GetAsync(path);
        Assert.Equal(("closed", true, (string?)customer["id"]), (closed["status"], (bool)closed.Json["late"]!, (string?)closed.Json["closing"]!["packages"]![0]!["export"]));
        Assert.Equal(["closed-late", "overdue", "raised", "received", "withdrawn"], closed.Json["decisions"]!.AsArray().Select(decision => (string)decision!["outcome"]!).Order(StringComparer.Ordinal));
        Assert.Equal(403, (await _host.In("EU", "supervisor").GetAsync(path)).Status);
        Assert.All(refused.Files.Concat(one.Files), file => Assert.DoesNotContain("Canary-Question", file.Value, StringComparison.Ordinal));
    }

    private static object Closing(string export) => new { outcome = "answered", exports = new[] { export }, given = "the package", givenAt = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) };

    private static readonly object Approve = new { decision = "approve", reason = "The question is within the mandate." };

    private async Task RefusedAsync(string customer)
    {
        var path = $"/v1/wallet-approvals/{await SomeWallets.RequestedAsync(_host, customer, selfHosted: true)}";
        await _host.As("product-service").PostAsync($"{path}/ownership-proofs", SomeWallets.Signature());
        var refused = await _host.As("analyst").PostAsync($"{path}/approvals", new { step = "manual-review", decision = "reject", reason = Reason });
        Assert.Equal("refused", refused["status"]);
    }

    private async Task<(byte[] Zip, Dictionary<string, string> Files)> PackageAsync(string role, string id)
    {
        await Eventually.GetAsync(() => _host.As("auditor").GetAsync($"/v1/exports/{id}"), answer => answer["status"] == "ready", TimeSpan.FromSeconds(120));
        var zip = (await (role == "supervisor" ? _host.In("EU", role) : _host.As(role)).GetAsync($"/v1/exports/{id}/package")).Bytes;
        using var archive = new ZipArchive(new MemoryStream(zip));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var text = new StreamReader(entry.Open(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
            files[entry.FullName[(id.Length + 1)..]] = await text.ReadToEndAsync();
        }

        return (zip, files);
    }

    private async Task<string> KeysAsync(string jurisdiction) => Encoding.UTF8.GetString((await _host.As("auditor").GetAsync($"/v1/ledgers/{jurisdiction}/vkey")).Bytes);

    private static JsonObject Request(string to, string[] kinds, string[]? actors = null, string[]? further = null, string? kind = null) => new()
    {
        ["jurisdiction"] = "EU",
        ["from"] = "2026-01-01T00:00:00Z",
        ["to"] = to,
        ["kinds"] = new JsonArray([.. kinds.Select(one => (JsonNode)one)]),
        ["recipient"] = "The supervisor",
        ["purpose"] = "All wallet approvals refused in the period",
        ["legalBasis"] = "Art. 1",
        ["actors"] = actors is null ? null : new JsonArray([.. actors.Select(one => (JsonNode)one)]),
        ["furtherJurisdictions"] = further is null ? null : new JsonArray([.. further.Select(one => (JsonNode)one)]),
        ["recipientKind"] = kind,
    };
}
