using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Host.Exchanges;
using ComplianceGrains.Host.Tests.Flows;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Workflows.Exchanges;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Exchanges;

/// <summary>The whole way in both directions: decided, told over real sockets, answered in every way, told how it ended.</summary>
public sealed class ExchangeWalkTests(ExchangeHost host) : IClassFixture<ExchangeHost>
{
    private const string Address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static readonly HttpClient Http = new();

    private static readonly IReadOnlyDictionary<string, (string Status, string TravelRule)> Ends = new Dictionary<string, (string, string)>
    {
        ["accepts"] = ("allowed", "accepted"),
        ["accepts-at-once"] = ("allowed", "accepted"),
        ["accepts-early"] = ("allowed", "accepted"),
        ["accepts-twice"] = ("allowed", "accepted"),
        ["changes-its-mind"] = ("allowed", "accepted"),
        ["rejects"] = ("held", "rejected"),
        ["other-address"] = ("held", "mismatch"),
        ["acknowledges-only"] = ("held", "awaiting-counterparty"),
        ["receipt-only"] = ("held", "sent"),
        ["unknown"] = ("held", "unknown-counterparty"),
        ["malformed"] = ("held", "sent"),
        ["fails"] = ("held", "unreachable"),
        ["redirects"] = ("held", "unreachable"),
        ["too-much"] = ("held", "unreachable"),
    };

