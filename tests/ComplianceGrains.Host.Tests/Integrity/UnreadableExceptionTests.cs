using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.MadeUp;
using Orleans.Runtime;

namespace ComplianceGrains.Host.Tests.Integrity;

/// <summary>A brief list leaves out what cannot be read, and whoever asks for it has that reported as if they had asked for the exception itself.</summary>
public sealed class UnreadableExceptionTests(MadeUpHost host) : IClassFixture<MadeUpHost>
{
    [Theory]
    [InlineData("unreadable-in-queue", "/v1/exceptions?limit=200&brief=true")]
    [InlineData("unreadable-alone", "/v1/exceptions/{0}?brief=true")]
    public async Task An_exception_that_cannot_be_read_is_an_incident_also_where_only_how_it_stands_is_asked_for(string customer, string path)
    {
        await host.PostAsync("/v1/customers", Applicants.Natural(customer, Applicants.Listed, birth: Applicants.ListedBirth), "product-service");
        await host.PostAsync($"/v1/customers/{customer}/evidence", Applicants.Passed, "product-service");
        var exception = (string)(await Eventually.GetAsync(
            () => host.GetAsync($"/v1/customers/{customer}", "analyst"), answer => answer.Status == 200 && answer.Json["exceptions"]!.AsArray().Count > 0)).Json["exceptions"]![0]!;
        await Eventually.GetAsync(() => host.GetAsync($"/v1/exceptions/{exception}", "analyst"), answer => answer.Status == 200);
        // The host's own check of everything has gone by, and comes again in an hour.
        await Eventually.TrueAsync(() => Task.FromResult(host.Get<IntegrityStatus>().Last is not null));
        StoredRows.DamageValue(host.Data, $"exception/{exception}");
        await host.Get<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        var answer = await host.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, exception), "analyst");

        Assert.DoesNotContain($"\"id\":\"{exception}\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains((await host.GetAsync("/v1/incidents", "operator")).Json["items"]!.AsArray(), one => (string?)one!["subject"] == $"exception/{exception}");
    }
}
