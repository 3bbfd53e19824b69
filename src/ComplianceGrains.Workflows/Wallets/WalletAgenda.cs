using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A wallet's rows in the agenda, derived from its state: nothing that is not at its end is without an owner and a deadline.</summary>
internal static class WalletAgenda
{
    public const string StepPrefix = "step:";
    public const string Screening = "screening";
    public const string Cooldown = "cooldown";
    public const string Expiry = "expiry";

    /// <summary>What changes in the agenda from one state to the next.</summary>
    public static IReadOnlyList<DeadlineIntent> Changes(Wallet? before, Wallet after) => DeadlineIntent.Changes(before is null ? [] : Rows(before), Rows(after));

    private static List<DeadlineIntent> Rows(Wallet wallet)
    {
        var rows = wallet.Pending.Select(step => new DeadlineIntent($"{StepPrefix}{step.Step}", step.Due, null, step.Role)).ToList();
        if (wallet.RetryScreening is { } retry)
            rows.Add(new DeadlineIntent(Screening, retry, CustomerWorkflow.ScreeningQueue, Roles.System));
        if (wallet is { Outcome: WalletOutcome.Approved, CooldownEnded: false })
            rows.Add(new DeadlineIntent(Cooldown, wallet.UsableFrom, null, Roles.System));
        if (wallet.Outcome == WalletOutcome.Approved)
            rows.Add(new DeadlineIntent(Expiry, wallet.Expires, null, Roles.Analyst));
        return rows;
    }
}