    [Fact]
    public async Task Every_answer_ends_as_it_should_in_both_directions()
    {
        Assert.Equal(ScriptedPeers.Scripts.Order(), Ends.Keys.Order());
        var peers = host.Get<ScriptedPeers>();
        var wallet = await WalletAsync("ada");
        foreach (var script in ScriptedPeers.Scripts)
            await ApprovedAsync(script, peers.TravelAddressOf(script));
        host.Pass(Duration.FromHours(25));
        var list = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        Assert.True((await host.UploadAsync(list)).Status is 200 or 201);
        await Eventually.GetAsync(() => host.GetAsync("/v1/customers/ada", "analyst"), answer => answer["status"] == "active");

        foreach (var script in ScriptedPeers.Scripts)
        {
            var asked = await host.PostAsync($"/v1/wallet-approvals/{wallet}/transfers", Outgoing(script), "product-service");
            Assert.True(asked["status"] == "held", $"{script}: {asked}");
        }

        foreach (var (script, end) in Ends)
        {
            var seen = await Eventually.GetAsync(() => ReadAsync(script), answer => TravelRule(answer) == end.TravelRule);
            Assert.True((seen["status"], TravelRule(seen)) == end, $"{script}: {seen}");
            Assert.DoesNotContain("Beispiel", seen.Text, StringComparison.Ordinal);
        }

        // What was sent is what was decided, to each under one identifier.
        var sent = Assert.Single(peers.Messages, message => message is { Script: "accepts", Kind: "inquiry" });
        Assert.Contains("Bo Beispiel", sent.Body, StringComparison.Ordinal);
        Assert.Contains("\"amount\":0.1,", sent.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(peers.Messages, message => message.Body.Contains("placeOfBirth", StringComparison.Ordinal) && message.Kind == "callback");

        Assert.Equal(200, (await host.PostAsync("/v1/customers/ada/transfers/accepts/completion", new { transaction = new { hash = "0xabc" } }, "product-service")).Status);
        Assert.Equal(200, (await host.PostAsync("/v1/customers/ada/transfers/accepts-at-once/cancellation", new { reason = "changed their mind" }, "product-service")).Status);
        await Eventually.GetAsync(() => ReadAsync("accepts"), answer => TravelRule(answer) == "completed");
        await Eventually.GetAsync(() => ReadAsync("accepts-at-once"), answer => TravelRule(answer) == "cancelled");
        Assert.Equal("{\"txid\":\"0xabc\"}", Assert.Single(peers.HeardBy("accepts")));
        Assert.Equal($"{{\"canceled\":\"{TrpTold.Withdrawn}\"}}", Assert.Single(peers.HeardBy("accepts-at-once")));

        await ReceivesAsync(wallet, peers);
        await KnowsByCertificateAsync(wallet, peers);
    }

    /// <summary>Whoever shows the pinned certificate is that provider; another certificate, however good, and none make nobody known.</summary>
    private async Task KnowsByCertificateAsync(string wallet, ScriptedPeers peers)
    {
        var where = new Uri(TravelAddress.Read(host.Get<ExchangeDesk>().TravelAddressOf("ada", wallet)!).Url!.ToString());
        using var other = ExchangeHost.Certificate("CN=accepts");
        foreach (var (certificate, status) in new[] { (host.Pinned, "allowed"), (other, "held"), (null, "held") })
        {
            var request = Guid.NewGuid().ToString();
            using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
            if (certificate is not null)
                handler.ClientCertificates.Add(certificate);
            using var http = new HttpClient(handler);
            Assert.Equal(200, await TellAsync(new Uri(new Uri(host.Secure), where.PathAndQuery), request, Incoming(peers.CallbackOf("sender-2", request)), http: http));
            var seen = await ReadAsync($"trp-{request.Replace("-", "", StringComparison.Ordinal)}");
            Assert.True((string?)seen["status"] == status, $"{certificate?.Subject}: {seen}");
            Assert.Equal(status == "held", seen.Json["waits"]!.AsArray().Any(wait => (string)wait! == "counterparty-assessment"));
        }
    }

    /// <summary>A provider asks first; who it is people say, for it has no certificate; then it is decided as any other, and told.</summary>
    private async Task ReceivesAsync(string wallet, ScriptedPeers peers)
    {
        var travel = host.Get<ExchangeDesk>().TravelAddressOf("ada", wallet)!;
        var where = new Uri(TravelAddress.Read(travel).Url!.ToString().Replace("https://", "http://", StringComparison.Ordinal));
        Assert.DoesNotContain("ada", where.ToString(), StringComparison.Ordinal);
        var request = Guid.NewGuid().ToString();
        var body = Incoming(peers.CallbackOf("sender", request));
        Assert.Equal(404, await TellAsync(Mistyped(where), request, body));
        Assert.Equal(400, await TellAsync(where, "no-uuid", body));
        Assert.Equal(400, await TellAsync(where, request, body, version: "2.0.0"));
        Assert.Equal(400, await TellAsync(where, request, "{"));
        Assert.Equal(422, await TellAsync(where, request, body.Replace(":60", ":61", StringComparison.Ordinal)));
        Assert.Equal(422, await TellAsync(where, request, body.Replace("http://", "ftp://", StringComparison.Ordinal)));
        Assert.Equal(200, await TellAsync(where, request, body));
        Assert.Equal(200, await TellAsync(where, request, body));
        Assert.Equal(409, await TellAsync(where, request, body.Replace("0.25", "0.5", StringComparison.Ordinal)));

        var id = $"trp-{request.Replace("-", "", StringComparison.Ordinal)}";
        var held = await ReadAsync(id);
        Assert.Equal(("held", "received"), (held["status"], TravelRule(held)));
        Assert.Contains("counterparty-assessment", held.Json["waits"]!.AsArray().Select(wait => (string)wait!));
        Assert.Empty(peers.HeardBy("sender"));
        Assert.Equal("allowed", (await host.PostAsync($"/v1/customers/ada/transfers/{id}/travel-rule-data", new { kind = "vasp", vasp = new { id = "accepts", name = "Other Exchange", country = "FR" } }, "analyst"))["status"]);
        await Eventually.GetAsync(() => ReadAsync(id), answer => TravelRule(answer) == "accepted");

        using var approval = JsonDocument.Parse(Assert.Single(peers.HeardBy("sender")));
        var callback = new Uri(approval.RootElement.GetProperty("approved").GetProperty("callback").GetString()!);
        Assert.Equal(404, await TellAsync(new Uri(callback.ToString().Replace("confirmations", "resolutions", StringComparison.Ordinal)), request, "{\"rejected\":\"\"}"));
        Assert.Equal(400, await TellAsync(callback, request, "{\"rejected\":\"\"}"));
        Assert.Equal(204, await TellAsync(callback, request, "{\"txid\":\"0xdef\"}"));
        Assert.Equal(204, await TellAsync(callback, request, "{\"txid\":\"0xdef\"}"));
        Assert.Equal(404, await TellAsync(callback, request, "{\"canceled\":\"\"}"));
        var ended = await ReadAsync(id);
        Assert.Equal(("allowed", "completed"), (ended["status"], TravelRule(ended)));
    }

    /// <summary>The address with the first letter of its last part changed, whichever it is.</summary>
    private static Uri Mistyped(Uri address)
    {
        var path = address.GetLeftPart(UriPartial.Path);
        var first = path.LastIndexOf('/') + 1;
        return new Uri($"{path[..first]}{(path[first] == 'A' ? 'B' : 'A')}{path[(first + 1)..]}?t=i");
    }

    private static string? TravelRule(Answer answer) => (string?)answer.Json["travelRule"]?["status"];

    private Task<Answer> ReadAsync(string transfer) => host.GetAsync($"/v1/customers/ada/transfers/{transfer}", "analyst");

    private static async Task<int> TellAsync(Uri where, string request, string body, string version = "3.1.0", HttpClient? http = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, where) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        message.Headers.Add("api-version", version);
        message.Headers.Add("request-identifier", request);
        using var answer = await (http ?? Http).SendAsync(message);
        return (int)answer.StatusCode;
    }

