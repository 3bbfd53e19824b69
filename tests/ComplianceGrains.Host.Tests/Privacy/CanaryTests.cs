using System.Globalization;
using System.IO.Compression;
using System.Text;
using ComplianceGrains.Host.Tests.Flows;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.Telemetry;

namespace ComplianceGrains.Host.Tests.Privacy;

/// <summary>No personal data and nobody's words in any file under the data folder or in what the program prints, also after a kill.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private Collector _collector = null!;

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _collector = Collector.Start();
        _host = await RunningHost.StartAsync(_collector.Configuration);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        _collector.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_whole_story_leaves_no_plaintext_behind()
    {
        await TellAsync();
        NothingInTheOpen("while the host runs");
        await NothingInTelemetryAsync();

        _host.Kill();
        NothingInTheOpen("after a kill");

        await _host.RestartAsync();
        Assert.Equal("offboarded", (await _host.As("mlro").GetAsync("/v1/customers/canary-1"))["status"]);
        NothingInTheOpen("after the restart");
    }

    /// <summary>Application, outage, list, high risk, evidence, approval, match, notes, disposition, export, end.</summary>
    private async Task TellAsync()
    {
        await ApplyAsync("canary-1", Canaries.FullName, Canaries.DateOfBirth, "IR");
        await ApplyAsync("canary-2", Applicants.Listed, Applicants.ListedBirth, "PT");
        await ApplyAsync("canary-3", Canaries.ScreenedName, Canaries.DateOfBirth, "PT");
        await EvidenceAsync("canary-1", "identity-verification", "passed");
        await DoneAsync(_host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList));
        await DoneAsync(_host.As("analyst").PostAsync("/v1/screenings", new { name = Canaries.Query, dateOfBirth = Canaries.DateOfBirth }));
        await Eventually.GetAsync(() => _host.As("mlro").GetAsync("/v1/customers/canary-1"), customer => FlowHost.Pending(customer).Contains("senior-approval"));
        await EvidenceAsync("canary-1", "source-of-funds", "passed");
        await EvidenceAsync("canary-1", "source-of-wealth", "passed");
        await DoneAsync(_host.As("senior-management").PostAsync("/v1/customers/canary-1/approvals", new { step = "senior-approval", decision = "approve", reason = Canaries.StepReason }));
        await EvidenceAsync("canary-3", "identity-verification", "failed");
        await DecideAsync("canary-2", "possible-match", "true-match");
        await DecideAsync("canary-3", "identity-failed", "false-positive");
        await RefusedAsync();
        await WalletAsync();
        await CounterpartyAsync();
        await ExportAsync();
        await FlowHost.OffboardAsync(_host, "canary-1", Canaries.LeavingReason);
    }

    private async Task ApplyAsync(string id, string name, string birth, string nationality) => await DoneAsync(_host.As("product-service").PostAsync("/v1/customers", new
    {
        id,
        bookingEntity = "demo-eu",
        kind = "natural-person",
        data = new
        {
            fullName = name,
            otherNames = new[] { Canaries.OtherName },
            dateOfBirth = birth,
            placeOfBirth = Canaries.PlaceOfBirth,
            nationalities = new[] { nationality },
            residentialAddress = new { lines = new[] { Canaries.Street }, postalCode = Canaries.PostalCode, city = Canaries.City, country = "PT" },
            nationalIdNumber = Canaries.NationalId,
            taxNumber = Canaries.TaxNumber,
            occupation = Canaries.Occupation,
            passportNumber = Canaries.Passport,
            residentRegistrationNumber = Canaries.ResidentNumber,
            socialSecurityNumber = Canaries.SocialSecurity,
            permanentAccountNumber = Canaries.PermanentAccount,
            purposeOfRelationship = Canaries.RelationshipPurpose,
            sourceOfFunds = Canaries.Funds,
            email = Canaries.Email,
            phone = Canaries.Phone,
        },
    }));

    private async Task EvidenceAsync(string id, string kind, string result) => await DoneAsync(_host.As("product-service").PostAsync(
        $"/v1/customers/{id}/evidence", new { kind, result, provider = "idv.example", reference = Canaries.Reference, data = new { remark = Canaries.ProviderData, name = Canaries.FullName } }));

    private async Task DecideAsync(string customer, string kind, string disposition)
    {
        var analyst = _host.As("analyst");
        var queue = await Eventually.GetAsync(() => analyst.GetAsync("/v1/exceptions?limit=200"), answer => answer.Json["items"]!.AsArray().Any(Wanted));
        var exception = $"/v1/exceptions/{queue.Json["items"]!.AsArray().First(Wanted)!["id"]}";
        await DoneAsync(analyst.PostAsync($"{exception}/notes", new { text = Canaries.Note }));
        await DoneAsync(analyst.PostAsync($"{exception}/disposition", new { disposition, reason = Canaries.DispositionReason }));
        await DoneAsync(_host.As("mlro").PostAsync($"{exception}/approvals", new { decision = "approve", reason = Canaries.ConfirmationReason }));

        bool Wanted(System.Text.Json.Nodes.JsonNode? item) => (string)item!["subject"]!["id"]! == customer && (string)item["kind"]! == kind;
    }

    /// <summary>A wallet's whole life, a wrong address, and a repeat: the address is in no answer either.</summary>
    private async Task WalletAsync()
    {
        var analyst = _host.As("analyst");
        var body = SomeWallets.Ethereum("canary-1", Canaries.WalletAddress, selfHosted: true);
        var requested = await DoneAsync(_host.As("product-service").PostAsync("/v1/wallet-approvals", body));
        var again = await _host.As("product-service").PostAsync("/v1/wallet-approvals", body);
        var wrong = await analyst.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum("canary-1", Canaries.WalletAddress[..^1], selfHosted: true));
        Assert.Equal((409, 422), (again.Status, wrong.Status));
        var path = $"/v1/wallet-approvals/{requested["id"]}";
        await DoneAsync(_host.As("product-service").PostAsync($"{path}/ownership-proofs", new { method = "micro-transfer", result = "passed", reference = Canaries.ProofReference }));
        await DoneAsync(analyst.PostAsync($"{path}/approvals", new { step = "manual-review", decision = "approve", reason = Canaries.WalletReason }));
        await TransferAsync($"{path}/transfers");
        var revoked = await DoneAsync(analyst.PostAsync($"{path}/revocation", new { reason = Canaries.RevocationReason }));
        Assert.Equal("revoked", revoked["status"]);
        var forms = Disguises.Of(Canaries.WalletAddress[2..^1]);
        Assert.All([requested, again, wrong, revoked], answer => Assert.Empty(Disguises.Found(answer.Bytes, forms)));
    }

    /// <summary>By what a provider is known is in no answer either.</summary>
    private async Task CounterpartyAsync()
    {
        const string path = "/v1/counterparties/canary-exchange";
        var registered = await DoneAsync(_host.As("analyst").PostAsync("/v1/counterparties", new
        {
            id = "canary-exchange",
            jurisdictions = new[] { "EU" },
            name = Canaries.Counterparty,
            otherNames = new[] { Canaries.CounterpartyAlias },
            country = "FR",
            registrationNumber = Canaries.CounterpartyNumber,
            address = new { lines = new[] { Canaries.CounterpartyStreet }, city = "Lyon", country = "FR" },
            travelAddress = Canaries.CounterpartyTravel,
        }));
        var review = DateTimeOffset.UtcNow.AddDays(100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var proposed = await DoneAsync(_host.As("analyst").PostAsync($"{path}/assessments", new { standing = "restricted", reviewBy = review, reason = Canaries.CounterpartyFinding }));
        var decided = await DoneAsync(_host.As("mlro").PostAsync($"{path}/approvals", new { step = "mlro-review", decision = "approve", reason = Canaries.CounterpartyApproval }));
        Assert.Equal("restricted", decided["standing"]);
        foreach (var canary in new[] { Canaries.Counterparty, Canaries.CounterpartyAlias, Canaries.CounterpartyNumber, Canaries.CounterpartyStreet, Canaries.CounterpartyTravel, Canaries.CounterpartyFinding, Canaries.CounterpartyApproval })
            Assert.All([registered, proposed, decided], answer => Assert.Empty(Disguises.Found(answer.Bytes, Disguises.Of(canary))));
    }

    /// <summary>Who is on the other side is in no answer either: not of one that is accepted, refused for its asset, or cancelled.</summary>
    private async Task TransferAsync(string path)
    {
        var service = _host.As("product-service");
        object Body(string asset) => new
        {
            id = "canary-transfer",
            direction = "outgoing",
            asset,
            amount = "0.25",
            counterparty = new { kind = "vasp", address = $"eip155:1:{Canaries.OtherSideAddress}", memo = Canaries.TransferMemo, vasp = new { name = Canaries.ProviderThere, country = "FR" } },
            beneficiary = new { kind = "natural-person", name = Canaries.OtherSideName, accountNumber = Canaries.OtherSideAccount, address = new { lines = new[] { Canaries.OtherSideStreet }, city = "Lyon", country = "FR" } },
            transaction = new { hash = Canaries.TransactionHash },
        };
        var unknown = await service.PostAsync(path, Body("eip155:1/slip44:61"));
        Assert.Equal(422, unknown.Status);
        var held = await DoneAsync(service.PostAsync(path, Body("eip155:1/slip44:60")));
        var cancelled = await DoneAsync(service.PostAsync("/v1/customers/canary-1/transfers/canary-transfer/cancellation", new { reason = Canaries.CancelReason }));
        Assert.Equal(("held", "cancelled"), (held["status"], cancelled["status"]));
        foreach (var canary in new[] { Canaries.OtherSideAddress[2..], Canaries.OtherSideName, Canaries.OtherSideAccount, Canaries.TransferMemo, Canaries.ProviderThere, Canaries.TransactionHash[2..] })
            Assert.All([unknown, held, cancelled], answer => Assert.Empty(Disguises.Found(answer.Bytes, Disguises.Of(canary))));
    }

    /// <summary>What is refused leaves as little behind as what is accepted.</summary>
    private async Task RefusedAsync()
    {
        var analyst = _host.As("analyst");
        foreach (var body in new[] { $"{{\"name\":\"{Canaries.Query}\u0007\"}}", $"{{\"name\":{{\"{Canaries.Query}\":1}}}}", $"{{\"{Canaries.Query}\":1}}", $"{{\"name\":\"{Canaries.Query}" })
        {
            var answer = await analyst.PostTextAsync("/v1/screenings", body, null);
            Assert.Equal(400, answer.Status);
            Assert.DoesNotContain(Canaries.Query, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(404, (await analyst.GetAsync($"/v1/customers/{Uri.EscapeDataString(Canaries.Query)}")).Status);
        Assert.Equal(400, (await analyst.GetAsync($"/v1/exceptions?due={Uri.EscapeDataString(Canaries.Query)}")).Status);
    }

    private async Task ExportAsync()
    {
        var to = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var requested = await DoneAsync(_host.As("mlro").PostAsync("/v1/exports", new
        {
            jurisdiction = "EU",
            from = "2026-01-01T00:00:00Z",
            to,
            kinds = new[] { "*" },
            recipient = Canaries.ExportRecipient,
            purpose = Canaries.ExportPurpose,
            legalBasis = Canaries.ExportBasis,
        }));
        var path = $"/v1/exports/{requested["id"]}";
        await DoneAsync(_host.As("mlro", 2).PostAsync($"{path}/approvals", new { decision = "approve", reason = Canaries.ExportReason }));
        await Eventually.GetAsync(() => _host.As("mlro").GetAsync(path), answer => answer["status"] == "ready", TimeSpan.FromSeconds(180));
        var package = await DoneAsync(_host.As("auditor").GetAsync($"{path}/package"));

        // The recipient's copy does hold what the profile opens, so the search below could have found it.
        using var zip = new ZipArchive(new MemoryStream(package.Bytes));
        var opened = string.Concat(zip.Entries.Where(entry => entry.Name.EndsWith(".jsonl", StringComparison.Ordinal)).Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
        Assert.NotEmpty(Disguises.Found(Encoding.UTF8.GetBytes(opened), Disguises.Of(Canaries.ExportRecipient)));
    }

    /// <summary>Neither in the figures nor in what went to a collector; the route of what was asked did go there.</summary>
    private async Task NothingInTelemetryAsync()
    {
        var forms = Canaries.All.SelectMany(Disguises.Of).ToList();
        var metrics = await DoneAsync(_host.As("operator").GetAsync("/metrics"));
        await Eventually.TrueAsync(() => Task.FromResult(_collector.Of("traces").AsSpan().IndexOf("/v1/exceptions/{id}"u8) >= 0 && _collector.Of("metrics").AsSpan().IndexOf("compliance.decisions"u8) >= 0));

        Assert.Empty(Disguises.Found(metrics.Bytes, forms));
        foreach (var signal in new[] { "traces", "metrics", "logs" })
            Assert.Empty(Disguises.Found(_collector.Of(signal), forms));
    }

    private void NothingInTheOpen(string when)
    {
        var forms = Canaries.All.SelectMany(Disguises.Of).ToList();
        var found = new List<string>(Disguises.Found(Encoding.UTF8.GetBytes(_host.Output), forms).Select(form => $"the program's output: {form}"));
        // The lock is empty, and held.
        var files = Directory.EnumerateFiles(_host.Data, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(_host.Anchors, "*", SearchOption.AllDirectories)).Where(file => Path.GetFileName(file) != "host.lock").ToList();
        foreach (var file in files)
            found.AddRange(Disguises.Found(Bytes(file), forms).Concat(Disguises.Found(Encoding.UTF8.GetBytes(file), forms)).Select(form => $"{Path.GetRelativePath(_host.Data, file)}: {form}"));

        // The search does look where things are: the opaque id is in the open, in the write-ahead log too.
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => Disguises.Found(Bytes(file), Disguises.Of("canary-1")).Any());
        Assert.True(found.Count == 0, $"{when}:\n{string.Join('\n', found.Take(50))}");
    }

    /// <summary>Others may be writing to it.</summary>
    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private static Task<Answer> DoneAsync(Task<Answer> asked) => FlowHost.DoneAsync(asked);
}
