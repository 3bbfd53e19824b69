using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;
using NodaTime;
using Xunit.Abstractions;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>A relationship from its application to its end, with one call of a store failing: each call, in each way.</summary>
public sealed class FailingStoreTests(OneSilo one, ITestOutputHelper output) : IClassFixture<OneSilo>
{
    private const int MostAttempts = 5;

    /// <summary>Every call in the long run; else every second one, and the others in the other way. One in sixteen in the inner loop.</summary>
    private static readonly int Every = (Environment.GetEnvironmentVariable("COMPLIANCE_LONG"), Environment.GetEnvironmentVariable("COMPLIANCE_FAST")) switch { (not null, _) => 1, (_, not null) => 16, _ => 2 };

    private static int _customers;

    private readonly Firm _firm = one.Firm;
    private readonly RunningSilo _silo = one.Silo;

    [Fact]
    public async Task A_customer_is_onboarded_by_the_firms_clock()
    {
        await _silo.PutListAsync("PETROV, Somebody");
        var now = _firm.Clock.GetCurrentInstant();

        var applied = await _silo.ApplyAsync("by-the-clock");
        var verified = await _silo.VerifyAsync("by-the-clock");

        Assert.Equal((201, 200, "active"), (applied.Status, verified.Status, verified.View!.Status));
        Assert.All(verified.View.Decisions, decision => Assert.Equal(now, decision.RecordedAt));
        await _silo.OffboardAsync("by-the-clock");
        Assert.Equal("exited", (await _silo.AgreeAsync("by-the-clock")).View!.Outcome);
    }

    [Theory]
    [InlineData(Fault.Error)]
    [InlineData(Fault.TimedOut)]
    public async Task Whichever_call_fails_what_was_asked_for_happens_once(Fault fault)
    {
        await _silo.PublishAsync();
        await LiveAsync("warm-up");
        _firm.Faults.None();
        var (whole, ofException) = await LiveAsync("clean");
        var calls = _firm.Faults.Calls;
        Assert.Contains("customer.offboarded/1", whole);
        Assert.Contains("exception.escalated/1", ofException);

        var struck = new SortedDictionary<string, int>(StringComparer.Ordinal);
        // How often a life asks differs by a few, as what runs beside it comes: it goes on to the first call that nobody makes.
        var last = false;
        for (var call = Every > 1 && fault == Fault.TimedOut ? 2 : 1; !last; call += Every)
        {
            var at = call;
            _firm.Faults.Plan((_, number) => number == at ? fault : Fault.None);
            var lived = await LiveAsync($"call {call}");
            Assert.True(whole.SequenceEqual(lived.Customer), $"{fault} of call {call}, {_firm.Faults.Struck}: {string.Join(' ', lived.Customer)} instead of {string.Join(' ', whole)}");
            Assert.True(ofException.SequenceEqual(lived.Exception), $"{fault} of call {call}, {_firm.Faults.Struck}: {string.Join(' ', lived.Exception)} instead of {string.Join(' ', ofException)}");
            if (_firm.Faults.Struck is { } name)
                struck[name] = struck.GetValueOrDefault(name) + 1;
            last = call > calls && _firm.Faults.Struck is null;
        }

        _firm.Faults.None();
        output.WriteLine($"{struck.Values.Sum()} calls (a life without faults makes {calls}), each struck once by {fault}: {string.Join(", ", struck.Select(each => $"{each.Key} {each.Value}"))}");
        Assert.Contains("IJournal.CommitAsync", struck.Keys);
        if (Every == 1)
            Assert.Equal([], new[] { "IOutbox.RemoveAsync", "IHeadLock.AppendAsync", "IAnchors.AppendAsync", "IKeyStore.AddAsync" }.Except(struck.Keys));
        await _silo.SequenceAsync();
        Assert.Empty(await _firm.FaultsOfStoreAsync());
        Assert.Empty(await _firm.Store.Outbox.PendingAsync(0, 10));
    }

    /// <summary>Applies and resembles somebody listed, is dismissed by two people after the exception has escalated, and leaves. Whatever fails is asked for again under the same command id.</summary>
    private async Task<(IReadOnlyList<string> Customer, IReadOnlyList<string> Exception)> LiveAsync(string name)
    {
        var customer = $"c-{Interlocked.Increment(ref _customers)}";
        await AgainAsync(() => _silo.UploadAsync($"{customer}/monday", "EXAMPLE, Ana"));
        var applied = await DoneAsync(() => _silo.ApplyAsync(customer));
        var exception = Assert.Single(applied.Exceptions);
        await DoneAsync(() => _silo.VerifyAsync(customer));
        await AllAsync(_silo.DeliverAsync);
        await AgainAsync(async () => _firm.Clock.Reset((await _silo.Exception(exception).ViewAsync())!.Due!.Value));
        await AgainAsync(() => _silo.UploadAsync($"{customer}/thursday", "EXAMPLE, Ana"));
        await AllAsync(_silo.WakeAsync);
        await DoneAsync(() => _silo.DismissAsync(exception));
        await DoneAsync(() => _silo.ConfirmAsync(exception));
        await AllAsync(_silo.DeliverAsync);
        await DoneAsync(() => _silo.OffboardAsync(customer));
        var ended = await DoneAsync(() => _silo.AgreeAsync(customer));
        Assert.Equal((name, "exited"), (name, ended.Outcome));
        await AllAsync(_silo.DeliverAsync);
        await AgainAsync(_silo.SequenceAsync);
        return (await _firm.KindsAsync($"customer/{customer}"), await _firm.KindsAsync($"exception/{exception}"));
    }

    private static async Task<T> DoneAsync<T>(Func<Task<Reply<T>>> ask)
        where T : class
    {
        Reply<T>? reply = null;
        await AgainAsync(async () => reply = await ask());
        Assert.Null(reply!.Refusal);
        return reply.View!;
    }

    /// <summary>Pumps until nothing waits, as the pumps of a host would.</summary>
    private static async Task AllAsync(Func<Task<int>> pump)
    {
        for (var round = 0; round < MostAttempts; round++)
        {
            var waiting = -1;
            await AgainAsync(async () => waiting = await pump());
            if (waiting == 0)
                return;
        }

        Assert.Fail("Something waits, however often it is pumped.");
    }

    private static async Task AgainAsync(Func<Task> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ask();
                return;
            }
            catch (Exception) when (attempt < MostAttempts)
            {
                // Not acknowledged: repeated with the same command id.
            }
        }
    }
}
