using System.Text;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>A firm with a list of politically exposed persons of its own.</summary>
public sealed class PoliticallyExposedTests : IAsyncLifetime
{
    private static readonly string[] Asked = ["senior-approval", "source-of-funds", "source-of-wealth"];

    private OwnPacks _packs = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _packs = OwnPacks.Copy();
        _host = await NearHost.StartAsync("--jurisdictions", _packs.Folder);
        Assert.Equal(201, (await _host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList)).Status);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        _packs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Without_the_list_nobody_is_activated_and_its_arrival_releases_them()
    {
        await AppliedAsync("waits", "Ana Example");
        Assert.Equal("screening", (await CustomerAsync("waits"))["status"]);
        await ExposedAsync("Ludomir Gavranczyk");
        await UntilAsync("waits", "active");
    }

    [Fact]
    public async Task A_confirmed_applicant_is_activated_once_the_due_diligence_is_done()
    {
        await ExposedAsync("Ludomir Gavranczyk");
        await AppliedAsync("exposed", "Ludomir Gavranczyk");

        await NotToldAsync("exposed", "under-review");
        await ConfirmAsync("exposed");
        var rated = await UntilAsync("exposed", "awaiting-evidence");
        Assert.Equal(("high", null), (rated["riskBand"], rated["outcome"]));
        Assert.Equal(Asked, FlowHost.Pending(rated));
        await NotToldAsync("exposed", "awaiting-evidence");
        Assert.Equal("active", (await DoneAsync("exposed"))["status"]);
    }

    [Fact]
    public async Task A_customer_whom_the_list_names_later_stays_active_throughout_and_the_export_holds_it()
    {
        await ExposedAsync("Somebody Else");
        await AppliedAsync("later", "Ludomir Gavranczyk");
        var before = await UntilAsync("later", "active");
        Assert.Equal("low", before["riskBand"]);

        await ExposedAsync("Somebody Else", "Ludomir Gavranczyk");
        await ExceptionQueue.OfAsync(_host, "later");
        Assert.Equal("active", (await CustomerAsync("later"))["status"]);
        await ConfirmAsync("later");

        var rated = await Eventually.GetAsync(() => _host.As("mlro").GetAsync("/v1/customers/later"), answer => answer["riskBand"] == "high");
        Assert.Equal("active", rated["status"]);
        Assert.Equal(["periodic-review", .. Asked], FlowHost.Pending(rated));
        Assert.Contains("customer.rated-again/1", rated.DecisionKinds);

        await NotToldAsync("later", "active");
        await _host.RestartAsync();
        await DoneAsync("later");
        var done = await FlowHost.DoneAsync(_host.As("analyst").PostAsync("/v1/customers/later/approvals", new { step = "periodic-review", decision = "approve", reason = "looked into" }));
        Assert.Equal("active", done["status"]);
        Assert.Empty(FlowHost.Pending(done));
        Assert.True(string.CompareOrdinal(done["reviewDue"], before["reviewDue"]) < 0, $"{done["reviewDue"]} is not before {before["reviewDue"]}");
        await ExportHoldsAsync(done, "customer.rated-again/1");
    }

    private async Task ExposedAsync(params string[] names)
    {
        var rows = names.Select((name, number) => $"Q{number},Person,{name},\n");
        var list = new Dictionary<string, byte[]> { ["targets.simple.csv"] = Encoding.UTF8.GetBytes($"id,schema,name,aliases\n{string.Concat(rows)}") };
        Assert.Equal(201, (await _host.As("operator").UploadAsync(OwnPacks.PepList, list)).Status);
    }

    private async Task AppliedAsync(string id, string name)
    {
        await FlowHost.DoneAsync(_host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, name)));
        await FlowHost.DoneAsync(_host.As("product-service").PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed));
    }

    /// <summary>Two people find that it is the customer.</summary>
    private async Task ConfirmAsync(string id)
    {
        var exception = await ExceptionQueue.OfAsync(_host, id);
        Assert.Equal("possible-pep", (string)exception["kind"]!);
        var path = $"/v1/exceptions/{exception["id"]}";
        await FlowHost.DoneAsync(_host.As("analyst").PostAsync($"{path}/disposition", new { disposition = "true-match", reason = "compared" }));
        await FlowHost.DoneAsync(_host.As("mlro").PostAsync($"{path}/approvals", new { decision = "approve", reason = "agreed" }));
    }

    /// <summary>Everything that was asked of the customer is done.</summary>
    private async Task<Answer> DoneAsync(string id)
    {
        foreach (var kind in new[] { "source-of-funds", "source-of-wealth" })
            await FlowHost.DoneAsync(_host.As("product-service").PostAsync($"/v1/customers/{id}/evidence", new { kind, result = "passed", provider = "bank.example", reference = "r-2" }));
        return await FlowHost.DoneAsync(_host.As("senior-management").PostAsync($"/v1/customers/{id}/approvals", new { step = "senior-approval", decision = "approve", reason = "considered" }));
    }

    /// <summary>The product service learns what it has to bring, and not what people found.</summary>
    private async Task NotToldAsync(string id, string status)
    {
        var told = await _host.As("product-service").GetAsync($"/v1/customers/{id}");
        Assert.Equal((status, null), (told["status"], told["riskBand"]));
        Assert.Empty(told.Json["exceptions"]!.AsArray());
        foreach (var word in new[] { "possible-pep", "rated-again", "risk.factors", "politically", "true-match" })
            Assert.DoesNotContain(word, told.Text, StringComparison.Ordinal);
    }

    private async Task ExportHoldsAsync(Answer customer, string kind)
    {
        var last = customer.Json["sequence"]!.GetValue<int>();
        await Eventually.GetAsync(() => _host.As("mlro").GetAsync($"/v1/customers/{customer["id"]}/decisions/{last}/proof"), answer => answer.Status == 200);
        var to = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        var requested = await FlowHost.DoneAsync(_host.As("mlro").PostAsync("/v1/exports", new { jurisdiction = "EU", from = "2026-01-01T00:00:00Z", to, kinds = new[] { "*" }, recipient = "The supervisor", purpose = "inspection", legalBasis = "Art. 1" }));
        await FlowHost.DoneAsync(_host.As("mlro", 2).PostAsync($"/v1/exports/{requested["id"]}/approvals", new { decision = "approve", reason = "fine" }));
        await Eventually.GetAsync(() => _host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}"), answer => answer["status"] == "ready", TimeSpan.FromSeconds(120));

        var package = (await _host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}/package")).Bytes;
        var trust = TrustFile.Parse(Encoding.UTF8.GetString((await _host.As("auditor").GetAsync("/v1/ledgers/EU/vkey")).Bytes));
        var report = PackageVerifier.Verify(new MemoryStream(package), trust);
        Assert.True(report.IsValid, report.ToString());
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package));
        Assert.Contains(zip.Entries.Where(entry => entry.Name.EndsWith(".jsonl", StringComparison.Ordinal)), entry =>
        {
            using var text = new StreamReader(entry.Open());
            return text.ReadToEnd().Contains(kind, StringComparison.Ordinal);
        });
    }

    private Task<Answer> CustomerAsync(string id) => _host.As("mlro").GetAsync($"/v1/customers/{id}");

    private Task<Answer> UntilAsync(string id, string status) => Eventually.GetAsync(() => CustomerAsync(id), answer => answer["status"] == status);
}
