using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Grains.Tests.Registers;

/// <summary>A list of the past.</summary>
public sealed class PastRegisterTests(OneSilo one) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Everybody_stands_in_it_as_they_stood_who_came_later_does_not_and_only_who_went_on_is_read_again_and_once()
    {
        await one.Silo.PublishAsync();
        await one.Silo.UploadAsync("upload/1", "QUASTENFLOSSER, Zephyrine");
        var before = one.Firm.Clock.GetCurrentInstant();
        one.Firm.Clock.AdvanceHours(1);
        foreach (var customer in new[] { "goes-on", "stays" })
            Assert.Equal(201, (await one.Silo.ApplyAsync(customer)).Status);
        var applied = one.Firm.Clock.GetCurrentInstant();
        one.Firm.Clock.AdvanceHours(1);
        Assert.Equal("active", (await one.Silo.VerifyAsync("goes-on")).View!.Status);
        Assert.Equal(201, (await one.Silo.ApplyAsync("comes-later")).Status);
        var read = 0;
        one.Firm.Faults.Plan((call, _) =>
        {
            read += call == "IJournal.ReadAsync" ? 1 : 0;
            return Fault.None;
        });
        using var register = new Register<Customer>(CustomerWorkflow.Instance, one.Silo.Services.GetRequiredService<IJournal>(), one.Silo.Services.GetRequiredService<DecisionReader>());

        Assert.Empty(await register.AtAsync(before, default));
        Assert.Equal(3, read);
        var then = await register.AtAsync(applied, default);
        Assert.Equal([("goes-on", "awaiting-evidence", "active"), ("stays", "awaiting-evidence", "awaiting-evidence")], then.Select(row => (row.Then.Key, row.Then.State.Status, row.Now.State.Status)));
        Assert.Equal(4, read);
        Assert.Equal(then.Select(row => row.Then.Sequence), (await register.AtAsync(applied, default)).Select(row => row.Then.Sequence));
        Assert.Equal(4, read);
        Assert.Equal(["comes-later", "goes-on", "stays"], (await register.AtAsync(one.Firm.Clock.GetCurrentInstant(), default)).Select(row => row.Then.Key));
        Assert.Equal(["stays", "goes-on"], (await register.OfAsync(["stays", "nobody", "goes-on"], default)).Select(row => row.Key));
        one.Firm.Faults.None();
    }
}
