using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Customers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

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
        var moments = new List<Instant>();
        foreach (var customer in new[] { "goes-on", "stays" })
        {
            one.Firm.Clock.AdvanceHours(1);
            Assert.Equal(201, (await one.Silo.ApplyAsync(customer)).Status);
            moments.Add(one.Firm.Clock.GetCurrentInstant());
        }

        var (first, applied) = (moments[0], moments[1]);
        one.Firm.Clock.AdvanceHours(1);
        Assert.Equal("active", (await one.Silo.VerifyAsync("goes-on")).View!.Status);
        Assert.Equal(201, (await one.Silo.ApplyAsync("comes-later")).Status);
        var (read, isHeld, held) = (0, false, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        one.Firm.Faults.Plan((call, _) =>
        {
            if (call != "IJournal.ReadAsync")
                return Fault.None;
            read++;
            if (!isHeld)
                return Fault.None;
            held.TrySetResult();
            return Fault.Slow;
        });
        using var register = new Register<Customer>(CustomerWorkflow.Instance, one.Silo.Services.GetRequiredService<IJournal>(), one.Silo.Services.GetRequiredService<DecisionReader>());

        Assert.Empty(await register.AtAsync(before, default));
        Assert.Equal(3, read);
        var then = await register.AtAsync(applied, default);
        Assert.Equal([("goes-on", "awaiting-evidence", "active"), ("stays", "awaiting-evidence", "awaiting-evidence")], then.Select(row => (row.Then.Key, row.Then.State.Status, row.Now.State.Status)));
        Assert.Equal(4, read);
        Assert.Equal(then.Select(row => row.Then.Sequence), (await register.AtAsync(applied, default)).Select(row => row.Then.Sequence));
        Assert.Equal(4, read);

        // Another person looks back at another instant in between: each is read once.
        Assert.Equal(["goes-on"], Names(await register.AtAsync(first, default)));
        Assert.Equal(5, read);
        Assert.Equal(["goes-on", "stays"], Names(await register.AtAsync(applied, default)));
        Assert.Equal(["goes-on"], Names(await register.AtAsync(first, default)));
        Assert.Equal(5, read);
        Assert.Equal(["comes-later", "goes-on", "stays"], Names(await register.AtAsync(one.Firm.Clock.GetCurrentInstant(), default)));
        Assert.Equal(["stays", "goes-on"], (await register.OfAsync(["stays", "nobody", "goes-on"], default)).Select(row => row.Key));

        // Whoever has it forget waits for nobody who looks back, and what they had read by then is read anew, at each instant.
        isHeld = true;
        var looking = register.AtAsync(first + Duration.FromMinutes(1), default);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await register.ForgetAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(looking.IsCompleted);
        (isHeld, read) = (false, 0);
        one.Firm.Faults.Gate.SetResult();
        Assert.Equal(["goes-on"], Names(await looking));
        Assert.Equal(4, read);
        await register.AtAsync(applied, default);
        await register.AtAsync(first, default);
        Assert.Equal(6, read);
        one.Firm.Faults.None();
    }

    private static IEnumerable<string> Names(IEnumerable<(Registered<Customer> Then, Registered<Customer> Now)> rows) => rows.Select(row => row.Then.Key);
}
