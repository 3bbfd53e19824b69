using System.Text;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Grains.Tests.Retention;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Restores;

/// <summary>A machine is lost, and the copy of what was signed with it: the logs end, and others go on from what is left.</summary>
public sealed class EndedLogsTests : FirmOverYears
{
    private const string Decisions = "evidence.example.com/eu.2/decisions", Lifecycle = "evidence.example.com/eu.2/lifecycle";

    [Fact]
    public async Task A_firm_goes_on_under_another_label_with_all_that_is_left()
    {
        var pins = new List<ReadOnlyMemory<byte>>();
        string backup;
        long signed, left;
        await using (var before = await BeginAsync(("c-known", "demo-eu"), ("c-done", "demo-eu")))
        {
            await PinAsync(pins);
            await ExportAsync(before, "exp-0");
            await PinAsync(pins);
            // These wait for their place in the log when the backup is made.
            Assert.Equal(201, (await before.ApplyAsync("c-waiting")).Status);
            left = (await House.Store.Logs.HeadAsync(Firm.Decisions)).Size;
            backup = House.BackUp();
            await SequenceAsync(before);
            await EndAsync(before, "c-known");
            Assert.Equal(201, (await before.ApplyAsync("c-unknown")).Status);
            await SequenceAsync(before);
            await PinAsync(pins);
            signed = (await House.Store.Logs.SignedHeadAsync(Firm.Decisions))!.Size;
            await before.CrashAsync();
        }

        var last = LastHead(pins[^1]);
        House.LoseCopy();
        Assert.Contains("--without-copy", (await Assert.ThrowsAsync<InvalidDataException>(() => House.RestoreAsync(backup))).Message, StringComparison.Ordinal);
        var restored = await House.RestoreAsync(backup, new LostCopy(true, [(Firm.Decisions, last)]));

        Assert.Empty(restored.Lost);
        Assert.Contains(restored.Ended, log => log == new EndedLog(Firm.Decisions, Decisions, left, signed - left));
        await SoundAsync();
        await using var silo = await RunningSilo.StartAsync(House);
        await silo.Services.GetRequiredService<LedgerStart>().RunAsync();
        Assert.Equal(503, (await silo.ApplyAsync("c-later")).Refusal!.Status);
        await SequenceAsync(silo);
        Assert.Null(await House.Store.Logs.SignedHeadAsync(Decisions));

        await ConfirmAsync(silo, restored);

        Assert.Equal("active", (await silo.Customer("c-done").ViewAsync())!.Status);
        Assert.Equal(201, (await silo.ApplyAsync("c-unknown", "apply-again")).Status);
        await EndAsync(silo, "c-known");
        await SequenceAsync(silo);
        Assert.DoesNotContain(await House.Store.Logs.NamesAsync(), log => log.Contains("/eu/", StringComparison.Ordinal));
        var first = Core.Parse((await EntryAsync(Lifecycle, 0)).Core).Draft;
        Assert.Equal(new LifecycleRef.LogRestored("eu", []).Label, ((LifecycleRef.LogRestored)LifecycleRef.Parse(first.Kind, first.Ref)).Label);
        Assert.Contains(((LifecycleRef.LogRestored)LifecycleRef.Parse(first.Kind, first.Ref)).Logs, one => one == ("decisions", last));
        await SoundAsync();

        // From what is left the package leads; what was lost nobody can prove, although the log states the last head.
        var package = await ExportAsync(silo, "exp-1");
        Assert.Equal("VALID", Verified(package, pins[..2]).ToString());
        Assert.Equal($"NOT PROVEN against your checkpoint of size {signed}", Verified(package, pins).ToString());
        pins.RemoveAt(2);
        await PinAsync(pins, Decisions);
        Assert.Equal("VALID", Verified(await ExportAsync(silo, "exp-2"), pins).ToString());
    }

    [Fact]
    public async Task What_was_destroyed_before_stands_as_destroyed_under_the_other_label()
    {
        string backup;
        await using (var before = await BeginAsync(("c-gone", "demo-eu"), ("c-stays", "demo-eu")))
        {
            await EndAsync(before, "c-gone");
            await LiveAsync(before, Instant.FromUtc(2031, 3, 1, 0, 0));
            await SequenceAsync(before);
            backup = House.BackUp();
            Assert.Equal(201, (await before.ApplyAsync("c-unknown")).Status);
            await SequenceAsync(before);
            await before.CrashAsync();
        }

        House.LoseCopy();
        var restored = await House.RestoreAsync(backup, new LostCopy(true, []));
        await SoundAsync();
        await using var silo = await RunningSilo.StartAsync(House);
        await silo.Services.GetRequiredService<LedgerStart>().RunAsync();
        await ConfirmAsync(silo, restored);
        await SequenceAsync(silo);

        Assert.Equal("erased", (await silo.Customer("c-gone").ViewAsync())!.Status);
        await SoundAsync();
        var report = Verified(await ExportAsync(silo, "exp-1"));
        Assert.True(report.IsValid, report.ToString());
        Assert.True(report.Shredded > 0, $"{report.Shredded}");
    }

