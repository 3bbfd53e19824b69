using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>Between a commit and the delivery of what it causes the silo may die, and between the delivery and its being noted.</summary>
public sealed class OutboxWindowTests : IDisposable
{
    private readonly Firm _firm = new();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task What_was_committed_before_a_crash_is_delivered_once_after_it()
    {
        string exception;
        await using (var silo = await RunningSilo.StartAsync(_firm))
        {
            await silo.PutListAsync("EXAMPLE, Ana");
            exception = Assert.Single((await silo.ApplyAsync("c-1")).View!.Exceptions);
            await silo.CrashAsync();
        }

        Assert.Single(await _firm.Store.Outbox.PendingAsync(0, 10));
        await using var next = await RunningSilo.StartAsync(_firm);
        _firm.Faults.Next("IOutbox.RemoveAsync", Fault.Error);
        await Assert.ThrowsAsync<IOException>(next.DeliverAsync);
        Assert.Single(await _firm.Store.Outbox.PendingAsync(0, 10));
        Assert.Equal(0, await next.DeliverAsync());

        Assert.Equal(["exception.opened/3"], await _firm.KindsAsync($"exception/{exception}"));
        Assert.Empty(await _firm.Store.Outbox.PendingAsync(0, 10));

        var applied = await next.ApplyAsync("c-1");
        Assert.Equal((201, 1), (applied.Status, (await _firm.KindsAsync("customer/c-1")).Count(kind => kind == "customer.application-received/2")));
    }
}
