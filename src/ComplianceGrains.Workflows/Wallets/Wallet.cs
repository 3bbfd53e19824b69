using System.Collections.Immutable;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets.Events;
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

    /// <inheritdoc/>
    public Matters Matters { get; init; } = Matters.None;

    /// <inheritdoc/>
    public Tasks Tasks { get; init; } = new();

    /// <summary>People have been asked to approve.</summary>
    public bool ApprovalAsked { get; init; }

    /// <summary>One of <see cref="WalletOutcome"/>, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>End of the cool-down, or null before approval.</summary>
    public Instant? UsableFrom { get; init; }

    /// <summary>End of the approval, or null before it.</summary>
    public Instant? Expires { get; init; }

    /// <summary>By when the address is looked at again; null before the approval.</summary>
    public Instant? LookAgain { get; init; }

    /// <summary>It was to be looked at again, and no list has answered yet: nobody relies on the answer before.</summary>
    public bool HadNoAnswer { get; init; }

    /// <summary>The cool-down has been seen to end.</summary>
    public bool CooldownEnded { get; init; }

    /// <summary>How many times it was asked for: an approval that ended can be asked for again.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>It was approved once and is not any more, and nobody found that it is listed: the customer may ask again.</summary>
    public bool MayBeRequestedAgain => Outcome is WalletOutcome.Expired or WalletOutcome.Revoked && !Matters.Barred;

    /// <inheritdoc/>
    public bool IsUpheld { get; init; }

    /// <summary>The messages that the customer was given to sign, newest last.</summary>
    public ImmutableList<Challenge> Challenges { get; init; } = [];

    /// <summary>What was decided before is destroyed.</summary>
    public bool IsErased { get; init; }

    /// <summary>It was never approved, or is not any more; nothing moves.</summary>
    public bool IsTerminal => IsErased || Outcome is WalletOutcome.Refused or WalletOutcome.Expired or WalletOutcome.Revoked;

    /// <summary>Where the process is; derived, so that it never contradicts the facts.</summary>
    public string Status => this switch
    {
        { IsErased: true } => WalletStatus.Erased,
        { Outcome: WalletOutcome.Refused } => WalletStatus.Refused,
        { Outcome: WalletOutcome.Expired } => WalletStatus.Expired,
        { Outcome: WalletOutcome.Revoked } => WalletStatus.Revoked,
        { Outcome: WalletOutcome.Approved } => Matters.Barred || Matters.IsBlocked ? WalletStatus.Suspended : WalletStatus.Approved,
        _ when Matters.IsBlocked => WalletStatus.UnderReview,
        _ when Tasks.Pending.Any(step => Steps.FulfilmentOf(step.Step) == Fulfilment.Evidence) => WalletStatus.AwaitingEvidence,
        _ when !Matters.Passes => WalletStatus.Screening,
        _ => WalletStatus.AwaitingApproval,
    };

    /// <summary>The state after one more decision.</summary>
    public static Wallet Evolve(Wallet? wallet, Basis basis, object happened) => (wallet, happened) switch
    {
        (_, WalletErased) => new Wallet { CustomerId = "", SelfHosted = false, Bound = basis.Bound, Rules = basis.Rules, IsErased = true },
        (null or { IsTerminal: true }, WalletRequested e) => new Wallet
        {
            Requests = (wallet?.Requests ?? 0) + 1,
            Matters = wallet?.Matters.Anew() ?? Matters.None,
            CustomerId = e.CustomerId,
            SelfHosted = e.SelfHosted,
            Bound = basis.Bound,
            Rules = basis.Rules,
            Challenges = wallet?.Challenges.Ended() ?? [],
            Tasks = Tasks.Begin(Steps.Request, basis.Principal, e.Pending),
        },
        (null, _) => throw new InvalidOperationException($"A wallet's history begins with a request, not with {happened.GetType().Name}."),
        _ => wallet.Apply(basis, happened).Under(basis.Rules),
    };

    private Wallet Apply(Basis basis, object happened) => happened switch
    {
        OwnershipChallenged e => this with { Challenges = Challenges.Issued(e, basis.OccurredAt) },
        OwnershipProven e => this with { Tasks = Tasks.Complete(WalletSteps.OwnershipProof, basis.Principal), Challenges = Challenges.Answered(e.Nonce) },
        OwnershipNotProven e => this with { Challenges = Challenges.Answered(e.Nonce) },
        WalletApprovalAsked e => this with { ApprovalAsked = true, Tasks = Tasks.Add(e.Pending) },
        WalletApproved e => this with { Outcome = WalletOutcome.Approved, UsableFrom = e.UsableFrom, Expires = e.Expires, LookAgain = e.LookAgain },
        WalletRescored e => this with { LookAgain = e.LookAgain, HadNoAnswer = e.LookAgain is null },
        WalletCooldownEnded => this with { CooldownEnded = true },
        Refused => End(WalletOutcome.Refused),
        ReviewRequested => this,
        RefusalUpheld => this with { IsUpheld = true },
        // Whoever approved did not know what was found since: people are asked again.
        RefusalOverturned e => this with { Outcome = null, ApprovalAsked = false, Tasks = Tasks.Add(e.Pending), Matters = Matters.Overturned(basis.OccurredAt, e.ExceptionId) },
        WalletExpired => End(WalletOutcome.Expired),
        WalletRevoked => End(WalletOutcome.Revoked),
        _ when Matters.After(basis, happened) is { } matters => this with { Matters = matters },
        _ when Tasks.After(basis, happened) is { } tasks => this with { Tasks = tasks },
        _ => throw new InvalidOperationException($"A wallet's history does not hold {happened.GetType().Name}."),
    };

    private Wallet Under(CitedRules rules) => ReferenceEquals(Rules, rules) ? this : this with { Rules = rules };

    private Wallet End(string outcome) => this with { Outcome = outcome, Tasks = Tasks.Ended(), Matters = Matters.Ended() };
}
