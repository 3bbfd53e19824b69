using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>
/// One command's way through the workflow: decisions follow from decisions until the wallet waits for somebody. What it
/// gathers becomes one verdict.
/// </summary>
internal sealed class WalletProceeding
{
    private readonly Wallet? _before;
    private readonly WalletFacts _facts;
    private readonly List<Decision> _decisions = [];
    private readonly List<EffectIntent> _effects = [];
    private Wallet? _wallet;

    public WalletProceeding(Wallet? before, WalletFacts facts) => (_before, _wallet, _facts) = (before, before, facts);

    private Wallet Known => _wallet ?? throw new InvalidOperationException("There is no wallet yet.");

    /// <summary>Adds a decision.</summary>
    public void Record(object happened, string outcome, string? control, params IReadOnlyList<Reason> reasons) =>
        RecordAt(_facts.Now, happened, outcome, control, reasons);

    /// <summary>Adds a decision about something that happened at another time.</summary>
    public void RecordAt(Instant occurredAt, object happened, string outcome, string? control, params IReadOnlyList<Reason> reasons)
    {
        var basis = new Basis(outcome, control, reasons, occurredAt, _facts.Bound, Cited.Rules(_facts.Rules), _facts.By.Id, _facts.By.Role);
        _decisions.Add(new Decision(basis, happened));
        _wallet = Wallet.Evolve(_wallet, basis, happened);
    }

    /// <summary>Raises an exception and tells it to open; one that is open already is not raised again.</summary>
    public void Raise(string kind, string cause, bool blocking, string text, IReadOnlyList<ListMatch> matches)
    {
        var id = _facts.ExceptionId(kind, cause);
        if (Known.Exceptions.ContainsKey(id))
            return;
        Record(
            new ExceptionRaised(id, kind, blocking, [.. matches.Select(MatchRecord.Of)], text, [.. matches.Select(MatchExplanation.Of)]),
            "raised", null, Cited.Because(ReasonCodes.Raised(kind), text));
        _effects.Add(new EffectIntent(_decisions.Count - 1, $"exception/{id}", EffectKinds.OpenException));
    }

    /// <summary>Goes on as far as the facts allow: the end of the relationship, screening, the people who approve, approval.</summary>
    public void Advance()
    {
        if (Known.IsTerminal)
            return;
        if (_facts.CustomerEnded)
        {
            Record(new WalletRevoked("customer-ended", null), WalletOutcome.Revoked, null,
                Cited.Because(ReasonCodes.CustomerEnded, "There is no relationship with the customer any more."));
            return;
        }

        Screen();
        if (Known.Outcome is not null || Known.IsBlocked || !Known.PassesScreening || Known.Pending.Count > 0)
            return;
        if (!Known.ApprovalAsked)
            AskForApproval();
        if (Known.Pending.Count == 0)
            Approve();
    }

    /// <summary>The verdict of everything so far.</summary>
    public Verdict ToVerdict(int status) => _decisions.Count == 0
        ? Verdict.None
        : new Verdict.Accepted(status, _decisions, _effects);

    /// <summary>What somebody has to do by when, as the rules say.</summary>
    public PendingStep PendingOf(string step)
    {
        var due = _facts.Rules.Due(step == WalletSteps.OwnershipProof ? WalletSteps.OwnershipProofTask : step, _facts.Now);
        return new PendingStep(step, due.Role, due.Due);
    }

    private void Screen()
    {
        if (_facts.Screening is not { } result)
            return;
        var record = WalletScreening.RecordOf(result);
        var begins = Known.Screening?.Outcome != record.Outcome;
        var citations = _facts.Rules.Screening.Lists.Citations;
        Record(
            new Screened(record), record.Outcome, "sanctions-screening",
            [
                Cited.Reason(ReasonCodes.Screening(record.Outcome), "screening", citations, Sentence(record)),
                .. record.Lists.Select(list => Cited.Reason(ReasonCodes.ScreenedAgainst, "screening.lists", citations, $"{list.Id} {list.Digest}, confirmed {list.ConfirmedAt}")),
            ]);

        switch (record.Outcome)
        {
            case ScreeningRecord.Clear:
                WithdrawOutages();
                break;
            case ScreeningRecord.Hit:
                WithdrawOutages();
                RaiseMatches(result);
                break;
            case ScreeningRecord.Inconclusive:
                RaiseOnce(true, ExceptionKinds.EvidenceInconclusive, true, "The address could not be looked up in the lists.");
                break;
            case ScreeningRecord.Unavailable:
                RaiseOnce(begins, ExceptionKinds.ProviderUnavailable, false, "A screening list that the rules require is not loaded.");
                break;
            case ScreeningRecord.Stale:
                RaiseOnce(begins, ExceptionKinds.StaleList, false, "A screening list is older than the rules allow.");
                break;
        }
    }

