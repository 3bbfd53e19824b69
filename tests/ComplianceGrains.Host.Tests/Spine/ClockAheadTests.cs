using System.Globalization;
using ComplianceGrains.Drills.Kills;
using ComplianceGrains.Host.Tests.Hosting;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>After a clock that was ahead exports wait, and say until when.</summary>
public sealed class ClockAheadTests
{
    [SkippableFact]
    public async Task An_export_says_until_when_it_waits_for_the_clock()
    {
        Skip.IfNot(HostClock.IsAvailable, "libfaketime is not installed.");
        using var clock = new HostClock(ClockMode.Skewed, 1);
        var offset = clock.Environment["FAKETIME_TIMESTAMP_FILE"];
        await File.WriteAllTextAsync(offset, "+1800\n");
        using var host = await RunningHost.StartAsync(clock.Environment);
        Assert.Equal(201, (await host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("ahead", "Ana Example"))).Status);
        await Eventually.GetAsync(() => host.As("product-service").GetAsync("/v1/customers/ahead/decisions/1/proof"), answer => answer.Status == 200);
        host.Kill();
        await File.WriteAllTextAsync(offset, "+0\n");
        await host.RestartAsync();

        var to = DateTimeOffset.UtcNow.AddMinutes(-2).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var requested = await host.As("mlro").PostAsync("/v1/exports", new { jurisdiction = "EU", from = "2026-01-01T00:00:00Z", to, kinds = new[] { "*" }, recipient = "The supervisor", purpose = "inspection", legalBasis = "Art. 1" });
        Assert.True(requested.Status == 202, requested.ToString());
        Assert.Null(requested.Json["waiting"]);
        await host.As("mlro", 2).PostAsync($"/v1/exports/{requested["id"]}/approvals", new { decision = "approve", reason = "fine" });
        var export = await host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}");

        var waiting = export.Json["waiting"]!;
        Assert.Equal("clock", (string)waiting["code"]!);
        var until = InstantPattern.ExtendedIso.Parse((string)waiting["until"]!).Value.ToDateTimeOffset();
        Assert.InRange(until, DateTimeOffset.UtcNow.AddMinutes(20), DateTimeOffset.UtcNow.AddMinutes(31));
        await HostHealth.OfAsync(host, health => (string?)health["status"] == "ready" && health.Warns("The clock was ahead"));
    }
}
