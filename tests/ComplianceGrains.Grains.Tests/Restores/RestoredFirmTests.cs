using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Grains.Tests.Retention;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Restores;

/// <summary>A machine is lost. What was acknowledged before the backup is there, the rest is lost by name, and the same logs go on.</summary>
public sealed class RestoredFirmTests : FirmOverYears
{
    [Fact]
    public async Task A_restored_firm_goes_on_behind_what_is_lost_once_two_people_have_seen_it()
    {
        var pins = new List<ReadOnlyMemory<byte>>();
        string backup;
        await using (var before = await BeginAsync(("c-known", "demo-eu"), ("c-done", "demo-eu")))
        {
            await PinAsync(pins);
            // These wait for their place in the log when the backup is made.
            Assert.Equal(201, (await before.ApplyAsync("c-waiting")).Status);
            backup = House.BackUp();
            await SequenceAsync(before);
            await PinAsync(pins);
            await EndAsync(before, "c-known");
            Assert.Equal(201, (await before.ApplyAsync("c-unknown")).Status);
            await SequenceAsync(before);
            await PinAsync(pins);
            await before.CrashAsync();
        }

        var restored = await House.RestoreAsync(backup);

        Assert.True(restored.BroughtBack > 0, $"{restored}");
        Assert.Contains(restored.Lost, lost => lost.Actor == "customer/c-known" && lost.Log == Firm.Decisions);
        Assert.DoesNotContain(restored.Lost, lost => lost.Actor is "customer/c-waiting" or "customer/c-done");
        Assert.Contains(restored.Lost, lost => !lost.Actor.Contains('/', StringComparison.Ordinal));
        await SoundAsync();
        await using var silo = await RunningSilo.StartAsync(House);
        await silo.Services.GetRequiredService<LedgerStart>().RunAsync();
        var head = (await House.Store.Logs.SignedHeadAsync(Firm.Decisions))!.Size;
        Assert.Equal((503, "incident"), ((await silo.ApplyAsync("c-later")).Refusal!.Status, (await silo.ApplyAsync("c-later")).Refusal!.Type));
        await SequenceAsync(silo);
        Assert.Equal(head, (await House.Store.Logs.SignedHeadAsync(Firm.Decisions))!.Size);

        await ConfirmAsync(silo, restored);

        // Who was lost comes again under the number behind the lost ones; who lost a part goes on behind it.
        var unknown = Assert.Single(restored.Lost, lost => lost.Log == Firm.Decisions && !lost.Actor.Contains('/', StringComparison.Ordinal) && lost.Seq == 0).Actor;
        Assert.Equal(201, (await silo.ApplyAsync("c-unknown", "apply-again")).Status);
        await EndAsync(silo, "c-known");
        Assert.Equal(201, (await silo.ApplyAsync("c-later")).Status);
        await SequenceAsync(silo);
        foreach (var (actor, lost) in new[] { ("customer/c-unknown", unknown), ("customer/c-known", "customer/c-known") })
            Assert.Equal(
                restored.Lost.Where(one => one.Log == Firm.Decisions && one.Actor == lost).Max(one => one.Seq) + 1,
                (await House.Store.Journal.ReadAsync(actor)).SelectMany(decision => decision.Logs).Where(position => position.Log == Firm.Decisions).Select(position => position.Seq)
                    .First(seq => seq >= restored.Lost.Where(one => one.Log == Firm.Decisions && one.Actor == lost).Min(one => one.Seq)));
        await SoundAsync();
        await PinAsync(pins);
        await VerifiesAsync(silo, pins);
    }

    [Fact]
    public async Task What_a_lifecycle_log_states_is_not_said_again_by_whoever_has_forgotten_it()
    {
        const string Decisions = "evidence.example.com/sg/decisions", Lifecycle = "evidence.example.com/sg/lifecycle";
        string backup;
        await using (var before = await BeginAsync(("c-eu", "demo-eu")))
        {
            backup = House.BackUp();
            var published = before.Actors.GetGrain<IPackGrain>("SG").PublishAsync();
            while (!published.IsCompleted)
                await SequenceAsync(before);
            await published;
            Assert.Equal(201, (await before.Customer("c-sg").ExecuteAsync(new StartOnboarding("demo-sg", People.Ana), Commands.By(People.Service, "apply"))).Status);
            await SequenceAsync(before);
            await before.CrashAsync();
        }

        var restored = await House.RestoreAsync(backup);
        await using var silo = await RunningSilo.StartAsync(House);
        await ConfirmAsync(silo, restored);
        Assert.Equal(201, (await silo.Customer("c-sg").ExecuteAsync(new StartOnboarding("demo-sg", People.Ana), Commands.By(People.Service, "apply-again"))).Status);
        await SequenceAsync(silo);

        Assert.NotNull(await House.Store.Logs.TailAsync(Decisions, "customer/c-sg"));
        var said = new List<string>();
        await foreach (var entry in House.Store.Logs.ReadAsync(Lifecycle, 0, (await House.Store.Logs.HeadAsync(Lifecycle)).Size))
            if (Core.Parse(entry.Core).Draft is var draft)
                said.Add($"{draft.Kind} {draft.Ref}");
        Assert.True(said.Count > 50, $"{said.Count} entries");
        Assert.Equal(said.Distinct(), said);
        await SoundAsync();
    }

