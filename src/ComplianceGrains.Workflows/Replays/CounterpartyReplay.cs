using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a provider on the other side again. Whose transfers name it, when they are told that it stands otherwise, is in those
/// customers' histories and not in its own.
/// </summary>
public static class CounterpartyReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="ground">What else it stands on, the lists of that time among it.</param>
    public static DecidedAgain Decide(Counterparty? before, IReadOnlyList<Decision> then, ReplayGround ground)
    {
        if (SubjectReplay.By(then[0]) is not { } by || (ground.Provider is null && before is not { IsTerminal: true }))
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var at = SubjectReplay.At(then, ground.RecordedAt);
        if (MessageOf(before, then, by, at, ground.Provider) is not { } message)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var (asked, unknown) = SubjectReplay.ScreenedIn(then) is { } screened && ground is { Lists: { } lists, Provider: { } data }
            ? ComparedAgain.Of(screened, CounterpartyScreening.QuestionOf(CounterpartyScreening.AsOf(data, message), ground.Rules), at, lists) : (null, null);
        return unknown is not null
            ? new DecidedAgain.Unknown(unknown)
            : DecidedAgain.Of(CounterpartyWorkflow.Instance.Decide(before, message, new CounterpartyFacts(at, by, then[0].Basis.Bound, ground.Rules, asked, ground.ExceptionIds) { Held = ground.Provider }));
    }

    private static Message? MessageOf(Counterparty? before, IReadOnlyList<Decision> then, Contracts.Actors.Principal by, Instant at, CounterpartyData? provider) => then[0].Happened switch
    {
        CounterpartyRegistered when before is null && provider is not null => new Message.Asked(at, by, new RegisterCounterparty(then[0].Basis.Bound, provider)),
        _ when before is null => null,
        AssessmentProposed e => new Message.Asked(at, by, new AssessCounterparty(e.Standing, e.ReviewBy, e.Statement ?? "")),
        StepDecided e => new Message.Asked(at, by, new DecideCounterparty(e.Step, e.Approved, e.Statement ?? "")),
        CounterpartyFailed => new Message.Told(at, default, then[0] with { Happened = new CounterpartyDataLate("", "") }, default),
        AssessmentOverdue => new Message.Due(at, CounterpartyRun.Look),
        CounterpartyDataCorrected e when CounterpartyScreening.DataOf(e) is { } right => new Message.Asked(at, by, new CounterpartyDataRequest(
            SubjectReplay.Corrected(then, e.Request, null, null) with { Provider = new(right.Name, right.OtherNames, right.Country, right.Lei, right.RegistrationNumber, right.Address, right.TravelAddress) })),
        _ when SubjectReplay.RequestIn(then[0]) is { } request => new Message.Asked(at, by, new CounterpartyDataRequest(request)),
        TransfersTold => null,
        _ => SubjectReplay.MessageOf(then[0], at),
    };
}
