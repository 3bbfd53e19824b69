using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Api;

namespace ComplianceGrains.Host.Tests.Contract;

/// <summary>A host of its own, on which a generated client has called everything once.</summary>
public sealed class ContractHost : IAsyncLifetime
{
    private Task<IReadOnlyList<Exchange>>? _exchanges;

    internal ApiHost Api { get; } = new();

    public Task InitializeAsync() => Api.InitializeAsync();

    public Task DisposeAsync() => Api.DisposeAsync();

    internal async Task<JsonNode> DocumentAsync() => (await Api.Host.WithKey(null).GetAsync("/openapi/v1.json")).Json;

    /// <summary>Every command with its good body, and every thing that is read as JSON.</summary>
    internal Task<IReadOnlyList<Exchange>> ExchangesAsync() => _exchanges ??= CallAllAsync();

    internal HttpClient Http(string key, Recorder recorder) =>
        new(recorder) { BaseAddress = Api.Host.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    private async Task<IReadOnlyList<Exchange>> CallAllAsync()
    {
        var document = await DocumentAsync();
        var client = await GeneratedClient.FromAsync(document.ToJsonString());
        var exchanges = new List<Exchange>();
        foreach (var (endpoint, sample) in Bodies.ByEndpoint.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var (path, good) = (endpoint.Split(' ')[1], sample(Api));
            await CallAsync(OperationOf(document, path, "post"), good.Role, good.Body.ToJsonString(), ("id", good.Path.Split('/') switch { [_, _, "jurisdictions", _, _, var id, ..] => id, [_, _, _, var id, ..] => id, _ => "" }), ("party", good.Path.Split('/').ElementAtOrDefault(5) ?? ""), ("transfer", good.Path.Split('/').ElementAtOrDefault(5) ?? ""), ("suppression", good.Path.Split('/').ElementAtOrDefault(5) ?? ""), ("jurisdiction", "EU"), ("version", "6"), ("report", "report-1"));
        }

        foreach (var (operation, values) in new (string, (string, object)[])[]
        {
            ("readCustomer", [("id", Api.Customer)]), ("readDecisions", [("id", Api.Customer)]), ("readRules", [("id", Api.Customer)]), ("readWallet", [("id", Api.Wallet)]),
            ("readExceptions", []), ("readException", [("id", Api.Exception)]), ("readLists", []), ("readExport", [("id", Api.Export)]),
            ("listCustomers", []), ("listWallets", []), ("listExports", []), ("readPacks", [("jurisdiction", "EU")]), ("readPack", [("jurisdiction", "EU"), ("version", "6")]), ("readSimulation", [("jurisdiction", "EU"), ("id", Api.Simulation)]), ("readSimulatedChanges", [("jurisdiction", "EU"), ("id", Api.Simulation)]), ("readPackValues", [("jurisdiction", "EU"), ("version", "6")]), ("readConflicts", [("jurisdictions", "EU,CH")]),
            ("listParties", [("id", Api.Company)]), ("readCounterparty", [("id", ApiHost.Counterparty)]), ("readCounterpartyDecisions", [("id", ApiHost.Counterparty)]), ("readParty", [("id", Api.Company), ("party", ApiHost.Party)]), ("readOwnership", [("id", Api.Company)]),
            ("listTransfers", [("id", Api.Customer)]), ("readTransfer", [("id", Api.Customer), ("transfer", ApiHost.Transfer)]),
            ("listSuppressions", [("id", Api.Customer)]), ("readMonitoringRules", []), ("listProposals", []), ("readLiveness", []), ("readRescreening", []), ("listReportDrafts", [("id", Api.Suspicion), ("report", "report-1")]),
            ("readCustomer", [("id", "nobody")]), ("isLive", []),
        })
            await CallAsync(operation, "mlro", null, values);
        await CallAsync("readIncident", "operator", null, ("id", Api.Incident));
        return exchanges;

        async Task CallAsync(string operation, string role, string? body, params (string, object)[] values)
        {
            var recorder = new Recorder();
            using var http = Http(Caller.KeyOf(Api.Host, role, 1), recorder);
            exchanges.Add(await client.CallAsync(http, recorder, operation, body, values));
        }
    }

    private static string OperationOf(JsonNode document, string path, string method) => (string)document["paths"]![path]![method]!["operationId"]!;
}
