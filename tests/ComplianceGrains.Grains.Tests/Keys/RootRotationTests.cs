using System.Security.Cryptography;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;

namespace ComplianceGrains.Grains.Tests.Keys;

/// <summary>Another root key takes the place of one that lies in a file.</summary>
public sealed class RootRotationTests : IDisposable
{
    private readonly Firm _firm = new();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task Wherever_it_is_interrupted_it_goes_on_and_every_value_opens_under_the_new_one_alone()
    {
        var present = RandomNumberGenerator.GetBytes(32);
        _firm.Root = new RootKey(present);
        await using (var silo = await RunningSilo.StartAsync(_firm))
        {
            await silo.PublishAsync();
            await silo.ApplyAsync("c-1");
            await silo.SequenceAsync();
        }

        var derived = _firm.Root.Mac("x");
        var store = FaultyPort.Around(_firm.Store.Keys, _firm.Faults);
        var interrupted = 0;
        foreach (var fault in new[] { Fault.Error, Fault.TimedOut })
            for (var at = 1; ; at++, interrupted++)
            {
                var next = RandomNumberGenerator.GetBytes(32);
                _firm.Faults.Plan((_, number) => number == at ? fault : Fault.None);
                if (await Record.ExceptionAsync(() => RootRotation.MoveAsync(present, next, store)) is null)
                {
                    present = next;
                    break;
                }

                _firm.Faults.None();
                await RootRotation.MoveAsync(present, next, store);
                await Assert.ThrowsAsync<InvalidDataException>(() => RootRotation.OpenAsync(present, store));
                present = next;
            }

        _firm.Faults.None();
        _firm.Root = await RootRotation.OpenAsync(present, store);
        Assert.Equal(derived, _firm.Root.Mac("x"));
        Assert.True(interrupted > 10, $"{interrupted} interruptions");
        Assert.Empty(await _firm.FaultsOfStoreAsync());
        await using var again = await RunningSilo.StartAsync(_firm);
        await again.PublishAsync();
        Assert.Null((await again.ApplyAsync("c-1")).Refusal);
        Assert.Null((await again.ApplyAsync("c-2")).Refusal);
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task A_key_that_opens_under_neither_is_named_and_nothing_is_changed()
    {
        var present = RandomNumberGenerator.GetBytes(32);
        await _firm.Store.Keys.AddAsync("kek/EU", [.. Enumerable.Repeat((byte)1, 60)]);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => RootRotation.MoveAsync(present, RandomNumberGenerator.GetBytes(32), _firm.Store.Keys));

        Assert.Contains("kek/EU", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new RootKey(present).Mac("x"), (await RootRotation.OpenAsync(present, _firm.Store.Keys)).Mac("x"));
    }
}
