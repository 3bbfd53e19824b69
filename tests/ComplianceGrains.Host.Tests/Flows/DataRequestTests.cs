using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>What a person gets of their data, who else sees it, and what is written down of that.</summary>
[Collection(FlowCollection.Name)]
public sealed class DataRequestTests(FlowHost flow)
{
    /// <summary>Words that tell of what is thought of somebody.</summary>
    private static readonly string[] Telling = ["match", "exception", "band", "ofac", "hold", "court", "prn-", "analyst", "mlro"];

    [Fact]
    public async Task The_copy_for_a_person_is_the_same_whatever_people_looked_at()
    {
        // One of them resembles a listed person: people looked, and an order keeps the records. Of the other there is nothing.
        await flow.CloseAsync(await flow.ListedAsync("rights-suspected"), "false-positive", confirmedBy: "analyst");
        await flow.CustomerAsync("rights-suspected", "active");
        await FlowHost.DoneAsync(flow.Host.As("mlro").PostAsync("/v1/customers/rights-suspected/holds", new { reason = "an order", issuer = "court" }));
        await ActiveAsync("rights-plain", Applicants.Listed.ToUpperInvariant().Replace("ZARNOVSKY", "EXAMPLE", StringComparison.Ordinal));
        // What one of them wants to send has an address that is listed, the other's has not.
        await SendAsync("rights-suspected", SomeWallets.Listed);
        await SendAsync("rights-plain", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
        var (suspected, plain) = (await CopyAsync("rights-suspected"), await CopyAsync("rights-plain"));

        Assert.Equal(Shape(plain), Shape(suspected));
        Assert.Equal($"open Bo Beispiel, acc-1 Other Exchange (FR) eip155:1:{SomeWallets.Listed}", suspected["transfers"]![0] is { } sent ? $"{sent["status"]} {sent["beneficiary"]} {sent["provider"]} {sent["address"]}" : null);
        Assert.Equal("taxNumber full TX-99", Said(suspected["data"]!, "taxNumber"));
        Assert.All(Telling, word => Assert.DoesNotContain(word, Without(suspected, "leftOut", "data").ToJsonString(), StringComparison.OrdinalIgnoreCase));
        var page = await flow.Host.As("analyst").GetAsync("/v1/customers/rights-suspected/data-requests/request-1/copy?form=html");
        Assert.Equal(200, page.Status);
        Assert.Contains("Zarnovsky", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bo Beispiel", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
        // One copy in two forms is one reading, unless the hour changed in between.
        Assert.Equal(200, (await flow.Host.As("analyst").PostAsync("/v1/customers/rights-suspected/data-requests/request-1/answer", new { decision = "approve", reason = "handed over" })).Status);
        Assert.InRange((await flow.Host.As("auditor").GetAsync("/v1/customers/rights-suspected/readings")).Json["items"]!.AsArray().Count(reading => (string)reading!["purpose"]! == "data-request"), 1, 2);
    }

    [Fact]
    public async Task Data_are_opened_for_a_purpose_as_the_packs_let_them_be_shown_and_each_reading_is_written_down_once_an_hour()
    {
        await ActiveAsync("rights-read", "Ana Example");
        var (analyst, before) = (flow.Host.As("analyst"), await flow.Host.As("mlro").GetAsync("/v1/customers/rights-read"));
        var work = new { purpose = "customer-due-diligence" };

        var opened = await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-read/readings", work));
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-read/readings", work));
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-read/readings", new { purpose = "customer-due-diligence", fields = new[] { "fullName" } }));
        await FlowHost.DoneAsync(flow.Host.As("auditor").PostAsync("/v1/customers/rights-read/readings", new { purpose = "audit", fields = new[] { "fullName" }, reason = "yearly" }));
        var unsaid = await flow.Host.As("auditor").PostAsync("/v1/customers/rights-read/readings", new { purpose = "customer-due-diligence" });
        var authority = await analyst.PostAsync("/v1/customers/rights-read/readings", new { purpose = "authority" });
        var slip = await analyst.PostAsync("/v1/customers/rights-read/readings", new { purpose = "exception", fields = new[] { "fulName" }, reason = "x" });

        Assert.Equal(("fullName full Ana Example", "taxNumber mask *X-99"), (Said(opened.Json["fields"]!, "fullName"), Said(opened.Json["fields"]!, "taxNumber")));
        Assert.StartsWith("EU@", (string)opened.Json["fields"]!.AsArray().Single(field => (string)field!["field"]! == "taxNumber")!["rule"]!, StringComparison.Ordinal);
        Assert.Equal((422, "/reason"), (unsaid.Status, Assert.Single(unsaid.Pointers)));
        Assert.Equal((422, 400), (authority.Status, slip.Status));
        var readings = (await flow.Host.As("auditor").GetAsync("/v1/customers/rights-read/readings")).Json["items"]!.AsArray();
        Assert.InRange(readings.Count, 2, 3);
        Assert.Equal(["dateOfBirth", "fullName", "nationalities", "occupation", "placeOfBirth", "residentialAddress", "taxNumber"], readings[0]!["fields"]!.AsArray().Select(field => (string)field!));
        var after = await flow.Host.As("mlro").GetAsync("/v1/customers/rights-read");
        Assert.Equal((before["sequence"], before.ETag), (after["sequence"], after.ETag));
    }

    private async Task SendAsync(string id, string to)
    {
        var wallet = (await SomeWallets.ApprovedAsync(flow.Host, id, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))["id"]!;
        var sent = await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync($"/v1/wallet-approvals/{wallet}/transfers", new
        {
            id = "t-1",
            direction = "outgoing",
            asset = "eip155:1/slip44:60",
            amount = "0.1",
            counterparty = new { kind = "vasp", address = $"eip155:1:{to}", vasp = new { name = "Other Exchange", country = "FR" } },
            beneficiary = new { kind = "natural-person", name = "Bo Beispiel", accountNumber = "acc-1" },
        }));
        Assert.Equal(to == SomeWallets.Listed, (await flow.Host.As("mlro").GetAsync($"/v1/customers/{id}/transfers/{sent["id"]}")).Json["exceptions"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task A_correction_that_is_granted_changes_by_what_a_person_is_found_shown_and_screened()
    {
        var analyst = flow.Host.As("analyst");
        await ActiveAsync("rights-wrong", "Wendeline Misprint");
        Assert.Equal(["rights-wrong"], await FoundAsync("Wendeline Misprint"));
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-wrong/data-requests", new { right = "rectification", reason = "a letter: the name is another" }));
        var answer = "/v1/customers/rights-wrong/data-requests/request-1/answer";

        Assert.Equal(["/data"], (await analyst.PostAsync(answer, new { decision = "approve", reason = "as in the passport" })).Pointers);
        Assert.Equal(["/data/gender"], (await analyst.PostAsync(answer, new { decision = "approve", reason = "x", data = new { gender = "x" } })).Pointers);
        var given = await FlowHost.DoneAsync(analyst.PostAsync(answer, new { decision = "approve", reason = "as in the passport", data = new { fullName = "Philomena Rightly" } }));

        Assert.Equal("given", given["outcome"]);
        Assert.Equal(["rights-wrong"], await FoundAsync("Philomena Rightly"));
        Assert.Empty(await FoundAsync("Wendeline Misprint"));
        var opened = await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-wrong/readings", new { purpose = "customer-due-diligence" }));
        Assert.Equal(("fullName full Philomena Rightly", "taxNumber mask *X-99"), (Said(opened.Json["fields"]!, "fullName"), Said(opened.Json["fields"]!, "taxNumber")));
        Assert.Contains("customer.data-corrected/1", (await flow.Host.As("mlro").GetAsync("/v1/customers/rights-wrong")).DecisionKinds);

        // Under the name of somebody listed they are looked at as such.
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-wrong/data-requests", new { right = "rectification", reason = "another letter" }));
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-wrong/data-requests/request-2/answer", new { decision = "approve", reason = "so be it", data = new { fullName = Applicants.Listed, dateOfBirth = Applicants.ListedBirth } }));
        await flow.CustomerAsync("rights-wrong", "restricted");
        Assert.NotNull(await ExceptionQueue.OfAsync(flow.Host, "rights-wrong"));
    }

    [Fact]
    public async Task A_correction_of_a_company_changes_by_what_it_is_found_and_shown()
    {
        var analyst = flow.Host.As("analyst");
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Company("rights-company")));
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-company/data-requests", new { right = "rectification", reason = "the register says otherwise" }));
        var answer = "/v1/customers/rights-company/data-requests/request-1/answer";

        Assert.Equal(["/legalEntity"], (await analyst.PostAsync(answer, new { decision = "approve", reason = "x" })).Pointers);
        Assert.Equal(["/data"], (await analyst.PostAsync(answer, new { decision = "approve", reason = "x", data = new { fullName = "Ana Example" } })).Pointers);
        Assert.Equal(["/legalEntity/holds"], (await analyst.PostAsync(answer, new { decision = "approve", reason = "x", legalEntity = new { holds = new[] { new { @in = "customer", share = "1" } } } })).Pointers);
        await FlowHost.DoneAsync(analyst.PostAsync(answer, new { decision = "approve", reason = "as in the register", legalEntity = new { legalName = "Rightly Registered Lda" } }));

        Assert.Equal(["rights-company"], await FoundAsync("Rightly Registered Lda"));
        var opened = await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/rights-company/readings", new { purpose = "customer-due-diligence" }));
        Assert.Equal("legalName full Rightly Registered Lda", Said(opened.Json["fields"]!, "legalName"));
        Assert.Contains("customer.entity-data-corrected/1", (await flow.Host.As("mlro").GetAsync("/v1/customers/rights-company")).DecisionKinds);
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string name) =>
        [.. (await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers/search", new { name }))).Json["items"]!.AsArray().Select(one => (string)one!["id"]!)];

    private async Task ActiveAsync(string id, string name)
    {
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, name)));
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed));
        await flow.CustomerAsync(id, "active");
    }

    private async Task<JsonObject> CopyAsync(string id)
    {
        var analyst = flow.Host.As("analyst");
        await FlowHost.DoneAsync(analyst.PostAsync($"/v1/customers/{id}/data-requests", new { right = "access", reason = "a letter" }));
        return (await FlowHost.DoneAsync(analyst.GetAsync($"/v1/customers/{id}/data-requests/request-1/copy"))).Json.AsObject();
    }

    private static string Said(JsonNode fields, string name)
    {
        var field = fields.AsArray().Single(field => (string)field!["field"]! == name)!;
        return $"{name} {field["shown"]} {string.Join(", ", field["values"]!.AsArray())}";
    }

    /// <summary>Everything but who it is and when it was.</summary>
    private static string Shape(JsonObject copy)
    {
        var shape = Without(copy, "customer", "preparedAt", "data");
        foreach (var decision in shape["decisions"]!.AsArray())
            decision!.AsObject().Remove("at");
        foreach (var request in shape["requests"]!.AsArray())
            foreach (var time in new[] { "receivedAt", "due" })
                request!.AsObject().Remove(time);
        foreach (var transfer in shape["transfers"]!.AsArray())
            foreach (var own in new[] { "at", "address" })
                Assert.True(transfer!.AsObject().Remove(own));
        return shape.ToJsonString();
    }

    private static JsonObject Without(JsonObject copy, params string[] members)
    {
        var rest = (JsonObject)copy.DeepClone();
        foreach (var member in members)
            rest.Remove(member);
        return rest;
    }
}
