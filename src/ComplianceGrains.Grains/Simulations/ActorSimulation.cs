using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Grains.Simulations;

/// <summary>
/// Decides an actor's history again under another version of a pack: each command from the state that was recorded before it, from the facts
/// that were recorded with it. Reads only. Safe for several threads.
/// </summary>
/// <param name="reader">Opens what was decided.</param>
/// <param name="hashes">What the ids of exceptions come from.</param>
/// <param name="library">Every pack that there is here.</param>
/// <param name="draft">The other version.</param>
/// <param name="period">Which decisions are asked about.</param>
public sealed class ActorSimulation(DecisionReader reader, KeyedHashes hashes, PackLibrary library, Pack draft, Interval period)
{
    private readonly CitedLibraries _libraries = new(library, draft);

    /// <summary>The kinds of actors that it knows, by the beginning of their identities.</summary>
    public static IReadOnlyList<string> Prefixes { get; } =
        [$"{CustomerWorkflow.Instance.Type}/", $"{WalletWorkflow.Instance.Type}/", $"{ExceptionWorkflow.Instance.Type}/"];

    /// <summary>Decides an actor's decisions again.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="tally">Counts them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Those that come out otherwise.</returns>
    /// <exception cref="ReplayStoppedException">It could not go on.</exception>
    public async Task<IReadOnlyList<FoundChange>> RunAsync(string actor, SimulationTally tally, CancellationToken cancellation)
    {
        var module = Modules.All.OfActor(actor)!;
        var (found, command, state, person) = (new List<FoundChange>(), new List<PastDecision>(), (object?)null, (PersonData?)null);
        try
        {
            await foreach (var decision in reader.HistoryAsync(actor, 0, cancellation))
            {
                if (command.Count > 0 && command[0].CommandId != decision.CommandId)
                    await TakeAsync();
                command.Add(decision);
            }

            await TakeAsync();
        }
        catch (DamagedValueException)
        {
            tally.Count(ReplayReasons.Damaged, 1);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new ReplayStoppedException(actor, command.Count > 0 ? command[0].Sequence : null, command.Count > 0 ? command[0].Basis?.Bound : null, failure);
        }

        return found;

        async Task TakeAsync()
        {
            if (command.Count > 0 && Concerns(command[0]))
                await SimulateAsync();
            foreach (var decision in command)
            {
                state = Module.IsRead(state, state is null && decision.Sequence > 1, decision.Happened) ? module.Fold([decision.Decision], state) : state;
                // What is decided from here on is decided on what was put right.
                if (decision.Happened is DataCorrected)
                    person = (await reader.WholeIfThereAsync<DataCorrected>(actor, decision.Sequence, cancellation))?.ToPerson();
            }

            command.Clear();
        }

        async Task SimulateAsync()
        {
            if ((state is null && command[0].Sequence > 1) || command.Exists(decision => decision.Happened is Destroyed))
            {
                tally.Count(ReplayReasons.Shredded, command.Count);
                return;
            }

            var (others, unknown) = await DecideAsync();
            if (others is null)
                tally.Count(unknown!, command.Count);
            foreach (var (other, place) in (others ?? []).Select((other, place) => (other, place)))
            {
                tally.Count(other);
                if (other.Changed.Count > 0)
                    found.Add(new(actor, command[place].Sequence, command[place].Decision.Basis.Bound, other));
            }
        }

        async Task<(IReadOnlyList<OtherDecision>? Others, string? Unknown)> DecideAsync()
        {
            var basis = command[0].Basis!;
            var (cited, unknown) = _libraries.Of(basis);
            if (cited is null)
                return (null, unknown);
            if (state is Customer { IsLegalEntity: false } || command[0].Happened is ApplicationReceived)
                person ??= (await reader.WholeIfThereAsync<ApplicationReceived>(actor, 1, cancellation))?.ToPerson();
            var then = await ThenAsync(module == ExceptionWorkflow.Instance);
            var (others, why) = UnderDraft(basis, then, cited);
            if (others is null)
                return (null, why);
            // Whether the other rules make the difference shows only if the rules of that time make none.
            return others.All(other => other.Changed.Count == 0) || (Others(then, cited, cited).Known is { } reproduced && reproduced.All(other => other.Changed.Count == 0))
                ? (others, null)
                : (null, ReplayReasons.NotReproduced);
        }

        // The values as of the day of the decision; a version that says nothing of days before its own is taken as of its first day.
        (IReadOnlyList<OtherDecision>? Known, string? Unknown) UnderDraft(Basis basis, IReadOnlyList<Decision> then, EffectiveRules cited)
        {
            try
            {
                return Others(then, cited, _libraries.Under(basis, basis.OccurredAt));
            }
            catch (RuleMissingException) when (basis.OccurredAt < draft.EffectiveInstant)
            {
                return UnderFirstDay(basis, then, cited);
            }
            catch (Exception failure) when (failure is PackNotInForceException or RuleMissingException)
            {
                return (null, ReplayReasons.PackNotHere);
            }
        }

        (IReadOnlyList<OtherDecision>? Known, string? Unknown) UnderFirstDay(Basis basis, IReadOnlyList<Decision> then, EffectiveRules cited)
        {
            try
            {
                return Others(then, cited, _libraries.Under(basis, draft.EffectiveInstant));
            }
            catch (Exception failure) when (failure is PackNotInForceException or RuleMissingException)
            {
                return (null, ReplayReasons.PackNotHere);
            }
        }

        async Task<IReadOnlyList<Decision>> ThenAsync(bool whole)
        {
            if (!whole)
                return [.. command.Select(decision => decision.Decision)];
            var then = new List<Decision>(command.Count);
            foreach (var decision in command)
                then.Add((await reader.CauseAsync(actor, decision.Sequence, cancellation)).Decision);
            return then;
        }

        (IReadOnlyList<OtherDecision>? Known, string? Unknown) Others(IReadOnlyList<Decision> then, EffectiveRules cited, EffectiveRules rules)
        {
            var ground = new ReplayGround(command[0].RecordedAt, cited, rules, person, hashes.ExceptionIdsOf(ActorId.Parse(actor)), hashes.Fields);
            DecidedAgain now = module switch
            {
                CustomerWorkflow => CustomerReplay.Decide((Customer?)state, then, ground),
                WalletWorkflow => WalletReplay.Decide((Wallet?)state, then, ground),
                _ => ExceptionReplay.Decide((ExceptionCase?)state, then, rules),
            };
            return now switch
            {
                DecidedAgain.Decisions decided => (OtherDecision.Of(module, then, decided.All), null),
                DecidedAgain.Refused refused => (OtherDecision.OfRefused(module, then, refused.Refusal.Title), null),
                DecidedAgain.Unknown not => (null, not.Reason),
                _ => throw new InvalidOperationException($"Nobody reads {now.GetType().Name}."),
            };
        }
    }

    /// <summary>Whether a decision is of the period, and made under the rules of the draft's jurisdiction. What is destroyed does not say any more.</summary>
    private bool Concerns(PastDecision decision) =>
        period.Contains(decision.RecordedAt) && decision.Basis?.Rules.Packs.Any(pack => pack.Id == draft.Jurisdiction) == true;
}

/// <summary>A decision that comes out otherwise.</summary>
/// <param name="Actor">Whose; full identity.</param>
/// <param name="Sequence">Its number there.</param>
/// <param name="Bound">The jurisdictions that bound them.</param>
/// <param name="Other">What becomes of it.</param>
public sealed record FoundChange(string Actor, long Sequence, IReadOnlyList<string> Bound, OtherDecision Other);
