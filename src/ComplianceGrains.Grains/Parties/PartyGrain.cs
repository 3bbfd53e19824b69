using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Grains.Parties;

/// <summary>One related party of one customer.</summary>
[GrainType("party")]
internal sealed class PartyGrain(ActorServices services, RuleBook rules, SubjectScreening screening, KeyedHashes hashes, RetentionPolicy retention)
    : ActorGrain<Party, PartyFacts, PartyView>(services, PartyWorkflow.Instance), IPartyGrain
{
    public Task<Reply<PartyView>> ExecuteAsync(PartyCommand command, Envelope envelope, CancellationToken cancellation = default) => AskAsync(command, envelope, cancellation);

    public Task<PartyView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<PartyFacts>> GatherAsync(Party? state, Message message, CancellationToken cancellation) => message switch
    {
        Message.Asked { Command: var command } when state is { IsErased: true } => message.By.MayActIn(state.Bound)
            ? Refuse(command is PartyDataRequest ? PartyWorkflow.NothingHeld : "The related party is erased; nothing more can be done with it.")
            : NotFound(),
        _ when state is { IsErased: true } => Verdict.None,
        Message.Asked { Command: StateParty statement } => await FactsAsync(state, statement, message, cancellation),
        _ when state is not null && message.By.MayActIn(state.Bound) => await FactsAsync(state, message, cancellation),
        Message.Asked => NotFound(),
        _ => Verdict.None,
    };

    protected override PartyView ViewOf(Party state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        state.CustomerId, new PartyStanding(state.Stated.Id, state.Stated.Kind, state.Stated.Roles, state.Stated.Holds, state.Standing), state.Bound,
        state.Pending, [.. state.Exceptions.Keys], sequence, Decisions.Of(shown))
    {
        DataRequests = [.. state.DataRequests.Select(request => new DataRequestView(
            request.Id, request.Right, request.ReceivedAt, request.Due, request.IsExtended, request.IsOverdue, request.Outcome, request.AnsweredAt))],
        IsCorrected = state.Corrections > 0,
    };

    private static Verdict NotFound() => Verdict.Refuse(Refusal.NotFound("There is no such related party."));

    private static Verdict Refuse(string title) => Verdict.Refuse(Refusal.State(title));

    /// <summary>A customer of another jurisdiction does not exist for the caller, and neither does who is related to it.</summary>
    private async Task<Gathered<PartyFacts>> FactsAsync(Party? state, StateParty statement, Message message, CancellationToken cancellation)
    {
        if (await CustomerAsync(statement.CustomerId, cancellation) is not { } customer || !message.By.MayActIn(customer.Jurisdictions))
            return Verdict.Refuse(Refusal.NotFound("There is no such customer."));
        if (!customer.IsLegalEntity)
            return Refuse("Only a legal entity has related parties, and this customer is a natural person.");
        var bound = state?.Bound ?? customer.Jurisdictions;
        var effective = rules.Library.Rules(bound, message.At);
        var given = (statement.Person, statement.Entity);
        return await FactsAsync(state, message, customer, bound, effective, given, PartyScreening.Of(statement, null, given, effective, hashes.Fields), statement.CustomerId, cancellation);
    }

    private async Task<Gathered<PartyFacts>> FactsAsync(Party party, Message message, CancellationToken cancellation)
    {
        var customer = await CustomerAsync(party.CustomerId, cancellation);
        var effective = rules.Library.Rules(party.Bound, message.At);
        // Once nothing moves any more, who they are is nobody's need, unless they ask that it is put right.
        var answer = PartyScreening.AnswerIn(message);
        var held = party.IsTerminal && answer is null ? default : await HeldAsync(party, cancellation);
        return await FactsAsync(party, message, customer, party.Bound, effective, held, PartyScreening.Of(null, answer, held, effective, hashes.Fields), party.CustomerId, cancellation);
    }

    /// <summary>What is held of them: as it was put right last, or as it was stated.</summary>
    private async Task<(PersonData? Person, EntityData? Entity)> HeldAsync(Party party, CancellationToken cancellation)
    {
        if (party.Corrections > 0)
            return await Services.Reader.NewestAsync<PartyDataCorrected>(Id.ToString(), cancellation) is { } corrected ? (corrected.ToPerson(), corrected.ToEntity()) : default;
        var stated = party.IsTerminal ? await Services.Reader.WholeIfThereAsync<PartyStated>(Id.ToString(), 1, cancellation) : await WholeAsync<PartyStated>(1, cancellation);
        return (stated?.ToPerson(), stated?.ToEntity());
    }

    private async Task<PartyFacts> FactsAsync(
        Party? party, Message message, CustomerView? customer, IReadOnlyList<string> bound, EffectiveRules effective, (PersonData? Person, EntityData? Entity) given,
        (ScreeningQuery? Given, ScreeningQuery? Stored) query, string customerId, CancellationToken cancellation)
    {
        var ended = customer is null || IsEnded(customer);
        var asked = ended || party is { IsTerminal: true } || !PartyScreening.IsNeededFor(message) ? null : await ScreenAsync(party, query, bound, customerId, message.At, cancellation);
        return new PartyFacts(
            message.At, message.By, bound, effective, given.Person, given.Entity, ended, customer?.Parties.Count ?? 0, asked, hashes.ExceptionIdsOf(Id), hashes.Fields)
        {
            Kept = customer is null ? null : KeptOf(customer, retention),
            IsCustomerErased = customer is { Status: CustomerStatus.Erased },
        };
    }

    private static KeptWith KeptOf(CustomerView customer, RetentionPolicy retention) => new(
        customer.Clocks.ToDictionary(happened => happened.Name, happened => happened.At, StringComparer.Ordinal),
        [.. customer.Holds.Select(hold => new Hold(hold.Id, hold.Record, hold.Issuer, hold.PlacedAt, hold.Until, null, hold.AskedBy, hold.LiftedAt))],
        retention with { IsAskedFor = customer.DataRequests.Any(request => request.Right == DataRights.Erasure) });

    private async Task<AskedScreening?> ScreenAsync(
        Party? party, (ScreeningQuery? Given, ScreeningQuery? Stored) asked, IReadOnlyList<string> bound, string customerId, Instant now, CancellationToken cancellation)
    {
        if (asked is not ({ } query, { } stored))
            return null;
        var (owner, recordClass) = RecordClasses.Of(Compartments.Person, $"{CustomerWorkflow.Instance.Type}/{customerId}", "");
        var key = await Services.Keys.SubjectAsync(Placements.Label(bound[0]), owner, recordClass, cancellation);
        var subject = SubjectDigest.Of(stored, key.Mac("subject-digest"));
        return await screening.AskAsync(party, new Question.OfName(query), subject, now, cancellation);
    }

    private Task<CustomerView?> CustomerAsync(string id, CancellationToken cancellation) => GrainFactory.GetGrain<ICustomerGrain>(id).ViewAsync(cancellation);

    private static bool IsEnded(CustomerView customer) => customer.Status == CustomerStatus.Erased || customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited;
}