    /// <summary>In words of our own: the engine's may tell the chain, which is the customer's.</summary>
    private static string Sentence(ScreeningRecord record) => record.Outcome switch
    {
        ScreeningRecord.Clear => "The address is valid and not listed.",
        ScreeningRecord.Hit => $"{record.Matches.Count} listed {(record.Matches.Count == 1 ? "entry holds" : "entries hold")} the address, or one of the same key.",
        ScreeningRecord.Inconclusive => "The address could not be looked up.",
        ScreeningRecord.Unavailable => "A required list is not loaded.",
        _ => "A list was last confirmed longer ago than the rules allow.",
    };

    /// <summary>
    /// Raises what concerns the screening itself, unless that is open already. How many were raised before is part of the
    /// cause: the next outage is another exception, because the one of the last outage is closed and nobody would look at it again.
    /// </summary>
    private void RaiseOnce(bool begins, string kind, bool blocking, string text)
    {
        if (begins && Known.Exceptions.Values.All(open => open.Kind != kind))
            Raise(kind, $"screening\n{Known.Raised}", blocking, text, []);
    }

    private void RaiseMatches(AddressResult result)
    {
        var open = Known.OpenMatches.Select(match => match.Identity).ToHashSet(StringComparer.Ordinal);
        var matches = WalletScreening.MatchesOf(result).Where(match => open.Contains(MatchRecord.Of(match).Identity)).ToList();
        if (matches.Count > 0)
            Raise(ExceptionKinds.PossibleMatch, string.Join('\n', [$"request {Known.Requests}", .. open.Order(StringComparer.Ordinal)]), true,
                $"{matches.Count} listed {(matches.Count == 1 ? "entry holds" : "entries hold")} the wallet's address, or one of the same key.", matches);
    }

    /// <summary>An outage that is over needs nobody's decision; a person's disposition of it would still stand.</summary>
    private void WithdrawOutages()
    {
        foreach (var (id, exception) in Known.Exceptions.Where(open => open.Value.Kind is ExceptionKinds.ProviderUnavailable or ExceptionKinds.StaleList).ToList())
        {
            Record(new ExceptionWithdrawn(id, exception.Kind), "withdrawn", null, Cited.Because(ReasonCodes.ScreeningAnswered, "Screening has an answer again."));
            _effects.Add(new EffectIntent(_decisions.Count - 1, $"exception/{id}", EffectKinds.ResolveException));
        }
    }

    private void AskForApproval()
    {
        var approvals = _facts.Rules.Approvals(WalletRule.Approval);
        Record(
            new WalletApprovalAsked([.. approvals.Value.Select(approval => PendingOf(WalletSteps.ApprovalBy(approval.Role)))]), "asked", null,
            Cited.Reason(ReasonCodes.ApprovalNeeded, $"approvals.{WalletRule.Approval}", approvals.Citations, $"To be approved by: {string.Join(", ", approvals.Value.Select(approval => approval.Role))}."));
    }

    private void Approve()
    {
        var (wallets, lists) = (_facts.Rules.Wallets, _facts.Rules.Screening.Lists);
        Record(
            new WalletApproved(_facts.Now + wallets.Cooldown.Value, wallets.ExpiryOf(_facts.Now)), WalletOutcome.Approved, "wallet-approved",
            Cited.Reason(ReasonCodes.ScreeningPassed, "screening.lists", lists.Citations, $"Looked up in {string.Join(", ", Known.Screening!.Lists.Select(list => list.Id))}: nothing open."),
            Cited.Reason(ReasonCodes.Cooldown, "wallets.approval.cooldown", wallets.Cooldown.Citations, $"Usable after {wallets.Cooldown.Value.TotalHours:0} hours."),
            Cited.Reason(ReasonCodes.Expiry, "wallets.approval.expires", wallets.ApprovalExpires.Citations, $"The approval holds for {wallets.ApprovalExpires.Value}."));
    }
}
