using System.Collections.Immutable;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>A related party of a legal entity as its history has made it. Holds no personal data: who it is stands in the first decision, sealed.</summary>
public sealed record Party : IDataSubject
{
    /// <summary>Whose related party.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What it was stated to be; its standing and band as the customer was last told.</summary>
    public required RelatedParty Stated { get; init; }

    /// <summary>All jurisdictions that bound the customer at the statement; the one with the first receipt first.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>The rules of the latest decision.</summary>
    public required CitedRules Rules { get; init; }

    /// <inheritdoc/>
    public Matters Matters { get; init; } = Matters.None;

    /// <inheritdoc/>
    public Tasks Tasks { get; init; } = new();

    /// <summary><c>passed</c>, <c>refused</c>, <c>removed</c> or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>When somebody looks at it again at the latest.</summary>
    public Instant? LookAgain { get; init; }

    /// <summary>How often the customer was told.</summary>
    public int Told { get; init; }

    /// <inheritdoc/>
    public ImmutableList<DataRequest> DataRequests { get; init; } = [];

    /// <inheritdoc/>
    public int Corrections { get; init; }

    /// <inheritdoc/>
    public bool IsLegalEntity => Stated.Kind == PartyKinds.LegalEntity;

    /// <summary>What was decided before is destroyed.</summary>
    public bool IsErased { get; init; }

    /// <inheritdoc/>
    public bool IsTerminal => IsErased || Outcome is PartyOutcome.Refused or PartyOutcome.Removed;

    /// <summary>Whether it is somebody: with a name, to be screened.</summary>
    public bool IsSomebody => PartyKinds.IsSomebody(Stated.Kind);

    /// <summary>Where the process is; derived, so that it never contradicts the facts.</summary>
    public string Standing => this switch
    {
        { Outcome: PartyOutcome.Removed } or { IsErased: true } => PartyStandings.Removed,
        { Matters.Barred: true, Matters.TrueMatches.Count: > 0 } => PartyStandings.Listed,
        { Outcome: PartyOutcome.Refused } or { Matters.Barred: true } => PartyStandings.NotAccepted,
        { Matters.IsBlocked: true } => PartyStandings.UnderReview,
        { Outcome: PartyOutcome.Passed } when !IsSomebody || Matters.Passes => PartyStandings.Passed,
        _ => PartyStandings.Checking,
    };

    /// <summary>The state after one more decision.</summary>
    public static Party Evolve(Party? party, Basis basis, object happened) => (party, happened) switch
    {
        (_, PartyErased) => new Party { CustomerId = "", Stated = Nobody, Bound = basis.Bound, Rules = basis.Rules, IsErased = true },
        (null, PartyStated e) => new Party
        {
            CustomerId = e.CustomerId,
            Stated = new RelatedParty(e.PartyId, e.PartyKind, e.Roles, e.Holds, e.JointWith, e.EntityKinds, e.EachAtMost, PartyStandings.Checking, null, []),
            Bound = basis.Bound,
            Rules = basis.Rules,
            Tasks = Tasks.Begin(Steps.Identify, basis.Principal, e.Pending),
            LookAgain = e.LookAgain,
        },
        (null, _) => throw new InvalidOperationException($"A related party's history begins with a statement, not with {happened.GetType().Name}."),
        _ => party.Apply(basis, happened) with { Rules = basis.Rules },
    };

    private static RelatedParty Nobody { get; } = new("", PartyKinds.Unknown, [], [], [], [], null, PartyStandings.Removed, null, []);

    private Party Apply(Basis basis, object happened) => happened switch
    {
        PartyEvidenceRecorded { Result: EvidenceResult.Passed, Step: { } step } => this with { Tasks = Tasks.Complete(step, basis.Principal) },
        PartyEvidenceRecorded => this,
        PartyPassed => this with { Outcome = PartyOutcome.Passed },
        PartyLookedAt e => this with { LookAgain = e.LookAgain },
        Refused => End(PartyOutcome.Refused),
        PartyRemoved => End(PartyOutcome.Removed),
        DataRequestReceived or DataRequestExtended or DataRequestOverdue or DataRequestAnswered => this with { DataRequests = DataRequest.After(DataRequests, basis, happened) },
        PartyDataCorrected e => this with { Corrections = Corrections + 1, Stated = Stated with { EntityKinds = e.EntityKinds } },
        PartyStandingChanged e => this with { Stated = e.Party, Told = e.Version },
        _ when Matters.After(basis, happened) is { } matters => this with { Matters = matters },
        _ when Tasks.After(basis, happened) is { } tasks => this with { Tasks = tasks },
        _ => throw new InvalidOperationException($"A related party's history does not hold {happened.GetType().Name}."),
    };

    private Party End(string outcome) => this with { Outcome = outcome, LookAgain = null, Tasks = Tasks.Ended(), Matters = Matters.Ended() };
}
