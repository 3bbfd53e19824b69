using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>
/// The workflow of a related party: statement, check of identity, screening, removal. It decides nothing about the customer: it tells it
/// how it stands. Pure: state, command and facts in, verdict out.
/// </summary>
public sealed class PartyWorkflow : SubjectWorkflow<Party, PartyFacts>
{
    /// <summary>The most related parties of one customer: more than these nobody looks through.</summary>
    public const int Most = 100;

    private PartyWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static PartyWorkflow Instance { get; } = new();

    /// <summary>What who is related to a customer is told once the end of the records is decided.</summary>
    public const string NothingHeld = "Retention is over: nothing is held about the related party any more, or is about to go.";

    /// <inheritdoc/>
    public override string Type => "party";

    /// <inheritdoc/>
    public override bool TakesRequests => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Parties.ObeyedRules.Paths;

    /// <inheritdoc/>
    public override Verdict Decide(Party? party, Message message, PartyFacts facts)
    {
        if (message is Message.Asked { Command: PartyCommand command })
            return Decide(party, command, facts);
        if (party is null)
            return Verdict.None;
        if (message is Message.Due { Key: var key } && key.StartsWith(DataRequest.KeyPrefix, StringComparison.Ordinal))
            return PartyRequests.Instance.Miss(party, key, facts);
        var run = new PartyRun(party, facts);
        return run.Told(run.Hear(message));
    }

    /// <inheritdoc/>
    public override Party Evolve(Party? state, Decision decision) => Party.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>What a related party's state asks for by when.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(Party state) => state.LookAgain is { } look
        ? [.. SubjectAgenda.Of(state), SubjectAgenda.Row(state, PartyRun.Look, look, Roles.System), .. state.RequestRows]
        : [.. SubjectAgenda.Of(state), .. state.RequestRows];

    /// <summary>Sealed under the customer's keys: it is known for the customer's sake, and goes when the customer goes.</summary>
    public override Binding Bind(ActorId id, Party state, Decision decision) => decision.Happened is PartyErased
        ? new(Erased.Keys(state.Bound[0]), BoundLog.Unruled)
        : new(new ActorId("customer", state.CustomerId), BoundLog.Ruled);

    /// <inheritdoc/>
    public override Decision? End(Party state, Instant at) => state.IsErased || state.IsAnswerAwaited ? null : Erased.Decide(new PartyErased(), state.Bound, CitedRules.None, at);

    /// <inheritdoc/>
    public override Decision? EndUnread(IReadOnlyList<string> bound, Instant at) => Erased.Decide(new PartyErased(), bound, CitedRules.None, at);

