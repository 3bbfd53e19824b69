using System.Collections.Immutable;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A customer relationship as its history has made it. Holds no personal data: only references, words and dates.</summary>
public sealed record Customer : ISubject
{
    /// <summary>The firm's licensed entity that serves them.</summary>
    public required string BookingEntity { get; init; }

    /// <summary>Its jurisdiction.</summary>
    public required string BookingJurisdiction { get; init; }

    /// <summary>All jurisdictions that bind, the one with the first receipt first.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>The rules of the latest decision.</summary>
    public required CitedRules Rules { get; init; }

    /// <summary>What somebody has to do.</summary>
    public ImmutableList<PendingStep> Pending { get; init; } = [];

    /// <summary>Steps done, with who decided them if a person did.</summary>
    public ImmutableDictionary<string, string> Done { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>When that was found out which did a step, for steps done by evidence.</summary>
    public ImmutableSortedDictionary<string, Instant> FoundOut { get; init; } = ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal);

    /// <summary>The latest screening.</summary>
    public ScreeningRecord? Screening { get; init; }

    /// <summary>What two people found to be somebody else: for that subject, that entry and that content, and no longer.</summary>
    public ImmutableList<FalsePositive> FalsePositives { get; init; } = [];

    /// <summary>Open exceptions by id.</summary>
    public ImmutableSortedDictionary<string, OpenException> Exceptions { get; init; } = ImmutableSortedDictionary.Create<string, OpenException>(StringComparer.Ordinal);

    /// <summary>How many exceptions were ever raised; tells one occurrence of a cause from the next.</summary>
    public int Raised { get; init; }

    /// <summary>Or null before rating.</summary>
    public string? RiskBand { get; init; }

    /// <summary>Next periodic review, or null.</summary>
    public Instant? ReviewDue { get; init; }

    /// <summary>When to screen again after a screening without an answer; null if there was one.</summary>
    public Instant? RetryScreening { get; init; }

