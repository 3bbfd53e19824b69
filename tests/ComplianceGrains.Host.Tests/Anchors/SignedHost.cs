using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Anchors;

/// <summary>Customers of a host, and whether what was decided of them is signed.</summary>
internal sealed class SignedHost(RunningHost host)
{
    public Task<Answer> ApplyAsync(string id) => host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example"), $"apply-{id}");

    /// <summary>A decision that is under a signed head, as its proof says.</summary>
    public async Task SignedAsync(string id)
    {
        var applied = await ApplyAsync(id);
        Assert.True(applied.Status == 201, applied.ToString());
        await ProvenAsync(id);
    }

    public Task ProvenAsync(string id) => Eventually.GetAsync(
        () => host.As("product-service").GetAsync($"/v1/customers/{id}/decisions/1/proof"), answer => answer.Status == 200, TimeSpan.FromSeconds(60));

    public async Task<JsonNode> IncidentAsync(string kind) =>
        Assert.Single((await host.As("operator").GetAsync("/v1/incidents")).Json["items"]!.AsArray(), incident => (string)incident!["kind"]! == kind)!;
}
