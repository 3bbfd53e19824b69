using ComplianceGrains.Grains.Tests.Firms;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>Two activations of one actor, as a cluster that has come apart runs them for a moment: neither may believe what only it remembers.</summary>
public sealed class TwoActivationsTests(TwoSilos silos) : IClassFixture<TwoSilos>, IAsyncLifetime
{
    private static int _customers;

    private readonly string _customer = $"c-{Interlocked.Increment(ref _customers)}";
    private readonly RunningSilo _one = silos.One;
    private readonly RunningSilo _other = silos.Other;

    /// <summary>Both have seen the application, and nothing after it.</summary>
    public async Task InitializeAsync()
    {
        await _one.PutListAsync("PETROV, Somebody");
        await _other.PutListAsync("PETROV, Somebody");
        await _one.ApplyAsync(_customer);
        Assert.Equal("awaiting-evidence", (await _other.Customer(_customer).ViewAsync())!.Status);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task One_command_sent_to_both_is_carried_out_once()
    {
        var replies = await Task.WhenAll(_one.VerifyAsync(_customer), _other.VerifyAsync(_customer));

        Assert.All(replies, reply => Assert.Equal((200, "active"), (reply.Status, reply.View!.Status)));
        Assert.Equal(replies[0].View!.Sequence, replies[1].View!.Sequence);
        Assert.Equal(1, (await silos.Firm.Store.Journal.ReadAsync($"customer/{_customer}")).Count(decision => decision.Kind == "customer.activated/1"));
    }

    [Fact]
    public async Task The_one_that_lost_the_race_decides_on_what_the_other_wrote()
    {
        await _one.VerifyAsync(_customer);

        var late = await _other.VerifyAsync(_customer, "verified again");

        Assert.Equal("active", late.View!.Status);
        Assert.Equal(1, (await silos.Firm.Store.Journal.ReadAsync($"customer/{_customer}")).Count(decision => decision.Kind == "customer.activated/1"));
    }

    [Fact]
    public async Task The_one_that_knows_less_does_not_refuse_what_the_other_would_do()
    {
        await _one.VerifyAsync(_customer);
        await _one.OffboardAsync(_customer);

        var agreed = await _other.AgreeAsync(_customer);

        Assert.Equal((200, "exited"), (agreed.Status, agreed.View?.Outcome));
    }

    [Fact]
    public async Task A_deadline_that_only_the_other_knows_of_is_not_dropped()
    {
        await _one.VerifyAsync(_customer);
        await _one.OffboardAsync(_customer);
        silos.Firm.Clock.Advance(Duration.FromDays(30));

        await _other.WakeAsync();

        Assert.Contains(await silos.Firm.Store.Journal.ReadAsync($"customer/{_customer}"), decision => decision.Kind == "customer.deadline-missed/1");
    }

    [Fact]
    public async Task An_answer_to_an_exception_that_only_the_other_knows_of_is_not_lost()
    {
        await _one.PutListAsync("EXAMPLE, Ana");
        // Each list that was put before has moved the comparison on by a millisecond: the clock must have passed them all.
        silos.Firm.Clock.Advance(Duration.FromSeconds(1));
        await _one.WakeAsync();
        await _one.DeliverAsync();
        await _one.WakeAsync();
        var exception = Assert.Single((await _one.Customer(_customer).ViewAsync())!.Exceptions);
        await _one.DismissAsync(exception);
        await _one.ConfirmAsync(exception);

        await _other.DeliverAsync();

        await _one.ForgetAsync(_one.Customer(_customer));
        Assert.Empty((await _one.Customer(_customer).ViewAsync())!.Exceptions);
    }
}
