using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Receipts;

namespace ComplianceGrains.Storage.Tests;

/// <summary>What every store must do, whatever it is made of. A new store passes by deriving from this class.</summary>
public abstract partial class StoreContract
{
    private const long Now = 5000;

    protected abstract IStores Stores { get; }

    [SkippableFact]
    public async Task A_verdict_is_read_back_as_it_was_committed()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 2));

        var read = await Stores.Journal.ReadAsync("customer/a");

        Assert.Equal([1L, 2L], read.Select(decision => decision.Sequence));
        Assert.All(read, decision => Assert.Equal("c1", decision.CommandId));
        Assert.Equal((1001L, 901L), (read[0].RecordedAt, read[0].OccurredAt));
        Assert.Equal([new LogPosition(Verdicts.Log, 1)], read[1].Logs);
    }

    [SkippableFact]
    public async Task A_fold_never_sees_a_persons_own_compartment_and_the_vault_does()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));

        var folded = Assert.Single(await Stores.Journal.ReadAsync("customer/a")).Sealed;
        var vault = await Stores.Vault.ReadAsync("customer/a", 1);

        Assert.Equal(["d1"], folded.Select(compartment => compartment.Cid));
        Assert.Equal(["d1", "p1"], vault.Select(compartment => compartment.Cid));
        Assert.Equal([0xb1, 1], vault[1].Bytes);
    }

    [SkippableFact]
    public async Task Reading_after_a_sequence_gives_only_the_rest()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 3));

        Assert.Equal([3L], (await Stores.Journal.ReadAsync("customer/a", 2)).Select(decision => decision.Sequence));
    }

    [SkippableFact]
    public async Task A_history_is_read_by_page()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 5));
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/b", 0, "c1", decisions: 5));

        var page = await Stores.Journal.ReadAsync("customer/a", 1, 2);

        Assert.Equal([2L, 3L], page.Select(decision => decision.Sequence));
        Assert.Equal((await Stores.Journal.ReadAsync("customer/a"))[1].Sealed.Select(one => one.Bytes), page[0].Sealed.Select(one => one.Bytes));
        Assert.Single(await Stores.Journal.ReadAsync("customer/a", 4, 2));
        Assert.Empty(await Stores.Journal.ReadAsync("customer/a", 5, 2));
        Assert.Empty(await Stores.Journal.ReadAsync("customer/nobody", 0, 2));
    }

    [SkippableFact]
    public async Task The_same_command_twice_is_one_verdict()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));

        var second = await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 1, "c1"));

        var repeated = Assert.IsType<CommitResult.Repeated>(second);
        Assert.Equal((201, 1L), (repeated.Earlier.Status, repeated.Earlier.Sequence));
        Assert.Equal([1, 2, 3], repeated.Earlier.Fingerprint);
        Assert.Single(await Stores.Journal.ReadAsync("customer/a"));
    }

    [SkippableFact]
    public async Task The_same_command_id_on_another_actor_is_another_command()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));

        Assert.IsType<CommitResult.Committed>(await Stores.Journal.CommitAsync(Verdicts.Of("customer/b", 0, "c1")));
    }

    [SkippableFact]
    public async Task A_writer_that_missed_a_decision_is_refused_and_writes_nothing()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));

        var late = await Stores.Journal.CommitAsync(
            Verdicts.Of("customer/a", 0, "c2").With(new NewEffect(1, 0, "exception/e", "open-exception")));

        Assert.Equal(new CommitResult.SequenceConflict(1), late);
        Assert.Null(await Stores.Journal.FindCommandAsync("customer/a", "c2"));
        Assert.Empty(await Stores.Outbox.PendingAsync(Stores.Layout.CellOf("customer/a"), 10));
    }

    [SkippableFact]
    public async Task Of_two_writers_at_once_exactly_one_commits()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, $"c{i}"))));

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Single(await Stores.Journal.ReadAsync("customer/a"));
    }

    [SkippableFact]
    public async Task A_verdict_with_a_gap_in_its_numbers_is_refused_whole()
    {
        var gap = Verdicts.Of("customer/a", 0, "c1") with { Decisions = Verdicts.Of("customer/a", 1, "c1").Decisions };

        await Assert.ThrowsAsync<ArgumentException>(() => Stores.Journal.CommitAsync(gap));

        Assert.Empty(await Stores.Journal.ReadAsync("customer/a"));
        Assert.Empty(await Stores.Journal.ListActorsAsync("customer/", "", 10));
    }

    [SkippableFact]
    public async Task A_verdict_that_fails_does_not_take_its_neighbours_with_it()
    {
        var broken = Verdicts.Of("customer/x", 0, "c") with { Decisions = [] };

        var results = await Task.WhenAll(
            Swallow(Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c"))),
            Swallow(Stores.Journal.CommitAsync(broken)),
            Swallow(Stores.Journal.CommitAsync(Verdicts.Of("customer/b", 0, "c"))));

        Assert.Equal([true, false, true], results);
        Assert.Single(await Stores.Journal.ReadAsync("customer/b"));

        static async Task<bool> Swallow(Task<CommitResult> commit)
        {
            try
            {
                return await commit is CommitResult.Committed;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    [SkippableFact]
    public async Task Actors_are_listed_by_prefix_page_by_page()
    {
        foreach (var actor in new[] { "customer/a", "exception/e", "customer/b", "customer/c" })
            await Stores.Journal.CommitAsync(Verdicts.Of(actor, 0, "c"));

        var first = await Stores.Journal.ListActorsAsync("customer/", "", 2);
        var rest = await Stores.Journal.ListActorsAsync("customer/", first[^1].Position, 2);

        await Stores.Journal.CommitAsync(Verdicts.Of("customer/d", 0, "c"));
        var later = await Stores.Journal.ListActorsAsync("customer/", rest[^1].Position, 2);

        Assert.Equal(2, first.Count);
        Assert.Equal(["customer/a", "customer/b", "customer/c"], first.Concat(rest).Select(actor => actor.Name).Order(StringComparer.Ordinal));
        Assert.Equal("customer/d", Assert.Single(later).Name);
    }

    [SkippableFact]
    public async Task Each_actor_is_listed_in_its_own_cell_and_in_no_other()
    {
        var actors = Enumerable.Range(0, 12).Select(number => $"customer/{number}").ToList();
        foreach (var actor in actors.Append("wallet/w"))
            await Stores.Journal.CommitAsync(Verdicts.Of(actor, 0, "c1"));
        for (var cell = 0; cell < Stores.Layout.Cells; cell++)
        {
            var listed = new List<string>();
            for (var after = (string?)""; after is { } position;)
            {
                var page = await Stores.Journal.ListCellAsync(cell, "customer/", position, 2);
                listed.AddRange(page.Select(actor => actor.Name));
                after = page.Count > 0 ? page[^1].Position : null;
            }

            Assert.Equal(actors.Where(actor => Stores.Layout.CellOf(actor) == cell).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        }
    }

    [SkippableFact]
    public async Task Effects_wait_in_order_until_they_are_removed()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1").With(new NewEffect(1, 0, "exception/e", "open"), new NewEffect(1, 1, "list/l", "seen")));
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 1, "c2").With(new NewEffect(2, 0, "exception/e", "close")));

        var pending = await Stores.Outbox.PendingAsync(Stores.Layout.CellOf("customer/a"), 10);
        await Stores.Outbox.RemoveAsync([pending[0], pending[1]]);

        Assert.Equal(["open", "seen", "close"], pending.Select(effect => effect.Kind));
        Assert.Equal("effect/customer/a#1/0", pending[0].CommandId);
        Assert.Equal("close", Assert.Single(await Stores.Outbox.PendingAsync(Stores.Layout.CellOf("customer/a"), 10)).Kind);
    }

    [SkippableFact]
    public async Task A_deadline_is_one_row_however_often_it_moves()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/e", 0, "c1").With(Due("clock", 500, "possible-match")));
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/e", 1, "c2").With(Due("clock", 900, "possible-match")));

        Assert.Empty(await Stores.Agenda.DueAsync(Stores.Layout.CellOf("exception/e"), 899, 10));
        Assert.Equal(900, Assert.Single(await Stores.Agenda.DueAsync(Stores.Layout.CellOf("exception/e"), 900, 10)).Due);

        await Stores.Journal.CommitAsync(Verdicts.Of("exception/e", 2, "c3").With(new DeadlineChange.Clear("clock")));
        Assert.Empty(await Stores.Agenda.OfActorAsync("exception/e"));
    }

    [SkippableFact]
    public async Task A_fired_deadline_is_removed_only_if_it_has_not_moved()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/e", 0, "c1").With(Due("clock", 500, null)));

        Assert.False(await Stores.Agenda.RemoveAsync("exception/e", "clock", 499));
        Assert.True(await Stores.Agenda.RemoveAsync("exception/e", "clock", 500));
    }

    [SkippableFact]
    public async Task Rows_are_restored_only_of_an_actor_that_has_not_moved_on()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/e", 0, "c1").With(Due("clock", 500, null), Due("other", 600, null)));
        Deadline asked = new("exception/e", "clock", 700, "possible-match", "analyst", ["EU"]);

        Assert.False(await Stores.Agenda.ReplaceAsync("exception/e", 0, [asked]));
        Assert.Equal(2, (await Stores.Agenda.OfActorAsync("exception/e")).Count);
        Assert.True(await Stores.Agenda.ReplaceAsync("exception/e", 1, [asked]));
        var row = Assert.Single(await Stores.Agenda.OfActorAsync("exception/e"));
        Assert.Equal((700, "possible-match", "EU"), (row.Due, row.Queue, Assert.Single(row.Jurisdictions)));
    }

    [SkippableFact]
    public async Task Keys_and_files_are_listed_whole_and_once()
    {
        foreach (var name in new[] { "kek/eu", "log/a", "sdk/eu/customer/b/due-diligence" })
            await Stores.Keys.AddAsync(name, [1]);
        var digests = new List<string> { await Stores.Blobs.PutAsync(new MemoryStream([1])), await Stores.Blobs.PutAsync(new MemoryStream([2])) };

        var first = await Stores.Keys.ListAsync("", 2);
        var rest = await Stores.Keys.ListAsync(first[^1].Name, 2);
        Assert.Equal(["kek/eu", "log/a", "sdk/eu/customer/b/due-diligence"], first.Concat(rest).Select(key => key.Name));
        Assert.Equal(digests.Order(StringComparer.Ordinal), await Stores.Blobs.ListAsync("", 10));
    }

    [SkippableFact]
    public async Task A_queue_shows_what_the_reader_may_see_by_due_time()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/1", 0, "c").With(Due("clock", 30, "possible-match", "EU")));
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/2", 0, "c").With(Due("clock", 10, "possible-match", "EU", "SG")));
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/3", 0, "c").With(Due("clock", 20, "provider-unavailable", "DE")));
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/1", 0, "c").With(Due("review", 5, null, "EU")));

        var all = await Stores.Queues.PageAsync(new("exception/", null, null, null, "", 2, Now));
        var rest = await Stores.Queues.PageAsync(new("exception/", null, null, null, all.Next!, 2, Now));
        var singapore = await Stores.Queues.PageAsync(new("exception/", null, null, ["SG"], "", 10, Now));
        var soon = await Stores.Queues.PageAsync(new("exception/", "possible-match", 10, ["EU"], "", 10, Now));

        Assert.Equal(["exception/2", "exception/3", "exception/1"], all.Items.Concat(rest.Items).Select(row => row.Actor));
        Assert.Equal((3L, null), (all.Total, rest.Next));
        Assert.Equal("exception/2", Assert.Single(singapore.Items).Actor);
        Assert.Equal("exception/2", Assert.Single(soon.Items).Actor);
    }

    [SkippableFact]
    public async Task A_page_of_a_queue_lacks_nothing_from_before_its_own_time_and_is_as_of_no_later_one_than_it_was_asked()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/1", 0, "c").With(Due("clock", 30, "possible-match", "EU")));
        var opened = await Stores.Queues.PageAsync(new("exception/", null, null, null, "", 10, Now));
        await Stores.Journal.CommitAsync(Verdicts.Of("exception/1", 1, "d").With(new DeadlineChange.Clear("clock")));
        var closed = await Stores.Queues.PageAsync(new("exception/", null, null, null, "", 10, Now + 1));

        Assert.Equal(("exception/1", 1L), (Assert.Single(opened.Items).Actor, opened.Total));
        Assert.Equal((0, 0L), (closed.Items.Count, closed.Total));
        Assert.InRange(opened.AsOf, 0, Now);
        Assert.InRange(closed.AsOf, opened.AsOf, Now + 1);
    }

    [SkippableFact]
    public async Task Pages_of_a_queue_show_rows_that_are_due_at_one_time_each_once()
    {
        for (var i = 0; i < 7; i++)
            await Stores.Journal.CommitAsync(Verdicts.Of($"exception/{i}", 0, "c").With(Due("clock", 30 + i / 5, "possible-match", "EU")));

        var (seen, after) = (new List<string>(), "");
        do
        {
            var page = await Stores.Queues.PageAsync(new("exception/", null, null, null, after, 2, Now));
            seen.AddRange(page.Items.Select(row => row.Actor));
            after = page.Next ?? "";
        }
        while (after.Length > 0);

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"exception/{i}"), seen.Order(StringComparer.Ordinal));
        Assert.Equal(["exception/5", "exception/6"], seen.Skip(5).Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("1.x")]
    [InlineData("1.2.3")]
    [InlineData("\u0661.2")]
    public Task A_position_that_no_page_gave_is_refused(string after) =>
        Assert.ThrowsAsync<FormatException>(() => Stores.Queues.PageAsync(new("exception/", null, null, null, after, 2, Now)));

    [SkippableFact]
    public async Task Drafts_become_entries_and_are_gone()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 2));
        var generation = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        var drafts = await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10);

        await Stores.HeadLock.AppendAsync(Verdicts.Log, generation, [Entry(drafts[0], 0), Entry(drafts[1], 1)]);

        Assert.Empty(await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10));
        Assert.Equal(new LogHead(generation, 2, 1001), await Stores.Logs.HeadAsync(Verdicts.Log));
        Assert.Equal(1, (await Stores.Logs.FindAsync(Verdicts.Log, "customer/a", 1))!.Index);
        Assert.Equal((1L, 2L), ((await Stores.Logs.TailAsync(Verdicts.Log, "customer/a"))!.Seq, (await Stores.Logs.TailAsync(Verdicts.Log, "customer/a"))!.Sequence));
        Assert.Equal(2, (await Stores.Logs.LeavesAsync(Verdicts.Log, 0, 5)).Count);
        Assert.Equal([0L, 1L], await Indexes());
    }

    [SkippableFact]
    public async Task A_receipt_is_committed_with_its_decision_and_stays_the_one_that_was_given()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 2).WithReceipt("given with the first"));
        LogPosition first = new(Verdicts.Log, 0), second = new(Verdicts.Log, 1), missing = new(Verdicts.Log, 2);

        Assert.Equal([new StoredReceipt(null, "given with the first"), new StoredReceipt(null, null), null], await Stores.Receipts.FindAsync("customer/a", [first, second, missing]));
        Assert.Equal(["given with the first", "given later"], await Stores.Receipts.KeepAsync("customer/a", [new(first, "another"), new(second, "given later")]));
        Assert.Equal(["given later"], await Stores.Receipts.KeepAsync("customer/a", [new(second, "given too late")]));
        var drafts = await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10);
        await Stores.HeadLock.AppendAsync(Verdicts.Log, await Stores.HeadLock.AcquireAsync(Verdicts.Log), [Entry(drafts[0], 0)]);
        Assert.Equal([new StoredReceipt(0, "given with the first"), new StoredReceipt(null, "given later")], await Stores.Receipts.FindAsync("customer/a", [first, second]));
        Assert.Equal([null], await Stores.Receipts.FindAsync("customer/b", [first]));
    }

    [SkippableFact]
    public async Task An_older_sequencer_writes_nothing_once_another_took_over()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));
        var older = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        var newer = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        var draft = Assert.Single(await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10));

        await Assert.ThrowsAsync<StaleGenerationException>(() => Stores.HeadLock.AppendAsync(Verdicts.Log, older, [Entry(draft, 0)]));
        await Assert.ThrowsAsync<StaleGenerationException>(() => Stores.HeadLock.AppendAsync(Verdicts.Log, older, []));
        await Assert.ThrowsAsync<StaleGenerationException>(() => Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, older, new(0, new byte[32], "note", 1)));
        Assert.Single(await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10));

        await Stores.HeadLock.AppendAsync(Verdicts.Log, newer, [Entry(draft, 0)]);
        Assert.Equal(1, (await Stores.Logs.HeadAsync(Verdicts.Log)).Size);
    }

    [SkippableFact]
    public async Task A_draft_is_replaced_only_by_who_may_append_and_only_if_it_is_what_was_expected()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 2));
        var older = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        var generation = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        var drafts = await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10);

        await Assert.ThrowsAsync<StaleGenerationException>(() => Stores.HeadLock.ReplaceDraftAsync(Verdicts.Log, older, "customer/a", 1, drafts[1].Bytes, [8]));
        Assert.True(await Stores.HeadLock.ReplaceDraftAsync(Verdicts.Log, generation, "customer/a", 1, drafts[1].Bytes, [9]));
        Assert.False(await Stores.HeadLock.ReplaceDraftAsync(Verdicts.Log, generation, "customer/a", 1, drafts[1].Bytes, [7]));

        Assert.Equal([9], (await Stores.Drafts.FindAsync(Verdicts.Log, "customer/a", 1))!.Bytes);
        Assert.Equal([9], (await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10))[1].Bytes);
    }

    [SkippableFact]
    public async Task A_verdict_beyond_a_bound_is_refused_whole()
    {
        var fits = Verdicts.Of("customer/a", 0, "c1", decisions: VerdictBounds.Decisions);
        var many = Verdicts.Of("customer/b", 0, "c1", decisions: VerdictBounds.Decisions + 1);
        var rows = Verdicts.Of("customer/b", 0, "c2").With([.. Enumerable.Range(0, VerdictBounds.Rows).Select(n => new NewEffect(1, n, "list/l", "seen"))]);
        var one = Verdicts.Of("customer/b", 0, "c3");
        var draft = one with { Decisions = [one.Decisions[0] with { Drafts = [new(Verdicts.Log, 0, new byte[VerdictBounds.DraftBytes + 1])] }] };
        var values = one with { Decisions = [one.Decisions[0] with { Sealed = [new("d1", "k-1", new byte[VerdictBounds.SealedBytes + 1])] }] };

        var bytes = many with { Decisions = [.. fits.Decisions.Select(decision => decision with { Sealed = [new("d1", "k-1", new byte[VerdictBounds.Bytes / 10])] })] };

        Assert.IsType<CommitResult.Committed>(await Stores.Journal.CommitAsync(fits));
        foreach (var large in new[] { many, rows, draft, values, bytes })
            await Assert.ThrowsAsync<VerdictTooLargeException>(() => Stores.Journal.CommitAsync(large));

        Assert.Empty(await Stores.Journal.ReadAsync("customer/b"));
        Assert.Equal([.. fits.Decisions.Select(decision => decision.Sequence)], (await Stores.Journal.ReadAsync("customer/a")).Select(decision => decision.Sequence));
    }

    [SkippableFact]
    public async Task The_largest_values_are_read_back_whole()
    {
        var one = Verdicts.Of("customer/a", 0, "c1");
        byte[] large = [.. Enumerable.Range(0, 600_000).Select(i => (byte)(i * 7))], draft = [.. Enumerable.Range(0, VerdictBounds.DraftBytes).Select(i => (byte)(i * 5))];
        await Stores.Journal.CommitAsync(one with
        {
            Decisions = [one.Decisions[0] with { Reference = $"\"{new string('r', 50_000)}\"", Sealed = [new("d1", "k-1", large), new("p1", "k-2", large)], Drafts = [new(Verdicts.Log, 0, draft)] }],
        });

        var read = Assert.Single(await Stores.Journal.ReadAsync("customer/a"));

        Assert.Equal(large, Assert.Single(read.Sealed).Bytes);
        Assert.Equal(50_002, read.Reference!.Length);
        Assert.Equal(large, (await Stores.Vault.ReadAsync("customer/a", 1))[1].Bytes);
        Assert.Equal(draft, Assert.Single(await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10)).Bytes);
    }

    [SkippableFact]
    public async Task An_actor_may_have_any_name_and_none_is_another()
    {
        string[] names = ["customer/x~1", "customer/x=007E1", "customer/x%7E1", "customer/#?\\ü", $"customer/{new string('n', 600)}", $"customer/{new string('n', 601)}"];
        foreach (var name in names)
            Assert.IsType<CommitResult.Committed>(await Stores.Journal.CommitAsync(Verdicts.Of(name, 0, "c~/?#1")));

        foreach (var name in names)
        {
            Assert.Single(await Stores.Journal.ReadAsync(name));
            Assert.NotNull(await Stores.Journal.FindCommandAsync(name, "c~/?#1"));
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), (await Stores.Journal.ListActorsAsync("customer/", "", 100)).Select(actor => actor.Name).Order(StringComparer.Ordinal));
        Assert.Equal(names.Order(StringComparer.Ordinal), (await Stores.Drafts.PendingAsync(Verdicts.Log, "", 100)).Select(draft => draft.Actor).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task The_first_entry_after_a_time_is_found()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 4));
        var generation = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        var drafts = await Stores.Drafts.PendingAsync(Verdicts.Log, "", 10);
        long[] times = [100, 200, 200, 300];
        await Stores.HeadLock.AppendAsync(Verdicts.Log, generation, [.. drafts.Select((draft, i) => Entry(draft, i) with { Time = times[i] })]);

        Assert.Equal(0, await Stores.Logs.FirstAfterAsync(Verdicts.Log, 99));
        Assert.Equal(1, await Stores.Logs.FirstAfterAsync(Verdicts.Log, 100));
        Assert.Equal(3, await Stores.Logs.FirstAfterAsync(Verdicts.Log, 200));
        Assert.Equal(4, await Stores.Logs.FirstAfterAsync(Verdicts.Log, 300));
    }

    [SkippableFact]
    public async Task The_newest_signed_head_is_the_largest()
    {
        var generation = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        await Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, generation, new(3, new byte[32], "three", 1));
        await Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, generation, new(7, new byte[32], "seven", 2));

        Assert.Equal("seven", (await Stores.Logs.SignedHeadAsync(Verdicts.Log))!.Note);
        Assert.Equal("three", (await Stores.Logs.SignedHeadAsync(Verdicts.Log, 3))!.Note);
        Assert.Null(await Stores.Logs.SignedHeadAsync("evidence.example.com/sg/decisions"));
    }

    [SkippableFact]
    public async Task The_range_that_was_saved_last_stays_beside_the_head_whatever_is_saved_and_appended_after_it()
    {
        await Stores.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));
        var generation = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        Assert.Null(await Stores.Logs.RangeAsync(Verdicts.Log));
        await Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, generation, new(3, new byte[32], "three", 1), new LogRange(3, [1, 2]));
        await Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, generation, new(7, new byte[32], "seven", 2), new LogRange(7, [3, 4]));
        await Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, generation, new(7, new byte[32], "seven again", 2));
        await Stores.HeadLock.AppendAsync(Verdicts.Log, await Stores.HeadLock.AcquireAsync(Verdicts.Log), [Entry((await Stores.Drafts.PendingAsync(Verdicts.Log, "", 1))[0], 0)]);

        var range = (await Stores.Logs.RangeAsync(Verdicts.Log))!;

        Assert.Equal(7, range.Size);
        Assert.Equal([3, 4], range.Hashes);
        Assert.Equal("seven again", (await Stores.Logs.StatedHeadAsync(Verdicts.Log))!.Note);
        Assert.Null(await Stores.Logs.RangeAsync("evidence.example.com/sg/decisions"));
    }

    [SkippableFact]
    public async Task A_lost_head_is_given_back_once_and_the_newest_stays_the_newest()
    {
        var generation = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        await Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, generation, new(7, new byte[32], "seven", 2));

        Assert.True(await Stores.HeadLock.RestoreSignedHeadAsync(Verdicts.Log, generation, new(3, new byte[32], "three", 1)));
        Assert.False(await Stores.HeadLock.RestoreSignedHeadAsync(Verdicts.Log, generation, new(7, new byte[32], "another", 1)));
        Assert.Equal("three", (await Stores.Logs.SignedHeadAsync(Verdicts.Log, 3))!.Note);
        Assert.Equal("seven", (await Stores.Logs.SignedHeadAsync(Verdicts.Log))!.Note);
        Assert.Equal("seven", (await Stores.Logs.StatedHeadAsync(Verdicts.Log))!.Note);
        await Assert.ThrowsAsync<StaleGenerationException>(() => Stores.HeadLock.RestoreSignedHeadAsync(Verdicts.Log, generation - 1, new(1, new byte[32], "one", 1)));
    }

    [SkippableFact]
    public async Task Sizes_to_lead_from_are_those_handed_out_and_the_last_of_each_day()
    {
        const long day = 24 * 60 * 60 * 1000;
        var generation = await Stores.HeadLock.AcquireAsync(Verdicts.Log);
        foreach (var (size, signedAt) in new (long, long)[] { (1, 0), (2, day - 1), (3, day), (4, 2 * day - 1), (5, 2 * day), (6, 2 * day + 1) })
            await Stores.HeadLock.SaveSignedHeadAsync(Verdicts.Log, generation, new(size, new byte[32], $"note {size}", signedAt));

        await Stores.Logs.NoteServedAsync(Verdicts.Log, 1);
        await Stores.Logs.NoteServedAsync(Verdicts.Log, 5);
        await Stores.Logs.NoteServedAsync(Verdicts.Log, 5);

        Assert.Equal([1, 2, 4, 5, 6], await Stores.Logs.KnownSizesAsync(Verdicts.Log, 0));
        Assert.Equal([1, 4, 5, 6], await Stores.Logs.KnownSizesAsync(Verdicts.Log, day));
        Assert.Empty(await Stores.Logs.KnownSizesAsync("evidence.example.com/sg/decisions", 0));
    }

    [SkippableFact]
    public async Task Of_two_keys_for_one_name_the_first_holds()
    {
        var first = await Stores.Keys.AddAsync("subject/customer/a/due-diligence", [1]);

        var holds = await Stores.Keys.AddAsync("subject/customer/a/due-diligence", [2]);
        var other = await Stores.Keys.AddAsync("subject/customer/b/due-diligence", [3]);

        Assert.Equal((first.Reference, 1), (holds.Reference, Assert.Single(holds.Bytes)));
        Assert.NotEqual(first.Reference, other.Reference);
        Assert.Equal("subject/customer/b/due-diligence", (await Stores.Keys.FindByReferenceAsync(other.Reference))!.Name);
    }

    [SkippableFact]
    public async Task A_key_that_is_wrapped_again_keeps_its_name_and_reference()
    {
        var key = await Stores.Keys.AddAsync("kek/EU", [1]);
        await Stores.Keys.AddAsync("kek/DE", [3]);

        await Stores.Keys.RewrapAsync("kek/EU", [2]);

        Assert.Equal((key.Reference, 2), ((await Stores.Keys.FindAsync("kek/EU"))!.Reference, Assert.Single((await Stores.Keys.FindAsync("kek/EU"))!.Bytes)));
        Assert.Equal(("kek/EU", 2), ((await Stores.Keys.FindByReferenceAsync(key.Reference))!.Name, Assert.Single((await Stores.Keys.FindByReferenceAsync(key.Reference))!.Bytes)));
        Assert.Equal(3, Assert.Single((await Stores.Keys.FindAsync("kek/DE"))!.Bytes));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Stores.Keys.RewrapAsync("kek/CH", [2]));
    }

    [SkippableFact]
    public async Task A_destroyed_key_is_found_by_nobody()
    {
        var key = await Stores.Keys.AddAsync("subject/customer/a/due-diligence", [1]);

        await Stores.Keys.DestroyAsync(["subject/customer/a/due-diligence"]);

        Assert.Null(await Stores.Keys.FindAsync("subject/customer/a/due-diligence"));
        Assert.Null(await Stores.Keys.FindByReferenceAsync(key.Reference));
    }

    [SkippableFact]
    public async Task A_blob_is_found_by_the_digest_of_its_bytes()
    {
        var bytes = Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 31)).ToArray();

        var digest = await Stores.Blobs.PutAsync(new MemoryStream(bytes));
        var again = await Stores.Blobs.PutAsync(new MemoryStream(bytes));
        await using var read = await Stores.Blobs.OpenAsync(digest);
        var copy = new MemoryStream();
        await read!.CopyToAsync(copy);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), digest);
        Assert.Equal(digest, again);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Null(await Stores.Blobs.OpenAsync(new string('0', 64)));
    }

    private static DeadlineChange.Set Due(string key, long due, string? queue, params string[] jurisdictions) =>
        new(key, due, queue, "analyst", jurisdictions);

    private static NewEntry Entry(PendingDraft draft, long index) => new(draft, index, 1000 + index, [0xc0, (byte)index], [.. Enumerable.Repeat((byte)index, 32)]);

    private async Task<List<long>> Indexes()
    {
        var indexes = new List<long>();
        await foreach (var entry in Stores.Logs.ReadAsync(Verdicts.Log, 0, 2))
            indexes.Add(entry.Index);
        return indexes;
    }

    [SkippableFact]
    public async Task The_same_finding_opens_one_incident_until_it_is_closed()
    {
        var first = await Stores.Incidents.OpenAsync(Incident("inc-1", "root"));
        var again = await Stores.Incidents.OpenAsync(Incident("inc-2", "root"));
        var other = await Stores.Incidents.OpenAsync(Incident("inc-3", "fork"));
        await Stores.Incidents.AddStepAsync("inc-1", 0, Step("closed", "c1"));
        var anew = await Stores.Incidents.OpenAsync(Incident("inc-4", "root"));

        Assert.Equal(["inc-1", "inc-1", "inc-3", "inc-4"], new[] { first, again, other, anew }.Select(incident => incident.Found.Id));
        Assert.Equal(["inc-1", "inc-3", "inc-4"], (await Stores.Incidents.ReadAsync()).Select(incident => incident.Found.Id));
        Assert.Equivalent(Incident("inc-3", "fork"), other.Found);
    }

    [SkippableFact]
    public async Task A_step_upon_an_older_sight_of_an_incident_is_not_taken()
    {
        await Stores.Incidents.OpenAsync(Incident("inc-1", "root"));

        Assert.True(await Stores.Incidents.AddStepAsync("inc-1", 0, Step("proposed", "c1")));
        Assert.False(await Stores.Incidents.AddStepAsync("inc-1", 0, Step("proposed", "c2")));

        var step = Assert.Single((await Stores.Incidents.FindAsync("inc-1"))!.Steps);
        Assert.Equivalent(Step("proposed", "c1"), step);
        Assert.Null(await Stores.Incidents.FindAsync("inc-9"));
    }

    private static NewIncident Incident(string id, string cause) => new(id, "log", cause, Verdicts.Log, cause, "Something is wrong.", ["EU", "DE"], 1000);

    private static IncidentStep Step(string step, string command) => new(step, "prn-1", "operator", [1, 2], 2000, command, [3]);
}
