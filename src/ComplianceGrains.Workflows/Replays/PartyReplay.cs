using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>Decides about a related party again. That the customer's relationship was over by then is taken from the record.</summary>
public static class PartyReplay
{
    private const string CustomerEnded = "customer-ended";

    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="ground">What else it stands on, the lists of that time among it.</param>
    public static DecidedAgain Decide(Party? before, IReadOnlyList<Decision> then, ReplayGround ground)
    {
        var kind = before?.Stated.Kind ?? (then[0].Happened as PartyStated)?.PartyKind;
        if (SubjectReplay.By(then[0]) is not { } by
            || (kind is not null && before is not { IsTerminal: true } && PartyKinds.IsSomebody(kind) && ground.Person?.FullName is null && ground.Entity?.LegalName is null))
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var at = SubjectReplay.At(then, ground.RecordedAt);
        if (MessageOf(before, then, by, at, ground) is not { } message)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var (asked, unknown) = SubjectReplay.ScreenedIn(then) is { } screened && ground.Lists is { } lists
            ? ComparedAgain.Of(screened, new Question.OfName(QueryOf(then[0], ground)), at, lists) : (null, null);
        if (unknown is not null)
            return new DecidedAgain.Unknown(unknown);
        var ended = then.Any(decision => decision.Happened is PartyRemoved { Cause: CustomerEnded });
        // Who it was is nobody's need once nothing moves any more, unless they ask that it is put right.
        var isOver = before is { IsTerminal: true } && then[0].Happened is not PartyDataCorrected;
        return DecidedAgain.Of(PartyWorkflow.Instance.Decide(before, message, new PartyFacts(
            at, by, then[0].Basis.Bound, ground.Rules, isOver ? null : ground.Person, isOver ? null : ground.Entity, ended, PartyCount: 0, asked, ground.ExceptionIds, ground.FieldKey)));
    }

    /// <summary>From a correction on they are compared as whom it says.</summary>
    private static ScreeningQuery QueryOf(Decision first, ReplayGround ground) => first.Happened is PartyDataCorrected corrected
        ? CustomerScreening.QueryOf(corrected.ToPerson(), corrected.ToEntity(), ground.Rules)!
        : CustomerScreening.QueryOf(ground.Person, ground.Entity, ground.Rules)!;

    private static Message? MessageOf(Party? before, IReadOnlyList<Decision> then, Contracts.Actors.Principal by, Instant at, ReplayGround ground) => then[0].Happened switch
    {
        // Of what was masked or hashed at the door it is not known what was compared.
        PartyStated e when before is null =>
            AreStoredAsGiven(ground.Person, ground.Entity, ground)
                ? new Message.Asked(at, by, new StateParty(e.CustomerId, e.PartyId, e.PartyKind, e.Roles, ground.Person, ground.Entity, e.Holds, e.JointWith, e.EachAtMost)) : null,
        _ when before is null => null,
        PartyEvidenceRecorded e => new Message.Asked(at, by, new RecordPartyEvidence(e.EvidenceKind, e.Result, e.Provider, e.Reference, then[0].Basis.OccurredAt)),
        PartyRemoved { Cause: "asked" } e => new Message.Asked(at, by, new RemoveParty(e.Statement ?? "")),
        PartyLookedAt or PartyRemoved { Cause: CustomerEnded } => new Message.Due(at, PartyRun.Look),
        PartyDataCorrected e => AreStoredAsGiven(e.ToPerson(), e.ToEntity(), ground)
            ? new Message.Asked(at, by, new PartyDataRequest(SubjectReplay.Corrected(then, e.Request, e.ToPerson(), e.ToEntity()))) : null,
        _ when SubjectReplay.RequestIn(then[0]) is { } request => new Message.Asked(at, by, new PartyDataRequest(request)),
        _ => SubjectReplay.MessageOf(then[0], at),
    };

    private static bool AreStoredAsGiven(PersonData? person, EntityData? entity, ReplayGround ground) =>
        (person is null || Intake.IsStoredAsGiven(person, ground.Rules)) && (entity is null || EntityIntake.IsStoredAsGiven(entity, ground.Rules));
}
