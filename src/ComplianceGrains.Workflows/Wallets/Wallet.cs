using System.Collections.Immutable;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A wallet approval as its history has made it. Holds no personal data: the address is in the first decision, sealed.</summary>
public sealed record Wallet : ISubject
{
    /// <summary>Whose it is.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Whether the customer alone holds the keys.</summary>
    public required bool SelfHosted { get; init; }

    /// <summary>All jurisdictions that bound the customer at the request; the one with the first receipt first.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>The rules of the latest decision.</summary>
    public required CitedRules Rules { get; init; }

    /// <summary>What somebody has to do.</summary>
    public ImmutableList<PendingStep> Pending { get; init; } = [];

    /// <summary>Steps done, with who did them.</summary>
    public ImmutableDictionary<string, string> Done { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>People have been asked to approve.</summary>
    public bool ApprovalAsked { get; init; }

    /// <summary>The latest screening.</summary>
    public ScreeningRecord? Screening { get; init; }

    /// <summary>When to screen again after a screening without an answer; null if there was one.</summary>
    public Instant? RetryScreening { get; init; }

    /// <summary>Matches that two people found to be wrong, by <see cref="MatchRecord.Identity"/>; a changed entry is another one. The address never changes: another one is another approval.</summary>
    public ImmutableHashSet<string> FalsePositives { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Matches that two people confirmed, likewise; nobody is asked about them again.</summary>
    public ImmutableHashSet<string> TrueMatches { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Open exceptions by id.</summary>
    public ImmutableSortedDictionary<string, OpenException> Exceptions { get; init; } = ImmutableSortedDictionary.Create<string, OpenException>(StringComparer.Ordinal);

    /// <summary>How many exceptions were ever raised; tells one occurrence of a cause from the next.</summary>
    public int Raised { get; init; }

    /// <summary>One of <see cref="WalletOutcome"/>, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>End of the cool-down, or null before approval.</summary>
    public Instant? UsableFrom { get; init; }

    /// <summary>End of the approval, or null before it.</summary>
    public Instant? Expires { get; init; }

    /// <summary>The cool-down has been seen to end.</summary>
    public bool CooldownEnded { get; init; }

    /// <summary>Two people confirmed that an approved wallet is listed: it stays suspended until its approval ends.</summary>
    public bool Barred { get; init; }

    /// <summary>How many times it was asked for: an approval that ended can be asked for again.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>It was approved once and is not any more, and nobody found that it is listed: the customer may ask again.</summary>
    public bool MayBeRequestedAgain => Outcome is WalletOutcome.Expired or WalletOutcome.Revoked && !Barred;

    /// <summary>It was never approved, or is not any more; nothing moves.</summary>
    public bool IsTerminal => Outcome is WalletOutcome.Refused or WalletOutcome.Expired or WalletOutcome.Revoked;

    /// <summary>Matches of the latest screening that nobody has decided about.</summary>
    public IReadOnlyList<MatchRecord> OpenMatches =>
        [.. (Screening?.Matches ?? []).Where(match => !FalsePositives.Contains(match.Identity) && !TrueMatches.Contains(match.Identity))];

    /// <summary>Whether the latest screening lets the wallet pass: clear, or nothing in it that two people have not dismissed.</summary>
    public bool PassesScreening =>
        Screening is { Outcome: ScreeningRecord.Clear }
        || (Screening is { Outcome: ScreeningRecord.Hit } hit && hit.Matches.All(match => FalsePositives.Contains(match.Identity)));

    /// <summary>Whether the wallet waits for the answer to an exception.</summary>
    public bool IsBlocked => Exceptions.Values.Any(exception => exception.Blocking);

    /// <summary>Where the process is; derived, so that it never contradicts the facts.</summary>
    public string Status => this switch
    {
        { Outcome: WalletOutcome.Refused } => WalletStatus.Refused,
        { Outcome: WalletOutcome.Expired } => WalletStatus.Expired,
        { Outcome: WalletOutcome.Revoked } => WalletStatus.Revoked,
        { Outcome: WalletOutcome.Approved } => Barred || IsBlocked ? WalletStatus.Suspended : WalletStatus.Approved,
        _ when IsBlocked => WalletStatus.UnderReview,
        _ when Pending.Any(step => WalletSteps.IsEvidence(step.Step)) => WalletStatus.AwaitingEvidence,
        _ when !PassesScreening => WalletStatus.Screening,
        _ => WalletStatus.AwaitingApproval,
    };

    /// <summary>The state after one more decision.</summary>
    public static Wallet Evolve(Wallet? wallet, Basis basis, object happened) => (wallet, happened) switch
    {
        (null or { IsTerminal: true }, WalletRequested e) => new Wallet
        {
            Requests = (wallet?.Requests ?? 0) + 1,
            Raised = wallet?.Raised ?? 0,
            FalsePositives = wallet?.FalsePositives ?? ImmutableHashSet.Create<string>(StringComparer.Ordinal),
            CustomerId = e.CustomerId,
            SelfHosted = e.SelfHosted,
            Bound = basis.Bound,
            Rules = basis.Rules,
            Pending = [.. e.Pending],
            Done = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add(WalletSteps.Request, basis.Principal),
        },
        (null, _) => throw new InvalidOperationException($"A wallet's history begins with a request, not with {happened.GetType().Name}."),
        _ => wallet.Apply(basis, happened) with { Rules = basis.Rules },
    };

    private Wallet Apply(Basis basis, object happened) => happened switch
    {
        Screened e => this with
        {
            Screening = e.Screening,
            RetryScreening = e.Screening.Outcome is ScreeningRecord.Unavailable or ScreeningRecord.Stale ? basis.OccurredAt + CustomerWorkflow.ScreeningRetry : null,
        },
        OwnershipProven => Complete(WalletSteps.OwnershipProof, basis.Principal),
        OwnershipNotProven => this,
        WalletApprovalAsked e => this with { ApprovalAsked = true, Pending = Pending.AddRange(e.Pending) },
        StepDecided { Approved: true } e => Complete(e.Step, basis.Principal),
        StepDecided e => this with { Pending = Pending.RemoveAll(step => step.Step == e.Step) },
        WalletApproved e => this with { Outcome = WalletOutcome.Approved, UsableFrom = e.UsableFrom, Expires = e.Expires },
        WalletCooldownEnded => this with { CooldownEnded = true },
        ExceptionRaised e => this with { Exceptions = Exceptions.SetItem(e.ExceptionId, new OpenException(e.ExceptionKind, e.Blocking, null, e.Matches)), Raised = Raised + 1 },
        ExceptionAnswered e => Answered(e),
        ExceptionWithdrawn e => this with { Exceptions = Exceptions.Remove(e.ExceptionId) },
        DeadlineMissed e => this with { Pending = Pending.RemoveAll(step => step.Step == e.Pending.Step).Add(e.Pending) },
        Refused => End(WalletOutcome.Refused),
        WalletExpired => End(WalletOutcome.Expired),
        WalletRevoked => End(WalletOutcome.Revoked),
        _ => throw new InvalidOperationException($"A wallet's history does not hold {happened.GetType().Name}."),
    };

    private Wallet Complete(string step, string principal) =>
        this with { Pending = Pending.RemoveAll(pending => pending.Step == step), Done = Done.SetItem(step, principal) };

    private Wallet End(string outcome) => this with { Outcome = outcome, Pending = [], RetryScreening = null };

    private Wallet Answered(ExceptionAnswered e)
    {
        var answered = this with { Exceptions = Exceptions.Remove(e.ExceptionId) };
        return e.Disposition switch
        {
            Dispositions.FalsePositive => answered with { FalsePositives = FalsePositives.Union(e.Matches.Select(match => match.Identity)) },
            Dispositions.TrueMatch => answered with { Barred = true, TrueMatches = TrueMatches.Union(e.Matches.Select(match => match.Identity)) },
            _ => answered,
        };
    }
}
