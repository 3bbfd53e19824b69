using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Storage.Tests.Models;

/// <summary>What a store must hold, in dictionaries: slow, in memory, and too plain to be wrong.</summary>
internal sealed class StoreModel
{
    private readonly Dictionary<string, List<(long Sequence, string Command)>> _histories = [];
    private readonly Dictionary<(string Actor, string Command), long> _commands = [];
    private readonly Dictionary<(string Actor, string Key), Deadline> _agenda = [];
    private readonly List<(string Source, long Sequence, int Number, string Target)> _effects = [];

    public IReadOnlyDictionary<(string Actor, string Command), long> Commands => _commands;

    public IReadOnlyList<(string Source, long Sequence, int Number, string Target)> Effects => _effects;

    public IEnumerable<Deadline> Agenda => _agenda.Values;

    public List<(string Actor, long Seq)> Drafts { get; } = [];

    public List<(string Actor, long Seq)> Entries { get; } = [];

    public Dictionary<(string Actor, long Seq), string> Receipts { get; } = [];

    public long Generation { get; set; }

    public IReadOnlyList<(long Sequence, string Command)> HistoryOf(string actor) => _histories.GetValueOrDefault(actor) ?? [];

    public long HeadOf(string actor) => HistoryOf(actor).Count;

    /// <summary>What a commit must come to; written if it is the first of its id and its writer has seen everything.</summary>
    public CommitResult Commit(JournalCommit commit)
    {
        if (_commands.TryGetValue((commit.Actor, commit.Command.Id), out var earlier))
            return new CommitResult.Repeated(new StoredCommand(commit.Command.Fingerprint, commit.Command.Status, earlier));
        var head = HeadOf(commit.Actor);
        if (commit.ExpectedSequence != head)
            return new CommitResult.SequenceConflict(head);
        _histories[commit.Actor] = [.. HistoryOf(commit.Actor), .. commit.Decisions.Select(decision => (decision.Sequence, commit.Command.Id))];
        _commands[(commit.Actor, commit.Command.Id)] = head + commit.Decisions.Count;
        _effects.AddRange(commit.Effects.Select(effect => (commit.Actor, effect.Sequence, effect.Number, effect.Target)));
        Drafts.AddRange(commit.Decisions.SelectMany(decision => decision.Drafts).Select(draft => (commit.Actor, draft.Seq)));
        foreach (var draft in commit.Decisions.SelectMany(decision => decision.Drafts).Where(draft => draft.Receipt is not null))
            Receipts[(commit.Actor, draft.Seq)] = draft.Receipt!;
        foreach (var change in commit.Deadlines)
        {
            if (change is DeadlineChange.Set row)
                _agenda[(commit.Actor, row.Key)] = new Deadline(commit.Actor, row.Key, row.Due, row.Queue, row.OwnerRole, row.Jurisdictions);
            else
                _agenda.Remove((commit.Actor, change.Key));
        }

        return new CommitResult.Committed(head + commit.Decisions.Count);
    }

    public void RemoveEffects(IEnumerable<(string Source, long Sequence, int Number)> removed)
    {
        var gone = removed.ToHashSet();
        _effects.RemoveAll(effect => gone.Contains((effect.Source, effect.Sequence, effect.Number)));
    }

    public bool RemoveDeadline(string actor, string key, long due) => _agenda.TryGetValue((actor, key), out var row) && row.Due == due && _agenda.Remove((actor, key));

    public bool ReplaceAgenda(string actor, long sequence, IReadOnlyList<Deadline> rows)
    {
        if (sequence != HeadOf(actor))
            return false;
        foreach (var key in _agenda.Keys.Where(row => row.Actor == actor).ToList())
            _agenda.Remove(key);
        foreach (var row in rows)
            _agenda[(actor, row.Key)] = row;
        return true;
    }
}