    private static Verdict Decide(Party? party, PartyCommand command, PartyFacts facts) => (party, command) switch
    {
        (_, StateParty) when facts.CustomerEnded => Verdict.Refuse(Refusal.State("The relationship with the customer is over; nobody is stated in it.")),
        (null, StateParty state) => State(state, facts),
        (null, _) => Verdict.Refuse(Refusal.NotFound("There is no such related party.")),
        (_, StateParty) => Verdict.Refuse(Refusal.State("There is a related party of this id already. Who was removed is stated anew under another id.")),
        // What was asked for before holds the records, and is answered.
        ({ } known, PartyDataRequest request) when known.IsErased || (facts.IsCustomerErased && request.Request is ReceiveDataRequest) => Verdict.Refuse(Refusal.State(NothingHeld)),
        ({ IsSomebody: false }, PartyDataRequest) => Verdict.Refuse(Refusal.State("This related party is nobody by name: nothing is held about anybody.")),
        (_, PartyDataRequest asked) => PartyRequests.Instance.Decide(party, asked.Request, facts),
        ({ Outcome: PartyOutcome.Removed } or { IsErased: true }, _) => Verdict.Refuse(Refusal.State("The related party is removed; nothing more can be done with it.")),
        (_, RemoveParty remove) => Remove(party, remove, facts),
        _ when facts.CustomerEnded => Verdict.Refuse(Refusal.State("The relationship with the customer is over.")),
        (_, RecordPartyEvidence evidence) => Record(party, evidence, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Verdict State(StateParty state, PartyFacts facts)
    {
        if (facts.PartyCount >= Most)
            return Verdict.Refuse(Refusal.State($"A customer has at most {Most} related parties. State many small holders as one that is 'dispersed'."));
        var owns = state.Holds.Count > 0 || state.Roles.Any(role => role is not (PartyRoles.LegalRepresentative or PartyRoles.AuthorisedSignatory));
        var (person, entity) = (
            state.Person is null ? null : Intake.CheckParty(state.Person, owns, facts.Rules, facts.FieldKey),
            state.Entity is null ? null : EntityIntake.CheckParty(state.Entity, facts.Rules, facts.FieldKey));
        if ((person?.Errors ?? entity?.Errors) is { Count: > 0 } errors)
            return Verdict.Refuse(Refusal.Rule("The rules ask for other data than was given.", [.. errors]));
        var (given, of) = (person?.Stored, entity?.Stored);
        var run = new PartyRun(null, facts);
        run.Record(
            new PartyStated(
                state.CustomerId, state.PartyId, state.Kind, state.Roles, state.Holds, state.JointWith, of?.EntityKinds ?? [], state.EachAtMost,
                state.Kind == PartyKinds.NaturalPerson && facts.Rules.Steps.Value.Contains(Steps.VerifyIdentity) ? [run.PendingOf(Steps.VerifyIdentity)] : [],
                facts.Now + PartyRun.Between,
                given?.FullName, given?.OtherNames ?? of?.OtherNames, given?.DateOfBirth, given?.PlaceOfBirth, given?.Nationalities, given?.ResidentialAddress, given?.NationalIdNumber,
                given?.PassportNumber, given?.TaxNumber ?? of?.TaxNumber, given?.PoliticallyExposed, given?.Gender, given?.Circumstances ?? of?.Circumstances,
                of?.LegalName, of?.LegalForm, of?.RegistrationNumber, of?.CountryOfCreation, of?.RegisteredAddress, of?.LegalEntityIdentifier),
            "accepted", "related-parties",
            Cited.Reason(ReasonCodes.PartyStated, "customerDueDiligence.legalEntity.beneficialOwner.collect", facts.Rules.LegalEntity.BeneficialOwner.Citations, "Everything that the rules require of this party was given."));
        run.Advance();
        return run.Told(run.ToVerdict(201));
    }

    private static Verdict Record(Party party, RecordPartyEvidence evidence, PartyFacts facts)
    {
        if (evidence.OccurredAt > facts.Now)
            return Verdict.Refuse(Refusal.Rule("Evidence cannot come from the future.", new FieldError("/occurredAt", "in-the-future", "Give the time at which the check was made; it is later than now.")));
        var step = party.Pending.FirstOrDefault(pending => Steps.EvidenceFor(pending.Step) == evidence.Kind)?.Step;
        var bearsUpon = step ?? party.Done.Keys.FirstOrDefault(done => Steps.EvidenceFor(done) == evidence.Kind && done != Steps.Identify);
        if (bearsUpon is null || party.IsTerminal)
            return Verdict.Refuse(Refusal.State("Nothing waits for evidence of this kind."));
        if (step is not null && evidence is { Result: EvidenceResult.Passed, OccurredAt: { } foundOut } && facts.Rules.Evidence.IsTooOld(foundOut, facts.Now))
            return Verdict.Refuse(Refusal.Rule("This evidence is too old to begin a relationship on.", new FieldError(
                "/occurredAt", "too-old", $"Evidence may be {facts.Rules.Evidence.MaxAge!.Value.InWords} old at most ({facts.Rules.Evidence.MaxAge.Provenance}). Have the check made again.")));

        var run = new PartyRun(party, facts);
        run.RecordAt(
            evidence.OccurredAt ?? facts.Now, new PartyEvidenceRecorded(evidence.Kind, step, evidence.Result, evidence.Provider, evidence.Reference), evidence.Result, $"{bearsUpon}-evidence",
            Cited.Reason(ReasonCodes.Evidence(evidence.Kind, evidence.Result), "customerDueDiligence.steps", facts.Rules.Steps.Citations, $"{evidence.Kind}: {evidence.Result}."));
        if (evidence.Result == EvidenceResult.Failed)
            run.Raise(ExceptionKinds.IdentityFailed, $"{bearsUpon}\n{party.Matters.Raised}", true, $"{evidence.Kind} of a related party failed.", []);
        else if (evidence.Result == EvidenceResult.Inconclusive)
            run.Raise(ExceptionKinds.EvidenceInconclusive, $"{bearsUpon}\n{party.Matters.Raised}", true, $"{evidence.Kind} of a related party gave no clear answer.", []);
        else
            run.Advance();
        return run.Told(run.ToVerdict(200));
    }

    private static Verdict Remove(Party party, RemoveParty remove, PartyFacts facts)
    {
        var run = new PartyRun(party, facts);
        run.Record(new PartyRemoved("asked", remove.Reason), PartyOutcome.Removed, null, Cited.Because(ReasonCodes.PartyRemoved, "Somebody said that they are not related to the customer any more."));
        return run.Told(run.ToVerdict(200));
    }
}
