using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Incidents.Events;
using ComplianceGrains.Workflows.Inquiries;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;

namespace ComplianceGrains.Grains.Histories;

/// <summary>
/// Decides a history again: the state before, the message, the recorded facts, and the packs and lists by their digests give a decision,
/// which is held against the one that was made. Reads only.
/// </summary>
/// <param name="reader">Opens what was decided.</param>
/// <param name="library">Every pack that there is here.</param>
/// <param name="lists">Every list that there is here.</param>
/// <param name="hashes">What ids and hashed fields come from.</param>
public sealed class HistoryReplayer(DecisionReader reader, PackLibrary library, CitedLists lists, KeyedHashes hashes)
{
    private readonly CitedLibraries _libraries = new(library);

    /// <summary>Decides every decision of an actor again.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DamagedValueException">A decision is missing or cannot be read.</exception>
    /// <exception cref="ReplayStoppedException">It could not go on.</exception>
    public async Task<IReadOnlyList<ReplayedDecision>> ReplayAsync(string actor, CancellationToken cancellation = default)
    {
        var (replayed, command, given) = (new List<ReplayedDecision>(), new List<PastDecision>(), new Given(actor, Modules.All.OfActor(actor)));
        try
        {
            await foreach (var decision in reader.HistoryAsync(actor, 0, cancellation))
            {
                if (command.Count > 0 && command[0].CommandId != decision.CommandId)
                    await TakeAsync();
                command.Add(decision);
            }

            await TakeAsync();
            return replayed;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException or DamagedValueException))
        {
            throw new ReplayStoppedException(actor, command.Count > 0 ? command[0].Sequence : null, command.Count > 0 ? command[0].Basis?.Bound : null, failure);
        }

