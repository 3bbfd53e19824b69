using ComplianceGrains.Contracts.Parties;
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
        if (MessageOf(before, then[0], by, at, ground) is not { } message)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var (asked, unknown) = SubjectReplay.ScreenedIn(then) is { } screened && ground.Lists is { } lists
            ? ComparedAgain.Of(screened, new Question.OfName(CustomerScreening.QueryOf(ground.Person, ground.Entity, ground.Rules)!), at, lists) : (null, null);
        if (unknown is not null)
            return new DecidedAgain.Unknown(unknown);
        var ended = then.Any(decision => decision.Happened is PartyRemoved { Cause: CustomerEnded });
        return DecidedAgain.Of(PartyWorkflow.Instance.Decide(before, message, new PartyFacts(
            at, by, then[0].Basis.Bound, ground.Rules, ground.Person, ground.Entity, ended, PartyCount: 0, asked, ground.ExceptionIds, ground.FieldKey)));
    }

    private static Message? MessageOf(Party? before, Decision first, Contracts.Actors.Principal by, Instant at, ReplayGround ground) => first.Happened switch
    {
        // Of what was masked or hashed at the door it is not known what was compared.
        PartyStated e when before is null =>
            (ground.Person is null || Intake.IsStoredAsGiven(ground.Person, ground.Rules)) && (ground.Entity is null || EntityIntake.IsStoredAsGiven(ground.Entity, ground.Rules))
                ? new Message.Asked(at, by, new StateParty(e.CustomerId, e.PartyId, e.PartyKind, e.Roles, ground.Person, ground.Entity, e.Holds, e.JointWith, e.EachAtMost)) : null,
        _ when before is null => null,
        PartyEvidenceRecorded e => new Message.Asked(at, by, new RecordPartyEvidence(e.EvidenceKind, e.Result, e.Provider, e.Reference, first.Basis.OccurredAt)),
        PartyRemoved { Cause: "asked" } e => new Message.Asked(at, by, new RemoveParty(e.Statement ?? "")),
        PartyLookedAt or PartyRemoved { Cause: CustomerEnded } => new Message.Due(at, PartyRun.Look),
        _ => SubjectReplay.MessageOf(first, at),
    };
}
