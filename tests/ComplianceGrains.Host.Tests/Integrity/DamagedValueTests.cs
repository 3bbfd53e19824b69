using System.Globalization;
using ComplianceGrains.Host.Tests.Flows;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Integrity;

/// <summary>One bit of one sealed value: the customer it belongs to stops, everybody else goes on, and it is said.</summary>
public sealed class DamagedValueTests
{
    [Fact]
    public async Task A_flipped_bit_stops_one_customer_and_fails_the_export_over_it()
    {
        using var host = await RunningHost.StartAsync();
        await FlowHost.DoneAsync(host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList));
        var service = host.As("product-service");
        foreach (var id in new[] { "damaged", "sound" })
            await FlowHost.DoneAsync(service.PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example")));
        await Eventually.GetAsync(() => service.GetAsync("/v1/customers/damaged/decisions/1/proof"), answer => answer.Status == 200);
        var to = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

        host.Kill();
        StoredRows.DamageValue(host.Data, "customer/damaged");
        host.Relaunch();
        var health = await HostHealth.OfAsync(host, body => (string?)body["status"] == "ready" && (long?)body["integrity"]!["faults"]!["value"] > 0);

        var incident = Assert.Single((await host.As("operator").GetAsync("/v1/incidents")).Json["items"]!.AsArray())!;
        Assert.Equal(("actor", "damaged", "customer/damaged"), ((string?)incident["scope"], (string?)incident["kind"], (string?)incident["subject"]));
        var refused = await service.PostAsync("/v1/customers/damaged/evidence", Applicants.Passed);
        Assert.Equal((503, "/problems/incident"), (refused.Status, refused["type"]));
        Assert.Contains((string)incident["id"]!, refused["title"]!, StringComparison.Ordinal);
        Assert.Equal(503, (await service.GetAsync("/v1/customers/damaged")).Status);
        Assert.Equal(503, (await host.As("auditor").GetAsync("/v1/customers/damaged/decisions/1/replay")).Status);
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers/sound/evidence", Applicants.Passed));
        Assert.True(health.Warns((string)incident["id"]!) && health.Warns("of the area value"), health.ToJsonString());
        var metrics = await Eventually.GetAsync(
            () => host.As("operator").GetAsync("/metrics"), answer => answer.Text.Contains("compliance_integrity_faults", StringComparison.Ordinal)
                && System.Text.RegularExpressions.Regex.IsMatch(answer.Text, """compliance_incidents\{[^}]*scope="actor"[^}]*\} [1-9]"""));
        Assert.Matches("""compliance_integrity_faults\{[^}]*area="value"[^}]*\} [1-9]""", metrics.Text);

        var requested = await FlowHost.DoneAsync(host.As("mlro").PostAsync("/v1/exports", new
        {
            jurisdiction = "EU",
            from = "2026-01-01T00:00:00Z",
            to,
            kinds = new[] { "*" },
            recipient = "The supervisor",
            purpose = "inspection",
            legalBasis = "Art. 1",
        }));
        await FlowHost.DoneAsync(host.As("mlro", 2).PostAsync($"/v1/exports/{requested["id"]}/approvals", new { decision = "approve", reason = "fine" }));
        var failed = await Eventually.GetAsync(() => host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}"), answer => answer["status"] == "failed", TimeSpan.FromSeconds(150));
        Assert.Contains("customer/damaged", failed["failure"]!, StringComparison.Ordinal);
        Assert.Equal(409, (await host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}/package")).Status);
    }
}
