using System.Globalization;
using System.Text;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Receipts;
using CsCheck;

namespace ComplianceGrains.Storage.Tests.Models;

/// <summary>
/// Random steps, done to a store and to a model in dictionaries: both must give the same answers and hold the same. A new store passes by
/// deriving from this class. A failure prints the seed, and is shrunk to few steps.
/// </summary>
public abstract class StoreModelContract
{
    private static int _samples;

    protected abstract IStores Stores { get; }

    /// <summary>How many random lives of a store are tried; fewer in the inner loop.</summary>
    protected virtual int Lives => Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is not null ? 1000 : Environment.GetEnvironmentVariable("COMPLIANCE_FAST") is null ? 40 : 4;

    [SkippableFact]
    public void Whatever_is_done_to_a_store_it_answers_and_holds_what_the_model_does()
    {
        // A store that is not there is skipped before anything is drawn.
        _ = Stores;
        StoreStep.Any.List[1, 30].Sample(
            steps => LiveAsync(steps).GetAwaiter().GetResult(), iter: Lives, threads: 1, print: steps => string.Join('\n', steps));
    }

    /// <summary>Closes the store and opens it again, where that means anything.</summary>
    protected virtual void Reopen()
    {
    }

    private async Task LiveAsync(IReadOnlyList<StoreStep> steps)
    {
        // Each life has actors and a log of its own; the store is the same.
        var life = Interlocked.Increment(ref _samples).ToString("D6", CultureInfo.InvariantCulture);
        var (model, log) = (new StoreModel(), $"evidence.example.com/l{life}/decisions");
        foreach (var step in steps)
        {
            await DoAsync(step, model, ActorOf(life, step.Actor), log);
            if (step.What == StoreAct.Reopen)
                await CompareAsync(model, life, log);
        }

        await CompareAsync(model, life, log);
        await ClearAsync(life, model);
    }

    private async Task DoAsync(StoreStep step, StoreModel model, string actor, string log)
    {
        switch (step.What)
        {
            case StoreAct.Commit:
                var commit = CommitOf(step, model, actor, log);
                Same(model.Commit(commit), await Stores.Journal.CommitAsync(commit));
                break;
            case StoreAct.CommitTwiceAtOnce:
                var (one, other) = (CommitOf(step, model, actor, log), CommitOf(step with { Command = step.Command + 20 }, model, actor, log));
                var results = await Task.WhenAll(Stores.Journal.CommitAsync(one), Stores.Journal.CommitAsync(other));
                // Which is first is the store's affair; the model follows.
                var order = results[1] is CommitResult.Committed ? new[] { (other, results[1]), (one, results[0]) } : [(one, results[0]), (other, results[1])];
                foreach (var (each, result) in order)
                    Same(model.Commit(each), result);
                break;
            case StoreAct.RemoveEffects:
                var oldest = (await PendingAsync(actor)).Take(step.Amount).ToList();
                await Stores.Outbox.RemoveAsync(oldest);
                model.RemoveEffects(oldest.Select(effect => (effect.Source, effect.Sequence, effect.Number)));
                break;
            case StoreAct.RemoveDeadline:
                var due = (model.Agenda.FirstOrDefault(row => row.Actor == actor && row.Key == KeyOf(step))?.Due ?? 1) + step.Slip;
                Assert.Equal(model.RemoveDeadline(actor, KeyOf(step), due), await Stores.Agenda.RemoveAsync(actor, KeyOf(step), due));
                break;
            case StoreAct.ReplaceAgenda when model.HeadOf(actor) > 0:
                Deadline[] rows = [new(actor, KeyOf(step), 500 + step.Command, "possible-match", "analyst", ["EU"])];
                Assert.Equal(
                    model.ReplaceAgenda(actor, model.HeadOf(actor) - step.Slip, rows), await Stores.Agenda.ReplaceAsync(actor, model.HeadOf(actor) - step.Slip, rows));
                break;
            case StoreAct.Acquire:
                model.Generation = await Stores.HeadLock.AcquireAsync(log);
                break;
            case StoreAct.Append:
                await AppendAsync(step, model, log);
                break;
            case StoreAct.KeepReceipt when model.HeadOf(actor) > 0:
                var position = new LogPosition(log, step.Command % model.HeadOf(actor));
                if (!model.Receipts.TryGetValue((actor, position.Seq), out var kept))
                    model.Receipts[(actor, position.Seq)] = kept = $"given later {step.Command}";
                Assert.Equal([kept], await Stores.Receipts.KeepAsync(actor, [new NewReceipt(position, $"given later {step.Command}")]));
                break;
            case StoreAct.Reopen:
                Reopen();
                break;
        }
    }

    private async Task AppendAsync(StoreStep step, StoreModel model, string log)
    {
        if (model.Generation == 0)
            model.Generation = await Stores.HeadLock.AcquireAsync(log);
        var drafts = await Stores.Drafts.PendingAsync(log, "", step.Amount);
        var entries = drafts.Select((draft, i) => new NewEntry(draft, model.Entries.Count + i, 1000, [0xc0], [.. Enumerable.Repeat((byte)(model.Entries.Count + i), 32)])).ToList();
        if (step.Slip > 0)
        {
            await Assert.ThrowsAsync<StaleGenerationException>(() => Stores.HeadLock.AppendAsync(log, model.Generation - 1, entries));
            return;
        }

        await Stores.HeadLock.AppendAsync(log, model.Generation, entries);
        foreach (var draft in drafts)
        {
            Assert.True(model.Drafts.Remove((draft.Actor, draft.Seq)));
            model.Entries.Add((draft.Actor, draft.Seq));
        }
    }

