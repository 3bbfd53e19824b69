using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>A legal entity over HTTP, and those related to it.</summary>
[Collection(FlowCollection.Name)]
public sealed class CompanyTests(FlowHost flow)
{
    [Fact]
    public async Task What_is_no_statement_of_a_party_is_refused_field_by_field()
    {
        var service = flow.Host.As("product-service");
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers", Applicants.Company("co-bad")));

        var answer = await service.PostAsync("/v1/customers/co-bad/parties", new
        {
            partyId = "customer",
            kind = "dispersed",
            roles = new[] { "friend" },
            data = new { fullName = "Ana" },
            holds = new object[] { new { @in = "customer", share = 12.5 }, new { @in = "customer", share = "110" }, new { @in = "customer", share = new { min = "1", most = "2" } }, new { @in = "customer", votes = new { min = "1", max = "x" } } },
        });

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            ["/data", "/eachAtMost", "/holds/0/share", "/holds/1/share", "/holds/2/share", "/holds/3/votes/max", "/partyId", "/roles/0"],
            answer.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_stands_unsealed_beside_a_decision_is_a_word_and_no_sentence_about_somebody()
    {
        var service = flow.Host.As("product-service");
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers", Applicants.Company("co-words")));

        var answer = await service.PostAsync("/v1/customers/co-words/parties", new
        {
            partyId = "p-1",
            kind = "natural-person",
            roles = new[] { "controller" },
            data = new { fullName = "Ana Example", circumstances = new[] { "politically-exposed-person", "Married to Ben Example" } },
            holds = new object[] { new { @in = "customer", control = "Ben Example appoints the board" }, new { @in = "customer", control = "appoints-majority-of-board" } },
        });

        Assert.Equal(400, answer.Status);
        Assert.Equal(["/data/circumstances/1", "/holds/0/control"], answer.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Ben", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("529900T8BM49AURSDO55", 201)]
    [InlineData("529900T8BM49AURSDO56", 400)]
    [InlineData("not-a-lei", 400)]
    public async Task A_legal_entity_identifier_has_check_digits_that_fit(string lei, int status)
    {
        var application = System.Text.Json.JsonSerializer.SerializeToNode(Applicants.Company($"co-{Guid.NewGuid():N}"))!;
        application["legalEntity"]!["legalEntityIdentifier"] = lei;
        Assert.Equal(status, (await flow.Host.As("product-service").PostTextAsync("/v1/customers", application.ToJsonString(), Guid.NewGuid().ToString("N"), null)).Status);
    }

    [Fact]
    public async Task A_natural_person_has_no_related_parties_and_a_company_no_data_of_a_person()
    {
        var service = flow.Host.As("product-service");
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers", Applicants.Natural("co-person", "Ana Example")));

        Assert.Equal(409, (await service.PostAsync("/v1/customers/co-person/parties", Api.Bodies.Party("p-1"))).Status);
        Assert.Equal(404, (await service.PostAsync("/v1/customers/nowhere/parties", Api.Bodies.Party("p-1"))).Status);
        Assert.Equal(409, (await flow.Host.As("analyst").GetAsync("/v1/customers/co-person/ownership")).Status);
        var both = System.Text.Json.JsonSerializer.SerializeToNode(Applicants.Company("co-both"))!;
        both["data"] = new System.Text.Json.Nodes.JsonObject { ["fullName"] = "Ana Example" };
        Assert.Equal(400, (await service.PostTextAsync("/v1/customers", both.ToJsonString(), "co-both", null)).Status);
    }

    [Fact]
    public async Task A_company_is_found_by_its_name()
    {
        var service = flow.Host.As("product-service");
        var application = System.Text.Json.JsonSerializer.SerializeToNode(Applicants.Company("co-found"))!;
        application["legalEntity"]!["legalName"] = "Vexmoor Shipping";
        await FlowHost.DoneAsync(service.PostTextAsync("/v1/customers", application.ToJsonString(), "co-found", null));

        var found = await flow.Host.As("analyst").PostAsync("/v1/customers/search", new { name = "Vexmoor Shiping" });

        Assert.Contains("co-found", found.Json["items"]!.AsArray().Select(item => (string)item!["id"]!));
    }
}