        async Task TakeAsync()
        {
            if (command.Count == 0)
                return;
            var whole = await WholeAsync(actor, command, cancellation);
            given.Take(whole[0].Happened);
            var answers = await AnswerAsync(given, command, whole, cancellation);
            // A record of an earlier form was made by an earlier version of the program: that today's decides otherwise tells nothing of it.
            if (command.Exists(decision => given.Module is { } module && module.Kinds.Any(kind => kind.Name == decision.Kind && kind is RecordKind { IsEarlier: true })))
                answers = [.. answers.Select(answer => answer is ReplayAnswer.Differs ? new ReplayAnswer.NotReplayable(ReplayReasons.EngineVersion) : answer)];
            replayed.AddRange(command.Zip(answers, (decision, answer) => new ReplayedDecision(decision.Sequence, decision.Kind, answer)));
            given.Evolve(whole, command);
            command.Clear();
        }
    }

    private async Task<IReadOnlyList<Decision>> WholeAsync(string actor, IReadOnlyList<PastDecision> command, CancellationToken cancellation)
    {
        var whole = new List<Decision>(command.Count);
        foreach (var decision in command)
            whole.Add(decision.Happened is Destroyed ? decision.Decision : (await reader.CauseAsync(actor, decision.Sequence, cancellation)).Decision);
        return whole;
    }

    private async Task<IReadOnlyList<ReplayAnswer>> AnswerAsync(
        Given given, IReadOnlyList<PastDecision> command, IReadOnlyList<Decision> whole, CancellationToken cancellation)
    {
        if (command.Any(decision => decision.Happened is Destroyed) || (given.State is null && command[0].Sequence > 1))
            return Not(ReplayReasons.Shredded);
        switch (given.Module)
        {
            case ListWorkflow:
                return ReplayedCommand.Answer(given.Module, whole, await AboutListAsync(given, command, whole, cancellation));
            case CustomerWorkflow or WalletWorkflow or ExceptionWorkflow or PartyWorkflow or CounterpartyWorkflow:
                var (rules, unknown) = _libraries.Of(whole[0].Basis);
                return rules is null ? Not(unknown!) : ReplayedCommand.Answer(given.Module, whole, await AboutSubjectAsync(given, command, whole, rules, cancellation));
            case TransfersWorkflow:
                var (ruling, why) = _libraries.Of(whole[0].Basis);
                return ruling is null ? Not(why!) : TransferReplay.Answer((CustomerTransfers?)given.State, whole, new ReplayGround(
                    command[0].RecordedAt, ruling, ruling, null, hashes.ExceptionIdsOf(ActorId.Parse(given.Actor)), hashes.Fields));
            case ExportWorkflow:
                var (approving, none) = whole[0].Basis.Rules.Packs.Count == 0 ? (null, null) : _libraries.Of(whole[0].Basis);
                return none is not null ? Not(none) : ReplayedCommand.Answer(given.Module, whole, ExportReplay.Decide(ActorId.Parse(given.Actor).Key, (Export?)given.State, whole, approving));
            case SuspicionWorkflow:
                var (suspecting, unseen) = _libraries.Of(whole[0].Basis);
                return suspecting is null ? Not(unseen!) : ReplayedCommand.Answer(given.Module, whole, SuspicionReplay.Decide((SuspicionCase?)given.State, whole, suspecting));
            case PackWorkflow:
                var (ruled, gone) = whole[0].Basis.Rules.Packs.Count == 0 ? (null, null) : _libraries.Of(whole[0].Basis);
                return gone is not null ? Not(gone)
                    : ReplayedCommand.Answer(given.Module, whole, PackReplay.Decide(ActorId.Parse(given.Actor).Key, (PackVersions?)given.State, whole, command[0].RecordedAt, ruled));
            case InquiryWorkflow:
                return ReplayedCommand.Answer(given.Module, whole, InquiryReplay.Decide((Inquiry?)given.State, whole, hashes.ExceptionIdsOf(ActorId.Parse(given.Actor))));
            case IncidentWorkflow:
                return ReplayedCommand.Answer(given.Module, whole, IncidentReplay.Decide((IncidentClosed?)given.State, whole));
            default:
                return Not(ReplayReasons.FactsNotKept);
        }

        IReadOnlyList<ReplayAnswer> Not(string reason) => [.. command.Select(_ => new ReplayAnswer.NotReplayable(reason))];
    }

    private async Task<DecidedAgain> AboutSubjectAsync(
        Given given, IReadOnlyList<PastDecision> command, IReadOnlyList<Decision> whole, EffectiveRules rules, CancellationToken cancellation)
    {
        if (given.Module is ExceptionWorkflow)
            return ExceptionReplay.Decide((ExceptionCase?)given.State, whole, rules);
        var cited = new Dictionary<(string, string), ListIndex?>();
        foreach (var list in whole.Select(decision => decision.Happened).OfType<Screened>().SelectMany(screened => screened.Screening.Lists))
            cited[(list.Id, list.Digest)] = await lists.IndexAsync(list.Id, list.Digest, cancellation);
        var ground = new ReplayGround(command[0].RecordedAt, rules, rules, given.Person, hashes.ExceptionIdsOf(ActorId.Parse(given.Actor)), hashes.Fields)
        {
            Entity = given.Entity,
            Address = given.Address,
            Provider = given.Provider,
            Lists = list => cited.GetValueOrDefault((list.Id, list.Digest)),
        };
        return given.Module is CustomerWorkflow ? CustomerReplay.Decide((Customer?)given.State, whole, ground)
            : given.Module is PartyWorkflow ? PartyReplay.Decide((Party?)given.State, whole, ground)
            : given.Module is CounterpartyWorkflow ? CounterpartyReplay.Decide((Counterparty?)given.State, whole, ground)
            : WalletReplay.Decide((Wallet?)given.State, whole, ground);
    }

    private async Task<DecidedAgain> AboutListAsync(
        Given given, IReadOnlyList<PastDecision> command, IReadOnlyList<Decision> whole, CancellationToken cancellation)
    {
        var (before, read) = ((ScreeningList?)given.State, new Dictionary<string, ListContent?>(StringComparer.Ordinal));
        var now = whole.Select(decision => decision.Happened switch { ListVersionAccepted accepted => accepted.Digest, ListConfirmed confirmed => confirmed.Digest, _ => null });
        foreach (var digest in now.Append(before?.InForce.Digest).OfType<string>())
            read[digest] = await lists.ContentAsync(ActorId.Parse(given.Actor).Key, digest, cancellation);
        return ListReplay.Decide(before, whole, command[0].RecordedAt, digest => read.GetValueOrDefault(digest));
    }

    /// <summary>What an actor's next command is decided on.</summary>
    private sealed class Given(string actor, Module? module)
    {
        public string Actor => actor;

        public Module? Module => module;

        public object? State { get; private set; }

        public PersonData? Person { get; private set; }

        public EntityData? Entity { get; private set; }

        public WalletAddress? Address { get; private set; }

        public CounterpartyData? Provider { get; private set; }

        /// <summary>What an application gave is what it is decided on itself.</summary>
        public void Take(object happened)
        {
            switch (happened)
            {
                case ApplicationReceived applied:
                    Person = applied.ToPerson();
                    break;
                case LegalEntityApplied applied:
                    Entity = applied.ToEntity();
                    break;
                case PartyStated stated:
                    (Person, Entity) = (stated.ToPerson(), stated.ToEntity());
                    break;
                case CounterpartyRegistered registered:
                    Provider = CounterpartyScreening.DataOf(registered);
                    break;
                case WalletRequested { Chain: { } chain, Address: { } address }:
                    Address = new WalletAddress(chain, address);
                    break;
            }
        }

        /// <summary>What comes next is decided on what is known then.</summary>
        public void Evolve(IReadOnlyList<Decision> whole, IReadOnlyList<PastDecision> command)
        {
            foreach (var (decision, past) in whole.Zip(command))
            {
                if (module is not null && Module.IsRead(State, State is null && past.Sequence > 1, past.Happened))
                    State = module.Fold([past.Decision], State);
                if (decision.Happened is DataCorrected corrected)
                    Person = corrected.ToPerson();
                if (decision.Happened is EntityDataCorrected put)
                    Entity = put.ToEntity();
                if (decision.Happened is CounterpartyDataCorrected known)
                    Provider = CounterpartyScreening.DataOf(known);
                if (decision.Happened is PartyDataCorrected right)
                    (Person, Entity) = (right.ToPerson(), right.ToEntity());
            }
        }
    }
}
