using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>
/// Rivals on one store, without silos: two who write the same commands of the same actors, and two sequencers of one log of which one
/// dies between an append and what follows it, again and again. What each command was answered must be there once, every history and
/// every actor's part of the log without a gap.
/// </summary>
public sealed class StoreDrill
{
    private const string Log = "evidence.example.com/eu/decisions";
    private const int Actors = 4;

    private readonly AzureStore[] _stores;
    private readonly SabotagedTables _tables;
    private readonly Dictionary<(string Actor, string Command), long> _acknowledged = [];
    private readonly List<string> _problems = [];

    private StoreDrill(AzureStore[] stores, SabotagedTables tables) => (_stores, _tables) = (stores, tables);

    /// <summary>What was not as it must be.</summary>
    /// <param name="emulator">Of tables and blobs.</param>
    /// <param name="without">What keeps order and is taken away.</param>
    /// <param name="rounds">How often the sequencer dies.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(Emulator emulator, Net without, int rounds)
    {
        await using var tables = await SabotagedTables.StartAsync(emulator.TablePort, without);
        var places = emulator.NewAccount(tables.Port);
        var drill = new StoreDrill([await AzureStore.OpenAsync(places, 2), await AzureStore.OpenAsync(places, 2)], tables);
        try
        {
            for (var round = 0; round < rounds; round++)
                await drill.RoundAsync(round);
            await drill.SequenceAsync(rounds, dies: false);
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            // Without a net a store may also come to a halt: that is seen as well.
            return [failure.Message];
        }

        return await drill.ProblemsAsync();
    }

    private async Task RoundAsync(int round)
    {
        foreach (var actor in Enumerable.Range(0, Actors))
            await CommandAsync(string.Create(CultureInfo.InvariantCulture, $"customer/{actor}"), string.Create(CultureInfo.InvariantCulture, $"c{round}"));
        await SequenceAsync(round, dies: true);
    }

    /// <summary>The same command by both at once, and once more by whoever was not answered in time.</summary>
    private async Task CommandAsync(string actor, string command)
    {
        var results = await Task.WhenAll(_stores.Select(store => DecideAsync(store, actor, command)));
        foreach (var sequence in results.Append(await DecideAsync(_stores[0], actor, command)))
            if (!_acknowledged.TryAdd((actor, command), sequence) && _acknowledged[(actor, command)] != sequence)
                _problems.Add($"{command} of {actor} was answered {_acknowledged[(actor, command)]} and {sequence}.");
    }

    /// <summary>As an actor does: whoever was overtaken looks again.</summary>
    private static async Task<long> DecideAsync(AzureStore store, string actor, string command)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (await store.Journal.FindCommandAsync(actor, command) is { } known)
                return known.Sequence;
            var head = (await store.Journal.ReadAsync(actor)) is [.., var last] ? last.Sequence : 0;
            switch (await store.Journal.CommitAsync(VerdictOf(actor, head, command)))
            {
                case CommitResult.Committed committed:
                    return committed.Sequence;
                case CommitResult.Repeated repeated:
                    return repeated.Earlier.Sequence;
            }
        }

        throw new IOException($"{command} of {actor} was overtaken twenty times.");
    }

    /// <summary>The two take the log from each other; whoever has it dies with the drafts of what it appended where they were.</summary>
    private async Task SequenceAsync(int round, bool dies)
    {
        var (overtaken, store) = (_stores[(round + 1) % 2], _stores[round % 2]);
        var older = await overtaken.HeadLock.AcquireAsync(Log);
        var generation = await store.HeadLock.AcquireAsync(Log);
        var drafts = await store.Drafts.PendingAsync(Log, "", 1000);
        var size = (await store.Logs.HeadAsync(Log)).Size;
        var entries = drafts.OrderBy(draft => draft.Actor, StringComparer.Ordinal).ThenBy(draft => draft.Seq)
            .Select((draft, number) => new NewEntry(draft, size + number, 1_000_000 + size + number, draft.Bytes, SHA256.HashData(draft.Bytes))).ToList();
        if (entries.Count > 0 && await AppendsAsync(overtaken, older, [.. entries.Take(1)]))
            _problems.Add("Whoever was overtaken has appended all the same.");
        _tables.IsDying = dies;
        if (!await AppendsAsync(store, generation, entries))
            _problems.Add("Whoever has the log was refused.");
        _tables.IsDying = false;
    }

    private static async Task<bool> AppendsAsync(AzureStore store, long generation, IReadOnlyList<NewEntry> entries)
    {
        try
        {
            await store.HeadLock.AppendAsync(Log, generation, entries);
            return true;
        }
        catch (StaleGenerationException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        var (problems, placed) = (new List<string>(_problems), new Dictionary<(string, long), int>());
        await foreach (var entry in _stores[0].Logs.ReadAsync(Log, 0, long.MaxValue))
            placed[(entry.Actor, entry.Seq)] = placed.GetValueOrDefault((entry.Actor, entry.Seq)) + 1;
        problems.AddRange(placed.Where(one => one.Value > 1).Select(one => $"{one.Key} has {one.Value} places in the log."));
        foreach (var ofActor in _acknowledged.GroupBy(one => one.Key.Actor, StringComparer.Ordinal))
        {
            var history = await _stores[1].Journal.ReadAsync(ofActor.Key);
            if (!history.Select(decision => decision.Sequence).SequenceEqual(Enumerable.Range(1, ofActor.Count()).Select(number => (long)number)))
                problems.Add($"{ofActor.Key} decided {ofActor.Count()} times, and has {string.Join(' ', history.Select(decision => decision.Sequence))}.");
            problems.AddRange(ofActor.Where(one => history.Count(decision => decision.CommandId == one.Key.Command) != 1).Select(one => $"{one.Key.Command} of {ofActor.Key} was answered, and is not there once."));
            problems.AddRange(history.Where(decision => !placed.ContainsKey((ofActor.Key, decision.Sequence - 1))).Select(decision => $"{ofActor.Key}#{decision.Sequence} has no place in the log."));
        }

        if ((await _stores[0].Drafts.PendingAsync(Log, "", 1)).Count > 0)
            problems.Add("A draft waits that has its place.");
        return problems;
    }

    private static JournalCommit VerdictOf(string actor, long head, string command) => new(
        actor, head, new NewCommand(command, [1], 201),
        [new NewDecision(head + 1, "drill.decided/1", 1000 + head, 1000 + head, null, [new("d1", "k-1", [1])], [new NewDraft(Log, head, Encoding.UTF8.GetBytes($"{actor} {head} {command}"))])],
        [], []);
}