    [Fact]
    public async Task Where_the_copy_lacks_one_jurisdiction_the_others_come_back_from_it_and_destroyed_keys_stay_destroyed()
    {
        string backup;
        await using (var before = await BeginAsync(("c-gone", "demo-eu"), ("c-sg", "demo-sg")))
        {
            await EndAsync(before, "c-gone");
            backup = House.BackUp();
            await LiveAsync(before, Instant.FromUtc(2031, 3, 1, 0, 0));
            await EndAsync(before, "c-sg");
            await before.CrashAsync();
        }

        House.LoseCopyOf("eu");
        var restored = await House.RestoreAsync(backup, new LostCopy(false, []));

        Assert.All(restored.Ended, log => Assert.Contains("/eu/", log.Log, StringComparison.Ordinal));
        Assert.All(restored.Ended, log => Assert.Null(log.Lost));
        Assert.Contains(restored.Lost, lost => lost.Log == "evidence.example.com/sg/decisions" && lost.Actor == "customer/c-sg");
        Assert.True(restored.KeysDestroyedAgain > 0, $"{restored}");
        Assert.DoesNotContain(await House.Store.Keys.ListAsync("sdk/eu/customer/c-gone/", 100), key => key.Name.Contains("/c-gone/", StringComparison.Ordinal));
        await using var silo = await RunningSilo.StartAsync(House);
        await silo.Services.GetRequiredService<LedgerStart>().RunAsync();
        await ConfirmAsync(silo, restored);
        await SequenceAsync(silo);
        Assert.Equal(("erased", "active"), ((await silo.Customer("c-gone").ViewAsync())!.Status, (await silo.Customer("c-sg").ViewAsync())!.Status));
        await SoundAsync();
        var report = Verified(await ExportAsync(silo, "exp-1"));
        Assert.True(report.IsValid, report.ToString());
    }

    [Fact]
    public async Task Logs_end_a_second_time_and_whoever_holds_a_checkpoint_of_either_is_led_from_it()
    {
        var (pins, log) = (new List<ReadOnlyMemory<byte>>(), Firm.Decisions);
        var silo = await BeginAsync(("c-known", "demo-eu"));
        foreach (var label in new[] { "eu.2", "eu.3" })
        {
            await PinAsync(pins, log);
            var backup = House.BackUp();
            await silo.CrashAsync();
            await silo.DisposeAsync();
            House.LoseCopy();
            var restored = await House.RestoreAsync(backup, new LostCopy(true, []));
            silo = await RunningSilo.StartAsync(House);
            await silo.Services.GetRequiredService<LedgerStart>().RunAsync();
            await ConfirmAsync(silo, restored);
            Assert.Equal(201, (await silo.ApplyAsync($"c-{label}")).Status);
            await SequenceAsync(silo);
            log = $"evidence.example.com/{label}/decisions";
            await SoundAsync();
        }

        await using (silo)
        {
            var first = Core.Parse((await EntryAsync("evidence.example.com/eu.3/lifecycle", 0)).Core).Draft;
            Assert.Equal("eu.2", ((LifecycleRef.LogRestored)LifecycleRef.Parse(first.Kind, first.Ref)).Label);
            Assert.Equal("VALID", Verified(await ExportAsync(silo, "exp-1"), pins).ToString());
        }
    }