    /// <summary><c>approved</c>, <c>refused</c>, <c>exited</c> or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>Matches that two people found to be the customer, by <see cref="MatchRecord.Identity"/>; nobody is asked about them again.</summary>
    public ImmutableHashSet<string> TrueMatches { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Matches that two people found to be the customer as a politically exposed person; nobody is asked about them as such again.</summary>
    public ImmutableHashSet<string> ConfirmedPeps { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What people found out about the customer, in words of the catalogue's circumstances; what the customer declared is in the sealed application.</summary>
    public ImmutableHashSet<string> Circumstances { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Somebody asked that the relationship ends, and others have not agreed yet.</summary>
    public Leaving? Leaving { get; init; }

    /// <summary>Two people confirmed what bars a relationship that had begun: the customer is listed, or not who they said.</summary>
    public bool Barred { get; init; }

    /// <summary>The relationship is over or never began; nothing moves any more.</summary>
    public bool IsTerminal => Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited;

    /// <summary>Whether the latest screening lets the customer pass: clear, or nothing left that two people have not decided about.</summary>
    public bool PassesScreening => Screening is { Outcome: ScreeningRecord.Clear } || (Screening is { Outcome: ScreeningRecord.Hit } && OpenMatches.Count == 0);

    /// <summary>Matches of the latest screening that nobody has decided about.</summary>
    public IReadOnlyList<MatchRecord> OpenMatches => [.. (Screening?.Matches ?? []).Where(match => IsOpen(match, asPep: true))];

    /// <summary>Where the process is; derived, so that it never contradicts the facts.</summary>
    public string Status => this switch
    {
        { Outcome: CustomerOutcome.Refused } => CustomerStatus.Refused,
        { Outcome: CustomerOutcome.Exited } => CustomerStatus.Offboarded,
        { Outcome: CustomerOutcome.Approved, Barred: true } => CustomerStatus.Restricted,
        { Outcome: CustomerOutcome.Approved } => IsBlocked ? CustomerStatus.Restricted : CustomerStatus.Active,
        _ when IsBlocked => CustomerStatus.UnderReview,
        _ when Pending.Any(step => Steps.FulfilmentOf(step.Step) == Fulfilment.Evidence) => CustomerStatus.AwaitingEvidence,
        _ when !PassesScreening => CustomerStatus.Screening,
        _ => CustomerStatus.AwaitingApproval,
    };

    /// <summary>Whether the customer waits for the answer to an exception.</summary>
    public bool IsBlocked => Exceptions.Values.Any(exception => exception.Blocking);

    /// <summary>Whether nobody has decided about a match.</summary>
    /// <param name="match">Of the latest screening.</param>
    /// <param name="asPep">
    /// Whether it is only on a list of politically exposed persons. Who was confirmed as one was never asked about as a
    /// sanctioned person, should the rules say one day that the list is one of sanctions.
    /// </param>
    public bool IsOpen(MatchRecord match, bool asPep) =>
        !TrueMatches.Contains(match.Identity) && !(asPep && ConfirmedPeps.Contains(match.Identity)) && !IsDismissed(match);

    private bool IsDismissed(MatchRecord match) =>
        FalsePositiveMemory.Find(FalsePositives, Screening?.Subject ?? "", match.List, match.EntryId, match.EntryDigest) is not null;

    /// <summary>The state after one more decision.</summary>
    public static Customer Evolve(Customer? customer, Basis basis, object happened) =>
        (customer, happened) switch
        {
            (null, ApplicationReceived e) => new Customer
            {
                BookingEntity = e.BookingEntity,
                BookingJurisdiction = e.BookingJurisdiction,
                Bound = basis.Bound,
                Rules = basis.Rules,
                Pending = [.. e.Pending],
                Done = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add(Steps.Identify, basis.Principal),
            },
            (null, _) => throw new InvalidOperationException($"A customer's history begins with an application, not with {happened.GetType().Name}."),
            _ => customer.Apply(basis, happened) with { Rules = basis.Rules },
        };

    private Customer Apply(Basis basis, object happened) => happened switch
    {
        Screened e => this with
        {
            Screening = e.Screening,
            RetryScreening = e.Screening.Outcome is ScreeningRecord.Unavailable or ScreeningRecord.Stale
                ? basis.OccurredAt + CustomerWorkflow.ScreeningRetry
                : null,
        },
        EvidenceRecorded { Result: EvidenceResult.Passed, Step: { } step } => Complete(step, basis.Principal) with { FoundOut = FoundOut.SetItem(step, basis.OccurredAt) },
        EvidenceRecorded => this,
        ExceptionRaised e => this with { Exceptions = Exceptions.SetItem(e.ExceptionId, new OpenException(e.ExceptionKind, e.Blocking, Screening?.Subject, e.Matches)), Raised = Raised + 1 },
        ExceptionAnswered e => Answered(e, basis.OccurredAt),
        ExceptionWithdrawn e => this with { Exceptions = Exceptions.Remove(e.ExceptionId) },
        CustomerRiskRated e => this with { RiskBand = e.Band, Done = Done.SetItem(Steps.RateRisk, basis.Principal), Pending = Pending.AddRange(e.Pending) },
        CustomerRatedAgain e => this with { RiskBand = e.Band, Pending = Pending.AddRange(e.Pending), Done = Done.RemoveRange(e.Pending.Select(step => step.Step)), ReviewDue = e.ReviewDue },
        OffboardingAsked e => this with { Leaving = new Leaving(basis.Principal, [], [.. e.Pending.Skip(1)]), Pending = Pending.Add(e.Pending[0]) },
        StepDecided { Step: Steps.Offboarding } e => Agreed(e.Approved, basis.Principal),
        StepDecided { Approved: true } e => Complete(e.Step, basis.Principal),
        StepDecided e => this with { Pending = Pending.RemoveAll(step => step.Step == e.Step) },
        EvidenceLapsed e => this with { Pending = Pending.AddRange(e.Pending), Done = Done.RemoveRange(e.Pending.Select(step => step.Step)), FoundOut = FoundOut.RemoveRange(e.Pending.Select(step => step.Step)) },
        CustomerActivated e => this with { Outcome = CustomerOutcome.Approved, ReviewDue = e.ReviewDue },
        Refused => this with { Outcome = CustomerOutcome.Refused, Pending = [], RetryScreening = null, Leaving = null },
        CustomerOffboarded => this with { Outcome = CustomerOutcome.Exited, Pending = [], RetryScreening = null, ReviewDue = null, Leaving = null },
        DeadlineMissed e => this with { Pending = Pending.RemoveAll(step => step.Step == e.Pending.Step).Add(e.Pending) },
        ReviewOpened e => this with { ReviewDue = null, Pending = Pending.Add(e.Pending) },
        CustomerReviewed e => this with { ReviewDue = e.ReviewDue },
        _ => throw new InvalidOperationException($"A customer's history does not hold {happened.GetType().Name}."),
    };

    private Customer Complete(string step, string principal) =>
        this with { Pending = Pending.RemoveAll(pending => pending.Step == step), Done = Done.SetItem(step, principal) };

    /// <summary>One of those who have to agree to the end did; or did not, and nobody has to any more.</summary>
    private Customer Agreed(bool approved, string principal)
    {
        var others = Pending.RemoveAll(step => step.Step == Steps.Offboarding);
        return approved && Leaving is { } leaving
            ? this with { Pending = others.AddRange(leaving.Waiting.Take(1)), Leaving = leaving with { Approvers = leaving.Approvers.Add(principal), Waiting = [.. leaving.Waiting.Skip(1)] } }
            : this with { Pending = others, Leaving = null };
    }

    private Customer Answered(ExceptionAnswered e, Instant at)
    {
        var subject = Exceptions.GetValueOrDefault(e.ExceptionId)?.Subject ?? "";
        var answered = this with { Exceptions = Exceptions.Remove(e.ExceptionId) };
        return e.Disposition switch
        {
            Dispositions.FalsePositive => answered with { FalsePositives = FalsePositives.AddRange(e.Matches.Select(match => new FalsePositive(subject, match.List, match.EntryId, match.EntryDigest, at, e.ExceptionId))) },
            Dispositions.TrueMatch when e.ExceptionKind == ExceptionKinds.PossiblePep => answered with
            {
                ConfirmedPeps = ConfirmedPeps.Union(e.Matches.Select(match => match.Identity)),
                Circumstances = Circumstances.Add(Customers.Circumstances.Pep),
            },
            Dispositions.TrueMatch => answered with { Barred = true, TrueMatches = TrueMatches.Union(e.Matches.Select(match => match.Identity)) },
            _ => answered,
        };
    }
}
