using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Replays;

namespace ComplianceGrains.Grains.Histories;

/// <summary>
/// Decides a history again: the state before, the message, the recorded facts and the packs by their digest give a decision, which is held
/// against the one that was made. Reads only.
/// </summary>
/// <param name="reader">Opens what was decided.</param>
/// <param name="library">Every pack that there is here.</param>
public sealed class HistoryReplayer(DecisionReader reader, PackLibrary library)
{
    private readonly CitedLibraries _libraries = new(library);

    /// <summary>Decides every decision of an actor again.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DamagedValueException">A decision is missing or cannot be read.</exception>
    public async Task<IReadOnlyList<ReplayedDecision>> ReplayAsync(string actor, CancellationToken cancellation = default)
    {
        var (replayed, command, state) = (new List<ReplayedDecision>(), new List<PastDecision>(), (ExceptionCase?)null);
        await foreach (var decision in reader.HistoryAsync(actor, 0, cancellation))
        {
            if (command.Count > 0 && command[0].CommandId != decision.CommandId)
                await TakeAsync();
            command.Add(decision);
        }

        await TakeAsync();
        return replayed;

        async Task TakeAsync()
        {
            if (command.Count == 0)
                return;
            var isDestroyed = command.Exists(decision => decision.Happened is Destroyed);
            IReadOnlyList<ReplayAnswer> answers = isDestroyed ? [.. command.Select(_ => new ReplayAnswer.NotReplayable(ReplayReasons.Shredded))]
                : ActorId.Parse(actor).Type == ExceptionWorkflow.Instance.Type ? await AnswerAsync(actor, state, command, cancellation)
                : [.. command.Select(_ => new ReplayAnswer.NotReplayable(ReplayReasons.FactsNotKept))];
            replayed.AddRange(command.Zip(answers, (decision, answer) => new ReplayedDecision(decision.Sequence, decision.Kind, answer)));
            if (!isDestroyed && ActorId.Parse(actor).Type == ExceptionWorkflow.Instance.Type)
                state = command.Aggregate(state, (before, decision) => ExceptionWorkflow.Instance.Evolve(before, decision.Decision));
            command.Clear();
        }
    }

    private async Task<IReadOnlyList<ReplayAnswer>> AnswerAsync(string actor, ExceptionCase? before, IReadOnlyList<PastDecision> command, CancellationToken cancellation)
    {
        var whole = new List<Decision>(command.Count);
        foreach (var decision in command)
            whole.Add((await reader.CauseAsync(actor, decision.Sequence, cancellation)).Decision);
        var (rules, unknown) = _libraries.Of(whole[0].Basis);
        return rules is null ? [.. command.Select(_ => new ReplayAnswer.NotReplayable(unknown!))] : ExceptionReplay.Answer(before, whole, rules);
    }
}
