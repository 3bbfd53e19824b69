using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows.Activity;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Whatever an actor has to tell another waits for delivery or has arrived.</summary>
/// <param name="exception">The state of an exception and its history by full identity; null if it does not exist or cannot be read.</param>
/// <param name="waiting">What waits for delivery.</param>
/// <param name="layout">Which cell delivers what an actor tells.</param>
internal sealed class EffectCheck(Func<string, Task<CheckedActor?>> exception, IReadOnlyList<StoredEffect> waiting, StoreLayout layout)
{
    /// <summary>What a decision tells whom; null if nobody.</summary>
    public static (string Target, string Kind)? Of(PastDecision decision, object? state) => (decision.Happened, state) switch
    {
        (ExceptionRaised raised, _) => ($"exception/{raised.ExceptionId}", EffectKinds.OpenException),
        (ExceptionWithdrawn withdrawn, _) => ($"exception/{withdrawn.ExceptionId}", EffectKinds.ResolveException),
        (ExceptionClosed, ExceptionCase closed) => ($"{closed.SubjectKind}/{closed.SubjectId}", EffectKinds.ExceptionAnswered),
        (PartyStandingChanged changed, _) => ($"customer/{changed.CustomerId}", EffectKinds.PartyChanged),
        (CounterpartyDataLate late, _) => ($"counterparty/{late.CounterpartyId}", EffectKinds.CounterpartyFailed),
        (ActivityResumed resumed, _) => ($"customer/{resumed.CustomerId}", EffectKinds.ActivityResumed),
        _ => null,
    };

    /// <summary>Whether a decision tells what waits for delivery. Whom a list tells stands nowhere else: any subject may be meant.</summary>
    /// <param name="modules">Every kind of actor.</param>
    /// <param name="history">Of whoever tells, whole.</param>
    /// <param name="state">After it.</param>
    /// <param name="effect">What waits.</param>
    public static bool Tells(ModuleSet modules, IReadOnlyList<PastDecision> history, object? state, Effect effect) =>
        Tells(modules, history[(int)effect.Sequence - 1], state, effect) || IsOfStanding(modules, history, effect);

    private static bool Tells(ModuleSet modules, PastDecision decision, object? state, Effect effect) =>
        (effect.Number == 0 && Of(decision, state) == (effect.Target, effect.Kind))
        || (decision.Happened is RescreeningProgressed && effect is { Kind: EffectKinds.ListChanged, Number: < ListWorkflow.MostTold }
            && modules.OfActor(effect.Target) is { IsSubject: true })
        // Whose transfers name a provider stands in those transfers.
        || (decision.Happened is TransfersTold && effect is { Kind: EffectKinds.CounterpartyChanged, Number: < CounterpartyWorkflow.MostTold } && modules.OfActor(effect.Target) is TransfersWorkflow)
        // In which run somebody's records go follows from when it was decided.
        || (decision.Happened is RetentionDue or PassedOn && effect is { Kind: EffectKinds.Destroy, Number: 0 } && modules.OfActor(effect.Target) is RetentionWorkflow)
        // Whose records waited for an answer stands in the identity of who gave it, or in what is destroyed of it.
        || (decision.Happened is DataRequestAnswered && effect is { Kind: EffectKinds.RequestAnswered, Number: 0 } && modules.OfActor(effect.Target) is CustomerWorkflow)
        // Whom a version binds stands in their own histories.
        || (decision.Happened is PackMigrated && effect is { Kind: EffectKinds.RulesChanged, Number: < PackWorkflow.MostTold } && modules.OfActor(effect.Target) is { IsSubject: true })
        // Who inherits from a pack stands in the packs.
        || (decision.Happened is PackApproved && effect.Kind == EffectKinds.PackApproved && modules.OfActor(effect.Target) is PackWorkflow);

    /// <summary>A customer's own transfers are told by the decision that turned the customer's standing, besides whomever that decision tells anyway.</summary>
    private static bool IsOfStanding(ModuleSet modules, IReadOnlyList<PastDecision> history, Effect effect)
    {
        if (effect is not { Kind: EffectKinds.CustomerChanged, Number: < 2 } || modules.OfActor(effect.Source) is not CustomerWorkflow customers
            || effect.Target != $"{TransfersWorkflow.Instance.Type}/{ActorId.Parse(effect.Source).Key}")
            return false;
        // What is destroyed does not say any more whether it turned anything.
        if (history.Take((int)effect.Sequence).Any(past => past.Happened is Destroyed))
            return true;
        var (earlier, last) = (history.Take((int)effect.Sequence - 1).Select(past => past.Decision), history[(int)effect.Sequence - 1].Decision);
        return customers.Fold(earlier) is Customer before && customers.Fold([last], before) is Customer after && StandingNotice.IsTurn(before, after);
    }

    /// <summary>What a subject and its exceptions should have told each other and did not.</summary>
    public async Task<IReadOnlyList<LostEffect>> LostAsync(CheckedActor subject)
    {
        var lost = new List<LostEffect>();
        var open = ActorFolds.OpenExceptions(subject.State).ToHashSet(StringComparer.Ordinal);
        foreach (var decision in subject.History ?? [])
        {
            if (decision.Happened is PartyStandingChanged or CounterpartyDataLate or ActivityResumed || Of(decision, null) is not var (target, kind) || IsWaiting(subject.Name, decision.Sequence, target, kind))
                continue;
            var told = await exception(target);
            var isOpen = open.Contains(target["exception/".Length..]);
            if (kind == EffectKinds.OpenException && told is null && isOpen)
                lost.Add(new LostEffect(subject.Name, decision.Sequence, target, kind));
            if (kind == EffectKinds.ResolveException && !isOpen && told?.State is ExceptionCase { Closed: false, Maker: null })
                lost.Add(new LostEffect(subject.Name, decision.Sequence, target, kind));
            if (kind == EffectKinds.OpenException && isOpen && told is { State: ExceptionCase { Closed: true } closed, History: { } history }
                && history.Last(past => past.Happened is ExceptionClosed) is var end && Of(end, closed) is var (answered, answer)
                && answered == subject.Name && !IsWaiting(target, end.Sequence, answered, answer))
                lost.Add(new LostEffect(target, end.Sequence, answered, answer));
        }

        return [.. lost.Distinct()];
    }

    private bool IsWaiting(string source, long sequence, string target, string kind) => waiting.Any(stored =>
        stored.Effect.Source == source && stored.Effect.Sequence == sequence && stored.Effect.Target == target && stored.Effect.Kind == kind
        && stored.Effect.Number == 0 && stored.Cell == layout.CellOf(source));
}