    private async Task CompareAsync(StoreModel model, string life, string log)
    {
        foreach (var actor in Enumerable.Range(0, 3).Select(number => ActorOf(life, number)))
        {
            Assert.Equal(model.HistoryOf(actor), (await Stores.Journal.ReadAsync(actor)).Select(decision => (decision.Sequence, decision.CommandId)));
            Assert.Equal(model.HistoryOf(actor).Skip(1), (await Stores.Journal.ReadAsync(actor, 1)).Select(decision => (decision.Sequence, decision.CommandId)));
            Assert.Equal(
                model.Effects.Where(effect => effect.Source == actor), (await PendingAsync(actor)).Select(effect => (effect.Source, effect.Sequence, effect.Number, effect.Target)));
            Assert.Equal(RowsOf(model.Agenda.Where(row => row.Actor == actor)), RowsOf(await Stores.Agenda.OfActorAsync(actor)));
            Assert.Equal(
                RowsOf(model.Agenda.Where(row => row.Actor == actor && row.Due <= 505)),
                RowsOf((await Stores.Agenda.DueAsync(Stores.Layout.CellOf(actor), 505, 10_000)).Where(row => row.Actor == actor)));
            Assert.Equal(model.Drafts.Where(draft => draft.Actor == actor), (await Stores.Drafts.PendingAsync(log, "", 1000)).Where(draft => draft.Actor == actor).Select(draft => (draft.Actor, draft.Seq)));
            for (var seq = 0L; seq < model.HeadOf(actor); seq++)
            {
                var index = model.Entries.IndexOf((actor, seq));
                Assert.Equal(index, (await Stores.Logs.FindAsync(log, actor, seq))?.Index ?? -1);
                Assert.Equal(index < 0, await Stores.Drafts.FindAsync(log, actor, seq) is not null);
                Assert.Equal(
                    [new StoredReceipt(index < 0 ? null : index, model.Receipts.GetValueOrDefault((actor, seq)))], await Stores.Receipts.FindAsync(actor, [new LogPosition(log, seq)]));
            }
        }

        foreach (var ((actor, command), sequence) in model.Commands)
            Assert.Equal(sequence, (await Stores.Journal.FindCommandAsync(actor, command))!.Sequence);
        Assert.Equal(
            Enumerable.Range(0, 3).Select(number => (ActorOf(life, number), model.HeadOf(ActorOf(life, number)))).Where(actor => actor.Item2 > 0).Order(),
            (await Stores.Journal.ListActorsAsync($"customer/{life}", "", 10)).Select(actor => (actor.Name, actor.Sequence)).Order());
        Assert.Equal(model.Entries.Count, (await Stores.Logs.HeadAsync(log)).Size);
        Assert.Equal(model.Entries.Count, (await Stores.Logs.LeavesAsync(log, 0, 1000)).Count);
    }

    /// <summary>What waits and is due is asked for over all lives: this one leaves nothing of it behind.</summary>
    private async Task ClearAsync(string life, StoreModel model)
    {
        for (var number = 0; number < 3; number++)
        {
            await Stores.Outbox.RemoveAsync(await PendingAsync(ActorOf(life, number)));
            await Stores.Agenda.ReplaceAsync(ActorOf(life, number), model.HeadOf(ActorOf(life, number)), []);
        }
    }

    private async Task<IReadOnlyList<Effect>> PendingAsync(string actor) => [.. (await Stores.Outbox.PendingAsync(Stores.Layout.CellOf(actor), 10_000)).Where(effect => effect.Source == actor)];

    private static JournalCommit CommitOf(StoreStep step, StoreModel model, string actor, string log)
    {
        var expected = model.HeadOf(actor) + (step.Slip == 2 ? 1 : -Math.Min(step.Slip, model.HeadOf(actor)));
        var decisions = Enumerable.Range(1, step.Amount).Select(n => new NewDecision(
            expected + n, "test.decided/1", 1000 + n, 900 + n, null, [new("d1", "k-1", [0xd1]), new("p1", "k-2", [0xb1])],
            [new NewDraft(log, expected + n - 1, Encoding.UTF8.GetBytes($"draft {expected + n - 1}"), n == step.Command ? "given" : null)])).ToList();
        return new JournalCommit(
            actor, expected, new NewCommand($"c{step.Command}", [1, 2, 3], 201), decisions,
            [.. Enumerable.Range(0, step.Command % 3).Select(number => new NewEffect(expected + step.Amount, number, $"exception/{step.Actor}", "open"))],
            step.Command % 4 == 0 ? [new DeadlineChange.Clear(KeyOf(step))] : [new DeadlineChange.Set(KeyOf(step), 500 + step.Command, step.Amount == 2 ? "possible-match" : null, "analyst", ["EU"])]);
    }

    private static string KeyOf(StoreStep step) => $"key {step.Amount % 2}";

    private static string ActorOf(string life, int number) => $"customer/{life}-{number}";

    private static IEnumerable<string> RowsOf(IEnumerable<Deadline> rows) =>
        rows.Select(row => $"{row.Actor} {row.Key} {row.Due} {row.Queue} {row.OwnerRole} {string.Join(',', row.Jurisdictions)}").Order(StringComparer.Ordinal);

    private static void Same(CommitResult expected, CommitResult actual) => Assert.Equal(Text(expected), Text(actual));

    private static string Text(CommitResult result) => result is CommitResult.Repeated repeated ? $"repeated {repeated.Earlier.Status} {repeated.Earlier.Sequence}" : $"{result}";
}