    [Fact]
    public async Task A_key_that_was_destroyed_after_the_backup_stays_destroyed()
    {
        string backup;
        await using (var before = await BeginAsync(("c-gone", "demo-eu"), ("c-stays", "demo-eu")))
        {
            await EndAsync(before, "c-gone");
            backup = House.BackUp();
            var day = await LiveAsync(before, Instant.FromUtc(2031, 3, 1, 0, 0));
            Assert.Equal(["c-gone"], day.Keys);
            await SequenceAsync(before);
            await before.CrashAsync();
        }

        var restored = await House.RestoreAsync(backup);

        Assert.True(restored.KeysDestroyedAgain > 0, $"{restored}");
        Assert.DoesNotContain(await House.Store.Keys.ListAsync("sdk/eu/customer/c-gone/", 100), key => key.Name.Contains("/c-gone/", StringComparison.Ordinal));
        Assert.Equal(["s1"], (await House.Store.Vault.ReadAsync("customer/c-gone", 1)).Select(value => value.Cid));
        await using var silo = await RunningSilo.StartAsync(House);
        await silo.Services.GetRequiredService<LedgerStart>().RunAsync();
        await ConfirmAsync(silo, restored);
        await SequenceAsync(silo);

        Assert.Equal("erased", (await silo.Customer("c-gone").ViewAsync())!.Status);
        Assert.Equal("active", (await silo.Customer("c-stays").ViewAsync())!.Status);
        Assert.Equal("erased", (await silo.ApplyAsync("c-gone", "apply-again")).View?.Status ?? "erased");
        await SoundAsync();
        await VerifiesAsync(silo);
    }

    [Fact]
    public async Task A_store_that_was_put_back_without_a_restore_loses_such_a_key_at_the_start_as_well()
    {
        string backup;
        await using (var before = await BeginAsync(("c-gone", "demo-eu")))
        {
            await EndAsync(before, "c-gone");
            backup = House.BackUp();
            await LiveAsync(before, Instant.FromUtc(2031, 3, 1, 0, 0));
            await before.CrashAsync();
        }

        House.PutBack(backup);
        Assert.Contains("p1", (await House.Store.Vault.ReadAsync("customer/c-gone", 1)).Select(value => value.Cid));
        await using var silo = await RunningSilo.StartAsync(House);
        await silo.Services.GetRequiredService<LedgerStart>().RunAsync();

        Assert.Equal(["s1"], (await House.Store.Vault.ReadAsync("customer/c-gone", 1)).Select(value => value.Cid));
        Assert.DoesNotContain(await House.Store.Keys.ListAsync("sdk/eu/customer/c-gone/", 100), key => key.Name.Contains("/c-gone/", StringComparison.Ordinal));
    }

    private async Task SoundAsync()
    {
        var faults = await House.FaultsOfStoreAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task ConfirmAsync(RunningSilo silo, Restored restored)
    {
        var incident = silo.Actors.GetGrain<IIncidentGrain>(restored.Incident);
        var proposed = await incident.ExecuteAsync(new ProposeClosing("We have read the list."), Commands.By(People.Operator, "propose"));
        Assert.True(proposed.Refusal is null, $"{proposed.Refusal}");
        // What was never published is published with it, and waits for its place.
        var agreed = incident.ExecuteAsync(new DecideClosing(true, "I have read it too."), Commands.By(People.OtherOperator, "agree"));
        while (!agreed.IsCompleted)
            await SequenceAsync(silo);
        var closed = await agreed;
        Assert.True(closed is { Refusal: null, View.Status: "closed" }, $"{closed.Refusal} {closed.View}");
    }

    /// <summary>The newest checkpoint, as a supervisor who was given it keeps it.</summary>
    private async Task PinAsync(List<ReadOnlyMemory<byte>> pins)
    {
        var head = (await House.Store.Logs.SignedHeadAsync(Firm.Decisions))!;
        await House.Store.Logs.NoteServedAsync(Firm.Decisions, head.Size);
        pins.Add(Encoding.UTF8.GetBytes(head.Note));
    }
}
