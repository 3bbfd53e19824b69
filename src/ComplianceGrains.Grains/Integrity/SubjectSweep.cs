using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>
/// Looks whether an actor that is open will be woken, on a store that nobody can see at one moment: what looks wrong counts only if
/// nothing was decided meanwhile. Rows of the agenda that its state asks for and that are not there are written again.
/// </summary>
internal sealed class SubjectSweep(IJournal journal, IAgenda agenda, DecisionReader reader, KindRegistry kinds, IGrainFactory grains)
{
    /// <summary>Looks at one; null if it is not open and nothing of it was put right.</summary>
    /// <exception cref="DamagedValueException">It cannot be read.</exception>
    public async Task<Looked?> LookAsync(string actor, CancellationToken cancellation)
    {
        if (kinds.Modules.OfActor(actor) is not { } module)
            return null;
        var history = new List<PastDecision>();
        await foreach (var decision in reader.HistoryAsync(actor, 0, cancellation))
            history.Add(decision);
        if (history.Count == 0 || module.Fold(history.Select(decision => decision.Decision)) is not { } state)
            return null;
        var stored = await agenda.OfActorAsync(actor, cancellation);
        var isOpen = ActorFolds.IsOpen(state);
        var isWrong = AgendaDifference.Of(AgendaDifference.Rows(actor, module.AgendaOf(state)), stored).Count > 0;
        var isUnowned = isOpen && !ActorFolds.OpenExceptions(state).Any() && !stored.Any(row => row.Queue != SubjectAgenda.CorrectedQueue);
        if ((isWrong || isUnowned) && (await journal.ReadAsync(actor, history.Count, 1, cancellation)).Count > 0)
            (isWrong, isUnowned) = (false, false);
        var restored = isWrong ? await grains.GetGrain<IActor>(GrainId.Parse(actor)).RestoreAgendaAsync(cancellation) : 0;
        return isOpen || restored > 0 ? new Looked(isOpen ? history[^1].Decision.Basis.Bound : [], isUnowned, restored) : null;
    }

    /// <summary>What a look found.</summary>
    /// <param name="Bound">Where it is open.</param>
    /// <param name="IsUnowned">Whether nothing would have woken anybody for it.</param>
    /// <param name="Restored">Rows written again.</param>
    public sealed record Looked(IReadOnlyList<string> Bound, bool IsUnowned, int Restored);
}
