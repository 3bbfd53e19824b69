using System.Collections.Immutable;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A customer relationship as its history has made it. Holds no personal data: only references, words and dates.</summary>
public sealed record Customer : IDataSubject
{
    /// <summary>The firm's licensed entity that serves them.</summary>
    public required string BookingEntity { get; init; }

    /// <summary>Its jurisdiction.</summary>
    public required string BookingJurisdiction { get; init; }

    /// <summary>All jurisdictions that bind, the one with the first receipt first.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>The rules of the latest decision.</summary>
    public required CitedRules Rules { get; init; }

    /// <inheritdoc/>
    public Matters Matters { get; init; } = Matters.None;

    /// <inheritdoc/>
    public Tasks Tasks { get; init; } = new();

    /// <summary>When that was found out which did a step, for steps done by evidence.</summary>
    public ImmutableSortedDictionary<string, Instant> FoundOut { get; init; } = ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal);

    /// <summary>Or null before rating.</summary>
    public string? RiskBand { get; init; }

    /// <summary>Next periodic review, or null.</summary>
    public Instant? ReviewDue { get; init; }

    /// <summary><c>approved</c>, <c>refused</c>, <c>exited</c> or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>What people found out about the customer, in words of the catalogue's circumstances; what the customer declared is in the sealed application.</summary>
    public ImmutableHashSet<string> Circumstances { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Somebody asked that the relationship ends, and others have not agreed yet.</summary>
    public Leaving? Leaving { get; init; }

    /// <summary>People restricted the customer; null if nobody has, or it is lifted.</summary>
    public Restriction? Restriction { get; init; }

    /// <inheritdoc/>
    public bool IsUpheld { get; init; }

    /// <summary>When what last happened that a clock of retention starts from, by the names of the packs' catalogue.</summary>
    public ImmutableSortedDictionary<string, Instant> Clocks { get; init; } = ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal);

    /// <summary>When until when the records are kept is computed again; null before it was for the first time.</summary>
    public Instant? LookAgain { get; init; }

    /// <summary>The last look that was answered: a deadline is answered once for good, and a clock that went back must not ask for the same again.</summary>
    public Instant? Looked { get; init; }

    /// <summary>The roles whose approval the destruction of what is due waits for.</summary>
    public ImmutableList<string> ErasureNeeds { get; init; } = [];

    /// <summary>Who has approved it.</summary>
    public ImmutableList<string> ErasureApprovers { get; init; } = [];

    /// <summary>Whether it is a legal entity; a natural person else.</summary>
    public bool IsLegalEntity { get; init; }

    /// <summary>Of a legal entity: what it said it is, and what it holds itself in entities that hold it.</summary>
    public Structure Stated { get; init; } = new([], [], []);

    /// <summary>Of a legal entity: its related parties as it has last heard of them, by id.</summary>
    public ImmutableSortedDictionary<string, HeardParty> Parties { get; init; } = ImmutableSortedDictionary.Create<string, HeardParty>(StringComparer.Ordinal);

    /// <summary>Of a legal entity: who owns it, as was last found; null before anything was.</summary>
    public OwnershipRecord? Ownership { get; init; }

    /// <summary>The entity with all who are related to it now.</summary>
    public Structure Structure => Stated with { Parties = [.. Parties.Values.Select(heard => heard.Party).Where(party => party.Standing != PartyStandings.Removed)] };

    /// <summary>People look at somebody related to it: it waits for their answer.</summary>
    private bool IsHeldByParties => Parties.Values.Any(heard => heard.Party.Standing == PartyStandings.UnderReview);

    /// <summary>Orders to keep the records, open and lifted, in the order in which they came.</summary>
    public ImmutableList<Hold> Holds { get; init; } = [];

    /// <summary>An order keeps the records, whatever retention says.</summary>
    public bool IsHeld => Holds.Any(hold => hold.IsOpen);

    /// <summary>What the person asked for about their data, open and answered, in the order in which it came.</summary>
    public ImmutableList<DataRequest> DataRequests { get; init; } = [];

    /// <summary>How often what the person gave was put right: from then on their data are those of the last correction.</summary>
    public int Corrections { get; init; }

    /// <summary>What was decided before is destroyed, or will be in the next run.</summary>
    public bool IsErased { get; init; }

    /// <summary>The last look before the keys are destroyed is done: nothing holds the records any more.</summary>
    public bool IsBeingDestroyed { get; init; }

    /// <summary>The relationship is over or never began; nothing moves any more.</summary>
    public bool IsTerminal => IsErased || Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited;

    /// <summary>Where the process is; derived, so that it never contradicts the facts.</summary>
    public string Status => this switch
    {
        { IsErased: true } => CustomerStatus.Erased,
        { Outcome: CustomerOutcome.Refused } => CustomerStatus.Refused,
        { Outcome: CustomerOutcome.Exited } => CustomerStatus.Offboarded,
        { Outcome: CustomerOutcome.Approved, Matters.Barred: true } => CustomerStatus.Restricted,
        { Outcome: CustomerOutcome.Approved } => Restriction is not null || Matters.IsBlocked || IsHeldByParties ? CustomerStatus.Restricted : CustomerStatus.Active,
        _ when Matters.IsBlocked || IsHeldByParties => CustomerStatus.UnderReview,
        _ when Tasks.Pending.Any(step => Steps.FulfilmentOf(step.Step) is Fulfilment.Evidence or Fulfilment.Parties) => CustomerStatus.AwaitingEvidence,
        _ when !Matters.Passes => CustomerStatus.Screening,
        _ => CustomerStatus.AwaitingApproval,
    };

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
                Tasks = Tasks.Begin(Steps.Identify, basis.Principal, e.Pending),
            },
            (null, LegalEntityApplied e) => new Customer
            {
                BookingEntity = e.BookingEntity,
                BookingJurisdiction = e.BookingJurisdiction,
                Bound = basis.Bound,
                Rules = basis.Rules,
                IsLegalEntity = true,
                Stated = new Structure(e.EntityKinds, e.Holds, []),
                Tasks = Tasks.Begin(Steps.Identify, basis.Principal, e.Pending),
            },
            // From nothing: what was decided before may be destroyed already.
            (_, CustomerErased) => new Customer { BookingEntity = "", BookingJurisdiction = basis.Bound[0], Bound = basis.Bound, Rules = basis.Rules, IsErased = true },
            // What is said in public beside a decision says nothing to who decided it.
            (not null, Published) => customer,
            (null, _) => throw new InvalidOperationException($"A customer's history begins with an application, not with {happened.GetType().Name}."),
            _ => customer.Apply(basis, happened).Under(basis.Rules).Freed(customer, basis),
        };

    /// <summary>Between two changes of the packs all decisions cite the same.</summary>
    private Customer Under(CitedRules rules) => ReferenceEquals(Rules, rules) ? this : this with { Rules = rules };

    /// <summary>The last exception that kept what is over was answered: until when the rest is kept is looked at now, not when it would have been anyway.</summary>
    private Customer Freed(Customer before, Basis basis) =>
        LookAgain is not null && IsTerminal && Matters.Exceptions.Count < before.Matters.Exceptions.Count ? this with { LookAgain = After(Looked, basis.OccurredAt) } : this;

    /// <summary>Until when the rest is kept is looked at now, where it was before.</summary>
    private Customer Looking(Instant now) => LookAgain is not null && IsTerminal && !IsErased ? this with { LookAgain = After(Looked, now) } : this;

    private static Instant After(Instant? looked, Instant at) => at <= looked ? looked.Value + Duration.FromMilliseconds(1) : at;

    /// <summary>The last hold is gone: what it kept from its end goes on to it.</summary>
    private Customer Released(Instant now) => IsHeld ? this : IsErased ? this with { LookAgain = After(Looked, now) } : Looking(now);

    private Customer WithHold(string id, Func<Hold, Hold> change) => this with { Holds = [.. Holds.Select(hold => hold.Id == id ? change(hold) : hold)] };

    private Customer Apply(Basis basis, object happened) => happened switch
    {
        EvidenceRecorded { Result: EvidenceResult.Passed, Step: { } step } =>
            this with { Tasks = Tasks.Complete(step, basis.Principal), FoundOut = FoundOut.SetItem(step, basis.OccurredAt) },
        EvidenceRecorded => this,
        PartyHeard e => this with { Parties = Parties.SetItem(e.Party.Id, new HeardParty(e.Version, e.Party)), Circumstances = Circumstances.Union(e.Party.Circumstances) },
        OwnershipFound e => this with
        {
            Ownership = e.Ownership,
            Tasks = e.Ownership.Missing.Count == 0 ? Tasks.Complete(Steps.IdentifyOwners, basis.Principal) : Tasks.Again(e.Pending),
        },
        ExceptionAnswered { ExceptionKind: ExceptionKinds.PossiblePep, Disposition: Dispositions.TrueMatch } =>
            this with { Matters = Matters.After(basis, happened)!, Circumstances = Circumstances.Add(Customers.Circumstances.Pep) },
        CustomerRiskRated e => this with { RiskBand = e.Band, Tasks = Tasks.Complete(Steps.RateRisk, basis.Principal).Add(e.Pending) },
        CustomerRatedAgain e => this with { RiskBand = e.Band, Tasks = Tasks.Again(e.Pending), ReviewDue = e.ReviewDue },
        RulesChanged e => this with { Tasks = Tasks.Again(e.Pending), ReviewDue = e.ReviewDue },
        OffboardingAsked e => this with { Leaving = new Leaving(basis.Principal, [], [.. e.Pending.Skip(1)]), Tasks = Tasks.Add(e.Pending.Take(1)) },
        CustomerRestricted e => this with { Restriction = new Restriction(e.Cause, basis.OccurredAt, null, [], []) },
        RestrictionLiftingAsked e => this with { Restriction = Restriction?.Asked(basis.Principal, e.Pending), Tasks = Tasks.Add(e.Pending.Take(1)) },
        StepDecided { Step: Steps.RestrictionLifted } e => this with
        {
            Tasks = Tasks.Drop(Steps.RestrictionLifted).Add(e.Approved ? Restriction?.Waiting.Take(1) ?? [] : []),
            Restriction = Restriction?.Agreed(e.Approved, basis.Principal),
        },
        RestrictionLifted => this with { Restriction = null },
        StepDecided { Step: Steps.Offboarding } e => Agreed(e.Approved, basis.Principal),
        EvidenceLapsed e => this with { Tasks = Tasks.Again(e.Pending), FoundOut = FoundOut.RemoveRange(e.Pending.Select(step => step.Step)) },
        CustomerActivated e => this with { Outcome = CustomerOutcome.Approved, ReviewDue = e.ReviewDue, Clocks = Clocks.SetItem(RecordRetention.RelationshipStarted, basis.OccurredAt) },
        Refused => End(CustomerOutcome.Refused) with { Clocks = Clocks.SetItem(RecordRetention.OnboardingRefused, basis.OccurredAt) },
        ReviewRequested => this,
        RefusalUpheld => this with { IsUpheld = true },
        RefusalOverturned e => this with
        {
            Outcome = null,
            Tasks = Tasks.Add(e.Pending),
            Matters = Matters.Overturned(basis.OccurredAt, e.ExceptionId),
            Clocks = Clocks.Remove(RecordRetention.OnboardingRefused),
            LookAgain = null,
            ErasureNeeds = [],
            ErasureApprovers = [],
        },
        CustomerOffboarded => End(CustomerOutcome.Exited) with { ReviewDue = null, Clocks = Clocks.SetItem(RecordRetention.RelationshipEnded, basis.OccurredAt) },
        RetentionPlanned e => this with { LookAgain = After(LookAgain ?? Looked, e.LookAgain), Looked = LookAgain ?? Looked, ErasureNeeds = [.. e.Needed], ErasureApprovers = [] },
        StepDecided { Step: Steps.Erasure } e => e.Approved
            ? this with { ErasureNeeds = ErasureNeeds.RemoveAt(0), ErasureApprovers = ErasureApprovers.Add(basis.Principal) }
            : this with { ErasureNeeds = [], ErasureApprovers = [] },
        RetentionDue => this,
        HoldPlaced e => Looking(basis.OccurredAt) with
        {
            Holds = Holds.Add(new Hold(e.Hold, e.Record, e.Issuer, basis.OccurredAt, e.Until, e.EndsAt, null, null)),
            ErasureNeeds = [],
            ErasureApprovers = [],
        },
        HoldLiftingAsked e => WithHold(e.Hold, hold => hold with { AskedBy = basis.Principal }),
        HoldKept e => WithHold(e.Hold, hold => hold with { AskedBy = null }),
        HoldLifted e => WithHold(e.Hold, hold => hold with { LiftedAt = basis.OccurredAt }).Released(basis.OccurredAt),
        DataRequestReceived or DataRequestExtended or DataRequestOverdue or DataRequestAnswered =>
            Looking(basis.OccurredAt) with { DataRequests = DataRequest.After(DataRequests, basis, happened) },
        DataCorrected => this with { Corrections = Corrections + 1 },
        EntityDataCorrected e => this with { Corrections = Corrections + 1, Stated = Stated with { EntityKinds = e.EntityKinds } },
        DestructionBegun => this with { IsBeingDestroyed = true, LookAgain = null },
        ReviewOpened e => this with { ReviewDue = null, Tasks = Tasks.Add([e.Pending]) },
        ReviewCalledFor => this,
        CustomerReviewed e => this with { ReviewDue = e.ReviewDue },
        _ when Matters.After(basis, happened) is { } matters => this with { Matters = matters },
        _ when Tasks.After(basis, happened) is { } tasks => this with { Tasks = tasks },
        _ => throw new InvalidOperationException($"A customer's history does not hold {happened.GetType().Name}."),
    };

    private Customer End(string outcome) => this with { Outcome = outcome, Tasks = Tasks.Ended(), Matters = Matters.Ended(), Leaving = null, Restriction = null };

    /// <summary>One of those who have to agree to the end did; or did not, and nobody has to any more.</summary>
    private Customer Agreed(bool approved, string principal)
    {
        var others = Tasks.Drop(Steps.Offboarding);
        return approved && Leaving is { } leaving
            ? this with { Tasks = others.Add(leaving.Waiting.Take(1)), Leaving = leaving with { Approvers = leaving.Approvers.Add(principal), Waiting = [.. leaving.Waiting.Skip(1)] } }
            : this with { Tasks = others, Leaving = null };
    }
}