    [Fact]
    public async Task Neither_the_folder_of_before_nor_one_that_only_says_so_is_gone_on_with()
    {
        string backup;
        await using (var before = await BeginAsync(("c-known", "demo-eu")))
        {
            backup = House.BackUp();
            await before.CrashAsync();
        }

        House.LoseCopy();
        await House.RestoreAsync(backup, new LostCopy(true, []));
        var restored = House.BackUp();

        House.PutBack(backup);
        await using (var silo = await RunningSilo.StartAsync(House))
        {
            var finding = await silo.Ledger(Firm.Decisions).CheckAsync();
            Assert.Equal(IncidentKinds.Rollback, finding?.Kind);
            Assert.Contains("goes on as eu.2", finding!.Detail, StringComparison.Ordinal);
            await silo.CrashAsync();
        }

        House.LoseCopy();
        House.PutBack(restored);
        await using var other = await RunningSilo.StartAsync(House);
        Assert.Contains("knows of no restore", (await other.Ledger(Decisions).CheckAsync())!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_that_stops_half_way_ends_no_log_for_whoever_finds_the_old_disk()
    {
        string backup;
        await using (var before = await BeginAsync(("c-eu", "demo-eu"), ("c-sg", "demo-sg")))
        {
            backup = House.BackUp();
            await before.CrashAsync();
        }

        House.LoseCopy();
        House.PutBack(backup);
        var stopping = new Restoration(House.Store, House.Store.Erasures, new StoppingAt("/sg.2/", House.Store), House.Root, House.Clock);
        await Assert.ThrowsAsync<IOException>(() => stopping.RunAsync(House.Anchors, "a moment", new LostCopy(true, [])));

        Assert.Contains(await House.Store.Logs.NamesAsync(), log => log == Decisions);
        Assert.Empty(await ContinuedAsync());

        await House.RestoreAsync(backup, new LostCopy(true, []));
        Assert.Equal([("eu", "eu.2"), ("sg", "sg.2")], (await ContinuedAsync()).Where(one => one.Item1 is "eu" or "sg"));
    }

    [Fact]
    public async Task A_head_of_a_later_label_that_somebody_holds_ends_what_the_backup_has_although_the_copy_brings_that_back()
    {
        string backup;
        await using (var before = await BeginAsync(("c-known", "demo-eu")))
        {
            backup = House.BackUp();
            await before.CrashAsync();
        }

        var restored = await House.RestoreAsync(backup, new LostCopy(false, [(Decisions, new StatedHead(9, Digest.Random()))]));

        Assert.All(restored.Ended, log => Assert.Contains("/eu.3/", log.After, StringComparison.Ordinal));
        Assert.Contains(restored.Ended, log => log.Log == Decisions);
        Assert.Equal([("eu.2", "eu.3")], await ContinuedAsync());
        var first = Core.Parse((await EntryAsync("evidence.example.com/eu.3/lifecycle", 0)).Core).Draft;
        Assert.Equal("eu.2", ((LifecycleRef.LogRestored)LifecycleRef.Parse(first.Kind, first.Ref)).Label);
    }

    /// <summary>Which labels the copy says have ended, and what came behind each.</summary>
    private async Task<IReadOnlyList<(string, string)>> ContinuedAsync()
    {
        var continued = new List<(string, string)>();
        await foreach (var happened in House.Anchors.EventsAsync())
            if (happened is AnchoredEvent.LogsContinued logs)
                continued.Add((logs.Before, logs.After));
        return continued;
    }

    private static StatedHead LastHead(ReadOnlyMemory<byte> note)
    {
        var checkpoint = Evidence.Notes.Checkpoint.FromText(Evidence.Notes.SignedNote.Parse(note.Span));
        return new StatedHead(checkpoint.Size, checkpoint.Root);
    }

    private async Task<StoredEntry> EntryAsync(string log, long index)
    {
        await foreach (var entry in House.Store.Logs.ReadAsync(log, index, index + 1))
            return entry;
        throw new InvalidOperationException($"{log} has no entry {index}.");
    }

    private async Task SoundAsync()
    {
        var faults = await House.FaultsOfStoreAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task ConfirmAsync(RunningSilo silo, Restored restored)
    {
        var incident = silo.Actors.GetGrain<IIncidentGrain>(restored.Incident);
        Assert.Null((await incident.ExecuteAsync(new ProposeClosing("We have read the list."), Commands.By(People.Operator, "propose"))).Refusal);
        var agreed = incident.ExecuteAsync(new DecideClosing(true, "I have read it too."), Commands.By(People.OtherOperator, "agree"));
        while (!agreed.IsCompleted)
            await SequenceAsync(silo);
        var closed = await agreed;
        Assert.True(closed is { Refusal: null, View.Status: "closed" }, $"{closed.Refusal} {closed.View}");
    }

    private async Task PinAsync(List<ReadOnlyMemory<byte>> pins, string log = Firm.Decisions)
    {
        var head = (await House.Store.Logs.SignedHeadAsync(log))!;
        await House.Store.Logs.NoteServedAsync(log, head.Size);
        pins.Add(Encoding.UTF8.GetBytes(head.Note));
    }

    /// <summary>A store whose disk is full when one jurisdiction is to go on.</summary>
    private sealed class StoppingAt(string label, IRebuilding store) : IRebuilding
    {
        public Task RebuildAsync(RebuiltLog log, CancellationToken cancellation = default) => store.RebuildAsync(log, cancellation);

        public Task GoOnAsync(Succession succession, CancellationToken cancellation = default) =>
            succession.Logs.Any(log => log.Log.Contains(label, StringComparison.Ordinal)) ? throw new IOException("The disk is full.") : store.GoOnAsync(succession, cancellation);
    }
}
