using System.Collections.Immutable;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>A provider on the other side of transfers as its history has made it. By what it is known stands in its decisions, sealed.</summary>
public sealed record Counterparty : IDataSubject
{
    /// <summary>How far back failures count. The firm's own measure; no law names one.</summary>
    public static readonly Duration FailuresCountFor = Duration.FromDays(30);

    /// <inheritdoc/>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>The rules of the latest decision.</summary>
    public required CitedRules Rules { get; init; }

    /// <summary>Where it is established.</summary>
    public required string Country { get; init; }

    /// <inheritdoc/>
    public Matters Matters { get; init; } = Matters.None;

    /// <inheritdoc/>
    public Tasks Tasks { get; init; } = new();

    /// <summary>What was last decided about it; how it stands is <see cref="Standing"/>.</summary>
    public string Assessed { get; init; } = CounterpartyStanding.NotAssessed;

    /// <summary>What somebody proposes and others have not approved yet.</summary>
    public Proposal? Proposed { get; init; }

    /// <summary>Until when somebody has to look into it; null once nothing moves any more.</summary>
    public Instant? LookAgain { get; init; }

    /// <summary>When data did not come from it in time, the latest last; only those that count.</summary>
    public ImmutableList<Instant> Failures { get; init; } = [];

    /// <summary>When those are told next whose transfers name it, because it stands otherwise than they know; null once all were told.</summary>
    public Instant? TellNext { get; init; }

    /// <summary>The latest time at which they were, or will be; no two times are the same.</summary>
    public Instant? LastTold { get; init; }

    /// <summary>The last customer who was told, in the order of their ids.</summary>
    public string? ToldTo { get; init; }

    /// <summary><c>assessed</c> once it was for the first time, <c>refused</c> once two people found it on a list; null before.</summary>
    public string? Outcome { get; init; }

    /// <inheritdoc/>
    public ImmutableList<DataRequest> DataRequests { get; init; } = [];

    /// <inheritdoc/>
    public int Corrections { get; init; }

    /// <inheritdoc/>
    public bool IsLegalEntity => true;

    /// <inheritdoc/>
    public bool IsErased => false;

    /// <inheritdoc/>
    public bool IsTerminal => Outcome == SubjectOutcome.Refused;

    /// <summary>What it is to the firm: what was decided, unless what the lists say stands against it.</summary>
    public string Standing => this switch
    {
        { Outcome: SubjectOutcome.Refused } or { Matters.Barred: true } => CounterpartyStanding.Refused,
        { Assessed: CounterpartyStanding.Approved } when Matters.IsBlocked || !Matters.Passes => CounterpartyStanding.Restricted,
        _ => Assessed,
    };

    /// <summary>The state after one more decision.</summary>
    public static Counterparty Evolve(Counterparty? before, Basis basis, object happened) => (before, happened) switch
    {
        (null, CounterpartyRegistered e) => new Counterparty
        {
            Bound = basis.Bound,
            Rules = basis.Rules,
            Country = e.Country,
            LookAgain = e.LookAgain,
            Tasks = Tasks.Begin(Steps.Identify, basis.Principal, []),
        },
        (null, _) => throw new InvalidOperationException($"The history of a provider begins with its registration, not with {happened.GetType().Name}."),
        _ => before.Apply(basis, happened) is var after && after.Standing != before.Standing
            ? after.TellAt(basis.OccurredAt) with { Rules = basis.Rules, ToldTo = null }
            : after with { Rules = basis.Rules },
    };

    private Counterparty TellAt(Instant at)
    {
        var next = LastTold is { } last ? Instant.Max(at, last + Duration.FromMilliseconds(1)) : at;
        return this with { TellNext = next, LastTold = next };
    }

    private Counterparty Apply(Basis basis, object happened) => happened switch
    {
        AssessmentProposed e => this with
        {
            Proposed = new Proposal(e.Standing, e.ReviewBy),
            // Whoever registered it or proposes what it is has prepared what is approved; who approved another assessment has not approved this one.
            Tasks = Tasks.Begin(Steps.Request, basis.Principal, e.Pending).Complete(Steps.Identify, Tasks.Done[Steps.Identify]),
        },
        CounterpartyAssessed e => this with { Assessed = e.Standing, LookAgain = e.ReviewBy, Proposed = null, Outcome = "assessed", Failures = [] },
        AssessmentRejected => this with { Proposed = null, Tasks = Tasks.Ended() },
        AssessmentOverdue e => this with { Assessed = e.Standing, LookAgain = e.LookAgain },
        CounterpartyFailed => this with { Failures = [.. Failures.Where(at => at + FailuresCountFor > basis.OccurredAt), basis.OccurredAt] },
        TransfersTold e => (e.After is null ? this with { TellNext = null } : TellAt(basis.OccurredAt)) with { ToldTo = e.After },
        CounterpartyDataCorrected e => this with { Country = e.Country, Corrections = Corrections + 1 },
        DataRequestReceived or DataRequestExtended or DataRequestOverdue or DataRequestAnswered => this with { DataRequests = DataRequest.After(DataRequests, basis, happened) },
        CounterpartyRestricted => this with { Assessed = CounterpartyStanding.Restricted },
        Refused => this with { Outcome = SubjectOutcome.Refused, LookAgain = null, Proposed = null, Tasks = Tasks.Ended(), Matters = Matters.Ended() },
        _ when Matters.After(basis, happened) is { } matters => this with { Matters = matters },
        _ when Tasks.After(basis, happened) is { } tasks => this with { Tasks = tasks },
        _ => throw new InvalidOperationException($"The history of a provider does not hold {happened.GetType().Name}."),
    };
}

/// <summary>What somebody proposes that a provider is to the firm.</summary>
/// <param name="Standing">One of <see cref="CounterpartyStanding"/>.</param>
/// <param name="ReviewBy">When it is looked into again at the latest.</param>
public sealed record Proposal(string Standing, Instant ReviewBy);
