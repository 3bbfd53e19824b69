using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>The whole idea, over real sockets, for each place in use: a clear applicant activates, a listed one does not, without a list nobody does.</summary>
public sealed class SpineTests(SpineTests.HostWithList hosts) : IClassFixture<SpineTests.HostWithList>
{
    [Theory]
    [InlineData("demo-eu", "EU")]
    [InlineData("demo-de", "DE")]
    [InlineData("demo-sg", "SG")]
    public async Task A_clear_applicant_activates(string bookingEntity, string jurisdiction)
    {
        var service = hosts.WithList.As("product-service");
        var id = $"clear-{bookingEntity}";

        var applied = await service.PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example", bookingEntity));
        var verified = await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed);

        Assert.Equal((201, "awaiting-evidence"), (applied.Status, applied["status"]));
        Assert.Equal((200, "active", "approved"), (verified.Status, verified["status"], verified["outcome"]));
        Assert.Contains(jurisdiction, applied.Json["jurisdictions"]!.AsArray().Select(member => (string)member!));
        var history = await hosts.WithList.As("auditor").GetAsync($"/v1/customers/{id}");
        Assert.Equal(["customer.application-received/2", "customer.screened/1", "customer.evidence-recorded/1", "customer.risk-rated/1", "customer.activated/1"], history.DecisionKinds);
    }

    [Theory]
    [InlineData("demo-eu")]
    [InlineData("demo-de")]
    [InlineData("demo-sg")]
    public async Task A_listed_applicant_does_not_activate(string bookingEntity)
    {
        var service = hosts.WithList.As("product-service");
        var id = $"listed-{bookingEntity}";

        await service.PostAsync("/v1/customers", Applicants.Natural(id, Applicants.Listed, bookingEntity, Applicants.ListedBirth));
        var verified = await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed);

        Assert.Equal(("under-review", null), (verified["status"], verified["outcome"]));
        var open = await ExceptionQueue.OfAsync(hosts.WithList, id);
        Assert.Equal("possible-match", (string)open["kind"]!);
        Assert.NotEmpty(open["matches"]!.AsArray()[0]!["explanation"]!.AsArray());
    }

    [Theory]
    [InlineData("demo-eu")]
    [InlineData("demo-de")]
    [InlineData("demo-sg")]
    public async Task Without_a_list_nobody_activates(string bookingEntity)
    {
        var service = hosts.WithoutList.As("product-service");
        var id = $"nobody-{bookingEntity}";

        await service.PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example", bookingEntity));
        var verified = await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed);

        Assert.Null(verified["outcome"]);
        var seen = await hosts.WithoutList.As("mlro").GetAsync($"/v1/customers/{id}");
        Assert.Equal("screening", seen["status"]);
        Assert.Equal("provider-unavailable", (string)(await ExceptionQueue.OfAsync(hosts.WithoutList, id))["kind"]!);
    }

    [Fact]
    public async Task A_decision_comes_with_a_receipt_and_later_with_a_proof()
    {
        var service = hosts.WithList.As("product-service");

        var applied = await service.PostAsync("/v1/customers", Applicants.Natural("receipts-1", "Rita Example"));
        var receipt = applied.Json["decisions"]![0]!["receipt"]!;

        Assert.Equal("evidence.example.com/eu/decisions", (string)receipt["log"]!);
        Assert.Contains("— evidence.example.com/recorded ", (string)receipt["note"]!, StringComparison.Ordinal);
        var proof = await Eventually.GetAsync(() => service.GetAsync("/v1/customers/receipts-1/decisions/1/proof"), answer => answer.Status == 200);
        Assert.StartsWith("c2sp.org/tlog-proof@v1", (string)proof.Json["proof"]!, StringComparison.Ordinal);
    }

    public sealed class HostWithList : IAsyncLifetime
    {
        public RunningHost WithList { get; private set; } = null!;

        public RunningHost WithoutList { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            (WithList, WithoutList) = (await RunningHost.StartAsync(), await RunningHost.StartAsync());
            Assert.Equal(201, (await WithList.As("operator").UploadAsync("ofac-sdn", Repository.DemoList)).Status);
        }

        public Task DisposeAsync()
        {
            WithList.Dispose();
            WithoutList.Dispose();
            return Task.CompletedTask;
        }
    }
}
