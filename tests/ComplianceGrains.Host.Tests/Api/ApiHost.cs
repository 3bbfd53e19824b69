using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>One host for everything that holds of the API as a whole, with a thing of every sort in EU.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    /// <summary>An active customer.</summary>
    public string Customer { get; } = "api-active";

    /// <summary>A customer that may be off-boarded.</summary>
    public string Leaving { get; } = "api-leaving";

    /// <summary>Active, and restricted by people or about to be.</summary>
    public string Restricted { get; } = "api-restricted";

    /// <summary>An applicant who was refused.</summary>
    public string Refused { get; } = "api-refused";

    /// <summary>An open exception of a possible match.</summary>
    public string Exception { get; private set; } = "";

    /// <summary>Another one, on which nobody proposes anything.</summary>
    public string UndecidedException { get; private set; } = "";

    /// <summary>The opaque id of an analyst everywhere.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>The opaque id of an analyst in SG only.</summary>
    public string OwnerElsewhere { get; private set; } = "";

    /// <summary>A wallet that waits for its approval.</summary>
    public string Wallet { get; private set; } = "";

    /// <summary>A wallet that may be revoked.</summary>
    public string LeavingWallet { get; private set; } = "";

    /// <summary>A wallet that a person rejected.</summary>
    public string RefusedWallet { get; private set; } = "";

    /// <summary>An open incident about a customer whom nobody uses.</summary>
    public string Incident { get; } = "inc-1";

    /// <summary>A customer that is a legal entity.</summary>
    public string Company { get; } = "api-company";

    /// <summary>Somebody related to it.</summary>
    public const string Party = "party-1";

    /// <summary>Somebody who leaves.</summary>
    public const string LeavingParty = "party-2";

    /// <summary>A transfer of the active customer that waits for its wallet.</summary>
    public const string Transfer = "transfer-1";

    /// <summary>One that is cancelled.</summary>
    public const string Counterparty = "counterparty-1";

    public const string LeavingTransfer = "transfer-2";

    /// <summary>Another one, which nobody proposes to close.</summary>
    public string UnproposedIncident { get; } = "inc-2";

    /// <summary>A simulation that an editor began.</summary>
    public string Simulation { get; private set; } = "";

    /// <summary>An inquiry that nobody answers.</summary>
    public string Inquiry { get; private set; } = "";

    /// <summary>An inquiry that may be closed.</summary>
    public string LeavingInquiry { get; private set; } = "";

    /// <summary>An export that an auditor asked for.</summary>
    public string Export { get; private set; } = "";

    /// <summary>A suspicion about the active customer.</summary>
    public string Suspicion { get; private set; } = "";

    /// <summary>Another one, which nobody assesses.</summary>
    public string UnassessedSuspicion { get; private set; } = "";

    /// <summary>How the sequences of all these stand; equal before and after what must change nothing. An export that is being produced goes on by itself and is waited for.</summary>
    public async Task<string> SequencesAsync()
    {
        var reader = Host.As("mlro");
        await Eventually.TrueAsync(
            async () => (string?)(await reader.GetAsync($"/v1/exports/{Export}"))["status"] is not ("approved" or "producing"), TimeSpan.FromMinutes(3), pause: TimeSpan.FromMilliseconds(300));
        var paths = new[] { $"customers/{Customer}", $"customers/{Leaving}", $"customers/{Refused}", $"customers/{Company}", $"customers/{Company}/parties/{Party}", $"customers/{Company}/parties/{LeavingParty}", $"customers/{Customer}/transfers/{Transfer}", $"customers/{Customer}/transfers/{LeavingTransfer}", $"counterparties/{Counterparty}", $"exceptions/{Exception}", $"exceptions/{UndecidedException}", $"exports/{Export}", $"inquiries/{Inquiry}", $"wallet-approvals/{Wallet}", $"wallet-approvals/{LeavingWallet}", $"wallet-approvals/{RefusedWallet}", $"incidents/{UnproposedIncident}", $"suspicions/{Suspicion}", $"suspicions/{UnassessedSuspicion}" };
        var answers = await Task.WhenAll(paths.Select(path => reader.GetAsync($"/v1/{path}")));
        return string.Join('\n', paths.Zip(answers, (path, answer) => $"{path}: {answer["sequence"]}, {answer.Json["decisions"]?.AsArray().Count} decisions, {answer["status"]}"));
    }

    public async Task InitializeAsync()
    {
        // Every endpoint is asked without a key from one address: more than an address may.
        Host = await RunningHost.StartAsync(new Dictionary<string, string> { ["RateLimits__Address__Burst"] = "5000" }, data =>
        {
            Sandbox.Write(data);
            PlantedIncident.Write(data, Incident, "damaged-1");
            PlantedIncident.Write(data, UnproposedIncident, "damaged-2");
        }, []);
        Assert.Equal(201, (await Host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList)).Status);
        var service = Host.As("product-service");
        foreach (var id in new[] { Customer, Leaving, Restricted })
        {
            Assert.Equal(201, (await service.PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example"))).Status);
            Assert.Equal("active", (await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed))["status"]);
        }

        Assert.Equal(201, (await service.PostAsync("/v1/customers", Applicants.Company(Company))).Status);
        foreach (var id in new[] { Party, LeavingParty })
            Assert.Equal(201, (await service.PostAsync($"/v1/customers/{Company}/parties", Bodies.Party(id))).Status);
        foreach (var right in new[] { "access", "rectification" })
            Assert.Equal(201, (await Host.As("mlro").PostAsync($"/v1/customers/{Company}/parties/{Party}/data-requests", Bodies.DataRequest(right))).Status);
        Wallet = await SomeWallets.RequestedAsync(Host, Customer, selfHosted: false);
        LeavingWallet = await SomeWallets.RequestedAsync(Host, Customer, selfHosted: true);
        RefusedWallet = await SomeWallets.RequestedAsync(Host, Customer, selfHosted: false);
        Assert.Equal("refused", (await Host.As("analyst").PostAsync($"/v1/wallet-approvals/{RefusedWallet}/approvals", SomeWallets.Review("reject")))["status"]);
        Assert.Equal(201, (await Host.As("analyst").PostAsync("/v1/counterparties", Bodies.Counterparty(Counterparty))).Status);
        foreach (var right in new[] { "access", "rectification" })
            Assert.Equal(201, (await Host.As("mlro").PostAsync($"/v1/counterparties/{Counterparty}/data-requests", Bodies.DataRequest(right))).Status);
        foreach (var id in new[] { Transfer, LeavingTransfer })
            Assert.Equal("held", (await service.PostAsync($"/v1/wallet-approvals/{Wallet}/transfers", Bodies.Transfer(id)))["status"]);
        foreach (var right in new[] { "access", "rectification" })
            Assert.Equal(201, (await Host.As("mlro").PostAsync($"/v1/customers/{Customer}/transfers/{Transfer}/data-requests", Bodies.DataRequest(right))).Status);
        Assert.Equal(202, (await Host.As("analyst").PostAsync($"/v1/customers/{Customer}/suppressions", new { jurisdiction = "EU", rule = "structuring", until = DateTimeOffset.UtcNow.AddDays(30).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture), reason = "because" })).Status);
        foreach (var id in new[] { "api-listed-1", "api-listed-2", Refused })
            Assert.Equal(201, (await service.PostAsync("/v1/customers", Applicants.Natural(id, Applicants.Listed, birth: Applicants.ListedBirth))).Status);
        Exception = (string)(await ExceptionQueue.OfAsync(Host, "api-listed-1"))["id"]!;
        UndecidedException = (string)(await ExceptionQueue.OfAsync(Host, "api-listed-2"))["id"]!;
        Simulation = (string)(await Host.As("pack-editor").PostAsync("/v1/jurisdictions/EU/simulations", new { version = "6" }))["id"]!;
        var match = (string)(await ExceptionQueue.OfAsync(Host, Refused))["id"]!;
        Assert.Equal(200, (await Host.As("analyst").PostAsync($"/v1/exceptions/{match}/disposition", new { disposition = "true-match", reason = "the same person" })).Status);
        Assert.Equal(200, (await Host.As("mlro").PostAsync($"/v1/exceptions/{match}/approvals", Bodies.Decision)).Status);
        await Eventually.GetAsync(() => service.GetAsync($"/v1/customers/{Refused}"), answer => answer["status"] == "refused");
        // One whose lifting is asked for, and one of which nobody asks it.
        foreach (var held in new[] { $"customers/{Customer}", $"exceptions/{Exception}" })
            foreach (var hold in new[] { "hold-1", "hold-2" })
                Assert.Equal(hold, (await Host.As("mlro").PostAsync($"/v1/{held}/holds", Bodies.Hold))["id"]);
        Assert.Equal("request-1", (await Host.As("mlro").PostAsync($"/v1/customers/{Customer}/data-requests", Bodies.DataRequest("access")))["id"]);
        Assert.Equal("request-2", (await Host.As("mlro").PostAsync($"/v1/customers/{Customer}/data-requests", Bodies.DataRequest("rectification")))["id"]);
        Owner = (await Host.As("analyst", 2).PostAsync($"/v1/exceptions/{UndecidedException}/assignment", new { }))["owner"]!;
        Suspicion = (await Host.As("analyst").PostAsync("/v1/suspicions", Bodies.Suspicion(Customer)))["id"]!;
        foreach (var hold in new[] { "hold-1", "hold-2" })
            Assert.Equal(hold, (await Host.As("mlro").PostAsync($"/v1/suspicions/{Suspicion}/holds", Bodies.HiddenHold))["id"]);
        UnassessedSuspicion = (await Host.As("analyst").PostAsync("/v1/suspicions", Bodies.Suspicion(Customer)))["id"]!;
        var elsewhere = await Host.In("SG", "analyst").PostAsync("/v1/customers", Applicants.Natural("api-elsewhere", "Ana Example", "demo-sg"));
        OwnerElsewhere = (string)elsewhere.Json["decisions"]![0]!["principal"]!;
        Inquiry = (await Host.As("mlro").PostAsync("/v1/inquiries", Bodies.Inquiry("EU")))["id"]!;
        LeavingInquiry = (await Host.As("mlro").PostAsync("/v1/inquiries", Bodies.Inquiry("EU")))["id"]!;
        var requested = await Host.As("auditor").PostAsync("/v1/exports", Bodies.Export("EU"));
        Assert.True(requested.Status == 202, requested.ToString());
        Export = requested["id"]!;
        await Eventually.GetAsync(() => Host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint"), answer => answer.Status == 200);
    }

    public Task DisposeAsync()
    {
        Host.Dispose();
        return Task.CompletedTask;
    }
}
