using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a customer again. What somebody wrote to explain a decision is used as far as it was opened. Whoever applied is decided
/// about by what was stored of what they gave; where that is less than they gave, what was compared at the door is not known any more.
/// </summary>
public static class CustomerReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="ground">What else it stands on.</param>
    /// <param name="workflow">What decides; null for today's workflow.</param>
    public static DecidedAgain Decide(Customer? before, IReadOnlyList<Decision> then, ReplayGround ground, Workflow<Customer, CustomerFacts>? workflow = null)
    {
        var isEntity = before is { IsLegalEntity: true } || then[0].Happened is LegalEntityApplied;
        if (isEntity && ground.Lists is null)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var isGiven = isEntity ? ground.Entity?.LegalName is not null : ground.Person?.FullName is not null;
        if (SubjectReplay.By(then[0]) is not { } by || (!isGiven && (ground.Lists is not null || before is not { IsTerminal: true })))
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var at = SubjectReplay.At(then, ground.RecordedAt);
        if (MessageOf(before, then, by, at, ground) is not { } message)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var (asked, unknown) = Screening(before, then, at, ground);
        if (unknown is not null)
            return new DecidedAgain.Unknown(unknown);

        // What whoever has left gave is needed once more where it is put right.
        var isOver = before is { IsTerminal: true, Outcome: not CustomerOutcome.Refused } && then[0].Happened is not (DataCorrected or EntityDataCorrected);
        var outlooks = OutlooksOf(then);
        if (outlooks.Count == 0 && then.Any(decision => decision.Happened is RetentionPlanned or RetentionDue))
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var facts = new CustomerFacts(
            at, by, before?.BookingJurisdiction ?? JurisdictionIn(then[0]), then[0].Basis.Bound, ground.Rules,
            isOver || isEntity ? null : ground.Person, asked, ground.ExceptionIds, ground.FieldKey)
        {
            Entity = isOver || !isEntity ? null : ground.Entity,
            Deciders = SubjectReplay.DecidersIn(then),
            Pseudonyms = PseudonymsIn(then),
        };
        return Under(outlooks, then, facts, given => (workflow ?? CustomerWorkflow.Instance).Decide(before, message, given));
    }

    /// <summary>
    /// What retention was computed on besides the rules. That everything is due says that the firm lets it be destroyed and that the store can, but not
    /// whether the firm lets go what no law deletes: that is taken as it fits the record. When transfers started clocks it does not say.
    /// </summary>
    private static IReadOnlyList<RetentionOutlook> OutlooksOf(IReadOnlyList<Decision> then) => then.Select(decision => decision.Happened).FirstOrDefault(happened => happened is RetentionPlanned or RetentionDue) switch
    {
        RetentionPlanned { On: { } on, Waiting: var waiting } => [RetentionOutlook.Of(on, waiting)],
        RetentionDue due when !due.Terms.Any(term => TransferClocks.Classes.Contains(term.RecordClass)) => [new(new RetentionPolicy(false, true), null, true), new(new RetentionPolicy(true, true), null, true)],
        _ => [],
    };

    private static DecidedAgain Under(IReadOnlyList<RetentionOutlook> outlooks, IReadOnlyList<Decision> then, CustomerFacts facts, Func<CustomerFacts, Verdict> decide)
    {
        if (outlooks.Count == 0)
            return DecidedAgain.Of(decide(facts));
        var all = outlooks.Select(outlook => DecidedAgain.Of(decide(facts with { Outlook = outlook }))).ToList();
        return all.FirstOrDefault(again => again is DecidedAgain.Decisions { All: var decisions } && DecisionComparison.Of(CustomerWorkflow.Instance, then, decisions).All(answer => answer is ReplayAnswer.Equal)) ?? all[0];
    }

    private static string JurisdictionIn(Decision first) =>
        first.Happened is LegalEntityApplied entity ? entity.BookingJurisdiction : ((ApplicationReceived)first.Happened).BookingJurisdiction;

    private static (AskedScreening? Asked, string? Unknown) Screening(Customer? before, IReadOnlyList<Decision> then, Instant at, ReplayGround ground)
    {
        if (SubjectReplay.ScreenedIn(then) is not { } screened)
            return (null, before?.Screening is null && ground.Rules.Steps.Value.Contains(Steps.Screen) && !ground.Cited.Steps.Value.Contains(Steps.Screen) ? ReplayReasons.NotLookedFor : null);
        if (ground.Lists is { } lists)
            return ComparedAgain.Of(screened, new Question.OfName(CustomerScreening.QueryOf(
                (then[0].Happened as DataCorrected)?.ToPerson() ?? ground.Person, (then[0].Happened as EntityDataCorrected)?.ToEntity() ?? ground.Entity, ground.Rules)!), at, lists);
        var recorded = RecordedScreening.Under(screened, ground.Rules.Screening.Threshold.Value, ground.Rules.Screening.Asked, ground);
        return (recorded, recorded is null ? ReplayReasons.NotLookedFor : null);
    }

    private static Message? MessageOf(Customer? before, IReadOnlyList<Decision> then, Contracts.Actors.Principal by, Instant at, ReplayGround ground) => then[0].Happened switch
    {
        ApplicationReceived applied when before is null && ground.Person is { } person =>
            ground.Lists is null || Intake.IsStoredAsGiven(person, ground.Rules) ? new Message.Asked(at, by, new StartOnboarding(applied.BookingEntity, person)) : null,
        LegalEntityApplied applied when before is null && ground.Entity is { } entity =>
            EntityIntake.IsStoredAsGiven(entity, ground.Rules) ? new Message.Asked(at, by, new StartEntityOnboarding(applied.BookingEntity, entity, applied.Holds)) : null,
        _ when before is null => null,
        EvidenceRecorded e => new Message.Asked(at, by, new RecordEvidence(e.EvidenceKind, e.Result, e.Provider, e.Reference, then[0].Basis.OccurredAt, e.Data)),
        StepDecided { Step: Steps.Erasure } when OutlooksOf(then).Count == 0 => null,
        StepDecided e => new Message.Asked(at, by, new DecideStep(e.Step, e.Approved, e.Statement ?? "")),
        CustomerRestricted e => new Message.Asked(at, by, new Restrict(e.Cause, e.Statement ?? "")),
        RestrictionLiftingAsked e => new Message.Asked(at, by, new AskRestrictionLifting(e.Statement ?? "")),
        OffboardingAsked e => new Message.Asked(at, by, new Offboard(e.Statement ?? "")),
        CustomerOffboarded e => new Message.Asked(at, by, new Offboard(e.Statement ?? "")),
        ReviewCalledFor e => new Message.Asked(at, by, new OpenReview(e.Event, e.Statement ?? "")),
        ReviewRequested e => new Message.Asked(at, by, new RequestReview(e.Statement ?? "")),
        _ when SubjectReplay.RequestIn(then[0]) is { } request => new Message.Asked(at, by, request),
        PartyHeard e => new Message.Told(at, default, then[0] with { Happened = new PartyStandingChanged("", e.Version, e.Party) }, default),
        RulesChanged => new Message.Told(at, default, then[0] with { Happened = new PackMigrated(0, "", 0, false) }, default),
        ReviewOpened => new Message.Due(at, CustomerAgenda.Review),
        // Of what was masked or hashed at the door it is not known what was given.
        DataCorrected e => Intake.IsStoredAsGiven(e.ToPerson(), ground.Rules) ? new Message.Asked(at, by, SubjectReplay.Corrected(then, e.Request, e.ToPerson(), null)) : null,
        EntityDataCorrected e => EntityIntake.IsStoredAsGiven(e.ToEntity(), ground.Rules) ? new Message.Asked(at, by, SubjectReplay.Corrected(then, e.Request, null, e.ToEntity())) : null,
        HoldPlaced e => new Message.Asked(at, by, new PlaceHold(e.Record, e.Issuer, e.Until, e.Statement ?? "")),
        HoldLiftingAsked e => OfHold(before, e.Hold) is { } hold ? new Message.Asked(at, by, new AskHoldLifting(hold.Record, hold.Id, e.Statement ?? "")) : null,
        HoldKept e => OfHold(before, e.Hold) is { } hold ? new Message.Asked(at, by, new DecideHoldLifting(hold.Record, hold.Id, false, e.Statement ?? "")) : null,
        HoldLifted e when !by.IsPerson => new Message.Due(at, HoldOrders.KeyPrefix + e.Hold),
        HoldLifted e => OfHold(before, e.Hold) is { } hold ? new Message.Asked(at, by, new DecideHoldLifting(hold.Record, hold.Id, true, e.Statement ?? "")) : null,
        // Of whoever was held after their end it is computed anew as if that had not been decided, from a state that is not the one before.
        RetentionPlanned or RetentionDue => before.IsErased ? null : new Message.Due(at, CustomerAgenda.Retention),
        _ => SubjectReplay.MessageOf(then[0], at),
    };

    private static Hold? OfHold(Customer before, string id) => before.Holds.FirstOrDefault(hold => hold.Id == id);

    /// <summary>What each log calls a record that is held is taken as it was said in public: it comes from that log's key.</summary>
    private static Dictionary<string, string> PseudonymsIn(IReadOnlyList<Decision> then)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var decision in then)
            if (decision.Happened is Published { Reference: LifecycleRef.HoldChanged held })
                said[decision.Basis.Bound[0]] = held.Actor;
        return said;
    }
}
