using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a natural person again. What somebody wrote to explain a decision is not needed for that and is not opened. Whoever applied is
/// decided about by what was stored of what they gave.
/// </summary>
public static class CustomerReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="ground">What else it stands on.</param>
    public static DecidedAgain Decide(Customer? before, IReadOnlyList<Decision> then, ReplayGround ground)
    {
        // Who is related to a legal entity, and how, is in histories of their own.
        if (before is { IsLegalEntity: true } || then[0].Happened is LegalEntityApplied)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        if (SubjectReplay.By(then[0]) is not { } by || (ground.Person?.FullName is null && before is not { IsTerminal: true }))
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var at = SubjectReplay.At(then, ground.RecordedAt);
        if (MessageOf(before, then, by, at, ground.Person) is not { } message)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        AskedScreening? asked = null;
        if (SubjectReplay.ScreenedIn(then) is { } screened)
        {
            asked = RecordedScreening.Under(screened, ground.Rules.Screening.Threshold.Value, ground.Rules.Screening.Asked, ground);
            if (asked is null)
                return new DecidedAgain.Unknown(ReplayReasons.NotLookedFor);
        }
        else if (before?.Screening is null && ground.Rules.Steps.Value.Contains(Steps.Screen) && !ground.Cited.Steps.Value.Contains(Steps.Screen))
        {
            return new DecidedAgain.Unknown(ReplayReasons.NotLookedFor);
        }

        var facts = new CustomerFacts(
            at, by, before?.BookingJurisdiction ?? ((ApplicationReceived)then[0].Happened).BookingJurisdiction, then[0].Basis.Bound, ground.Rules,
            before is { IsTerminal: true, Outcome: not CustomerOutcome.Refused } ? null : ground.Person,
            asked, ground.ExceptionIds, ground.FieldKey);
        return DecidedAgain.Of(CustomerWorkflow.Instance.Decide(before, message, facts));
    }

    private static Message? MessageOf(Customer? before, IReadOnlyList<Decision> then, Contracts.Actors.Principal by, Instant at, PersonData? person) => then[0].Happened switch
    {
        ApplicationReceived applied when before is null && person is not null => new Message.Asked(at, by, new StartOnboarding(applied.BookingEntity, person)),
        _ when before is null => null,
        EvidenceRecorded e => new Message.Asked(at, by, new RecordEvidence(e.EvidenceKind, e.Result, e.Provider, null, then[0].Basis.OccurredAt, null)),
        StepDecided { Step: not Steps.Erasure } e => new Message.Asked(at, by, new DecideStep(e.Step, e.Approved, "")),
        OffboardingAsked or CustomerOffboarded => new Message.Asked(at, by, new Offboard("")),
        ReviewOpened => new Message.Due(at, CustomerAgenda.Review),
        RetentionPlanned or RetentionDue => null,
        _ => SubjectReplay.MessageOf(then[0], at),
    };
}
