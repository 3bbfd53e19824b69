using System.Globalization;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Every command an actor remembers has left its decisions, once and in one piece, and every decision has its command.</summary>
internal sealed class CommandCheck(IHistorySnapshot stores, List<Fault> faults)
{
    private const string EffectPrefix = "effect/";
    private const string CallerPrefix = "key/";
    private const int FingerprintLength = 32;

    public async Task RunAsync(string actor, IReadOnlyList<StoredDecision> decisions, IReadOnlyList<CommittedCommand> commands, CancellationToken cancellation)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < decisions.Count; i++)
        {
            var (id, sequence) = (decisions[i].CommandId, decisions[i].Sequence);
            if (last.TryGetValue(id, out var earlier) && decisions[i - 1].CommandId != id)
                Wrong(sequence, $"the command {id} has decided before, at {earlier}: it was carried out twice.");
            last[id] = sequence;
        }

        foreach (var command in commands)
        {
            Command(command, last);
            if (command.Id.StartsWith(EffectPrefix, StringComparison.Ordinal) && !await HasSourceAsync(command.Id, cancellation))
                Wrong(command.Sequence, $"the decision behind {command.Id} does not exist.");
        }

        var remembered = commands.Select(command => command.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, sequence) in last.Where(decided => !remembered.Contains(decided.Key)))
            Wrong(sequence, $"the command {id} that caused it is not remembered.");

        void Command(CommittedCommand command, Dictionary<string, long> decided)
        {
            if (!decided.TryGetValue(command.Id, out var sequence))
                Wrong(null, $"the command {command.Id} is remembered and has decided nothing.");
            else if (sequence != command.Sequence)
                Wrong(sequence, $"the command {command.Id} is remembered at sequence {command.Sequence}; its last decision is {sequence}.");
            if (command.Status is < 200 or > 299)
                Wrong(command.Sequence, $"the command {command.Id} was answered {command.Status}, and yet it decided.");
            if (command.Fingerprint.Length != (command.Id.StartsWith(CallerPrefix, StringComparison.Ordinal) ? FingerprintLength : 0))
                Wrong(command.Sequence, $"the fingerprint of the command {command.Id} has {command.Fingerprint.Length} bytes: a caller's has {FingerprintLength}, any other none.");
        }

        void Wrong(long? sequence, string problem) => faults.Add(new Fault(FaultArea.History, problem) { Actor = actor, Sequence = sequence });
    }

    /// <summary><c>effect/{source}#{sequence}/{number}</c></summary>
    private async Task<bool> HasSourceAsync(string id, CancellationToken cancellation)
    {
        var (hash, slash) = (id.LastIndexOf('#'), id.LastIndexOf('/'));
        return hash > EffectPrefix.Length && slash > hash
            && long.TryParse(id.AsSpan(hash + 1, slash - hash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && sequence >= 1 && sequence <= await stores.Audit.HeadAsync(id[EffectPrefix.Length..hash], cancellation);
    }
}
