using System.Collections.Concurrent;
using ComplianceGrains.Storage;

namespace ComplianceGrains.Grains.Pumps;

/// <summary>
/// Shortens the wait between a commit and what follows it on this silo. Nothing depends on a signal: every pump also looks
/// by itself.
/// </summary>
public sealed class WorkSignals(StoreLayout layout)
{
    private readonly ConcurrentDictionary<string, WorkSignal> _logs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, WorkSignal> _outboxes = [];

    /// <summary>Set when a log got its first draft on this silo.</summary>
    public WorkSignal NewLog { get; } = new();

    /// <summary>The logs seen on this silo.</summary>
    public IEnumerable<string> Logs => _logs.Keys;

    /// <summary>Set when effects of a cell's actors were committed.</summary>
    public WorkSignal Outbox(int cell) => _outboxes.GetOrAdd(cell, _ => new WorkSignal());

    /// <summary>Effects of an actor were committed.</summary>
    public void Effects(string actor) => Outbox(layout.CellOf(actor)).Set();

    /// <summary>Drafts of a log were committed.</summary>
    public void Drafts(string log) => Log(log).Set();

    /// <summary>The signal of one log.</summary>
    public WorkSignal Log(string log)
    {
        if (_logs.TryGetValue(log, out var known))
            return known;
        var signal = _logs.GetOrAdd(log, _ => new WorkSignal());
        NewLog.Set();
        return signal;
    }
}
