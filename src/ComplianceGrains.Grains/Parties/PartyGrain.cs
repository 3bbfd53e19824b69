using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Grains.Parties;

/// <summary>One related party of one customer.</summary>
[GrainType("party")]
internal sealed class PartyGrain(ActorServices services, RuleBook rules, SubjectScreening screening, KeyedHashes hashes)
    : ActorGrain<Party, PartyFacts, PartyView>(services, PartyWorkflow.Instance), IPartyGrain
{
    public Task<Reply<PartyView>> ExecuteAsync(PartyCommand command, Envelope envelope, CancellationToken cancellation = default) => AskAsync(command, envelope, cancellation);

    public Task<PartyView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<PartyFacts>> GatherAsync(Party? state, Message message, CancellationToken cancellation) => message switch
    {
        Message.Asked when state is { IsErased: true } => message.By.MayActIn(state.Bound)
            ? Refuse("The related party is erased; nothing more can be done with it.")
            : NotFound(),
        _ when state is { IsErased: true } => Verdict.None,
        Message.Asked { Command: StateParty statement } => await FactsAsync(state, statement, message, cancellation),
        _ when state is not null && message.By.MayActIn(state.Bound) => await FactsAsync(state, message, cancellation),
        Message.Asked => NotFound(),
        _ => Verdict.None,
    };

    protected override PartyView ViewOf(Party state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        state.CustomerId, new PartyStanding(state.Stated.Id, state.Stated.Kind, state.Stated.Roles, state.Stated.Holds, state.Standing), state.Bound,
        state.Pending, [.. state.Exceptions.Keys], sequence, Decisions.Of(shown));

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
        var stored = CustomerScreening.PartyAsStored(statement.Person, statement.Entity, effective, hashes.Fields);
        return await FactsAsync(state, message, customer, bound, effective, (statement.Person, statement.Entity), stored, statement.CustomerId, cancellation);
    }

    private async Task<Gathered<PartyFacts>> FactsAsync(Party party, Message message, CancellationToken cancellation)
    {
        var customer = await CustomerAsync(party.CustomerId, cancellation);
        var effective = rules.Library.Rules(party.Bound, message.At);
        // Once nothing moves any more, who they are is nobody's need.
        var stated = party.IsTerminal ? null : await WholeAsync<PartyStated>(1, cancellation);
        var given = (stated?.ToPerson(), stated?.ToEntity());
        return await FactsAsync(party, message, customer, party.Bound, effective, given, given, party.CustomerId, cancellation);
    }

    private async Task<PartyFacts> FactsAsync(
        Party? party, Message message, CustomerView? customer, IReadOnlyList<string> bound, EffectiveRules effective, (PersonData? Person, EntityData? Entity) given,
        (PersonData? Person, EntityData? Entity) stored, string customerId, CancellationToken cancellation)
    {
        var ended = customer is null || IsEnded(customer);
        var asked = ended || party is { IsTerminal: true } ? null : await ScreenAsync(party, given, stored, bound, effective, customerId, message.At, cancellation);
        return new PartyFacts(
            message.At, message.By, bound, effective, given.Person, given.Entity, ended, customer?.Parties.Count ?? 0, asked, hashes.ExceptionIdsOf(Id), hashes.Fields);
    }

    private async Task<AskedScreening?> ScreenAsync(
        Party? party, (PersonData? Person, EntityData? Entity) given, (PersonData? Person, EntityData? Entity) stored, IReadOnlyList<string> bound, EffectiveRules effective,
        string customerId, Instant now, CancellationToken cancellation)
    {
        if (CustomerScreening.QueryOf(given.Person, given.Entity, effective) is not { } query)
            return null;
        var (owner, recordClass) = RecordClasses.Of(Compartments.Person, $"{CustomerWorkflow.Instance.Type}/{customerId}", "");
        var key = await Services.Keys.SubjectAsync(Placements.Label(bound[0]), owner, recordClass, cancellation);
        var subject = SubjectDigest.Of(CustomerScreening.QueryOf(stored.Person, stored.Entity, effective)!, key.Mac("subject-digest"));
        return await screening.AskAsync(party, new Question.OfName(query), subject, now, cancellation);
    }

    private Task<CustomerView?> CustomerAsync(string id, CancellationToken cancellation) => GrainFactory.GetGrain<ICustomerGrain>(id).ViewAsync(cancellation);

    private static bool IsEnded(CustomerView customer) => customer.Status == CustomerStatus.Erased || customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited;
}