    private object Outgoing(string script) => new
    {
        id = script,
        direction = "outgoing",
        asset = "eip155:1/slip44:60",
        amount = "0.1",
        value = new { amount = "245", currency = "EUR", rateSource = "firm-market-rate", ratedAt = InstantPattern.ExtendedIso.Format(host.Now - Duration.FromSeconds(1)) },
        counterparty = new { kind = "vasp", address = $"eip155:1:{Address}", vasp = new { id = script, name = "Other Exchange", country = "FR" } },
        beneficiary = new { kind = "natural-person", name = "Bo Beispiel", accountNumber = "acc-1" },
    };

    private static string Incoming(string callback) => JsonSerializer.Serialize(new
    {
        asset = new { slip0044 = 60 },
        amount = 0.25,
        callback,
        IVMS101 = new
        {
            originator = new
            {
                originatorPersons = new[]
                {
                    new
                    {
                        naturalPerson = new
                        {
                            name = new { nameIdentifier = new[] { new { primaryIdentifier = "Beispiel", secondaryIdentifier = "Bo", nameIdentifierType = "LEGL" } } },
                            dateAndPlaceOfBirth = new { dateOfBirth = "1980-01-02", placeOfBirth = "Lyon" },
                        },
                    },
                },
                accountNumber = new[] { Address, "acc-1" },
            },
            beneficiary = new { beneficiaryPersons = new[] { new { naturalPerson = new { name = new { nameIdentifier = new[] { new { primaryIdentifier = "Example", secondaryIdentifier = "Ada", nameIdentifierType = "LEGL" } } } } } } },
        },
    });

    private async Task<string> WalletAsync(string customer)
    {
        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural(customer, "Ada Example"), "product-service")).Status);
        Assert.Equal(200, (await host.PostAsync($"/v1/customers/{customer}/evidence", Applicants.Passed, "product-service")).Status);
        var wallet = (await host.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(customer, SomeWallets.AnyAddress(), selfHosted: true), "product-service"))["id"]!;
        Assert.Equal(200, (await host.PostAsync($"/v1/wallet-approvals/{wallet}/ownership-proofs", SomeWallets.Signature(), "product-service")).Status);
        Assert.Equal("approved", (await host.PostAsync($"/v1/wallet-approvals/{wallet}/approvals", SomeWallets.Review(), "analyst"))["status"]);
        return wallet;
    }

    private async Task ApprovedAsync(string id, string travelAddress)
    {
        Assert.Equal(201, (await host.PostAsync("/v1/counterparties", new { id, jurisdictions = new[] { "EU" }, name = "Other Exchange", country = "FR", travelAddress }, "analyst")).Status);
        await host.PostAsync($"/v1/counterparties/{id}/assessments", new { standing = "approved", reviewBy = InstantPattern.ExtendedIso.Format(host.Now + Duration.FromDays(100)), reason = "Looked into." }, "analyst");
        Assert.Equal("approved", (await host.PostAsync($"/v1/counterparties/{id}/approvals", new { step = "mlro-review", decision = "approve", reason = "Agreed." }, "mlro"))["standing"]);
    }
}
