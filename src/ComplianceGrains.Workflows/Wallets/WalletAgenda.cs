using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A wallet's rows in the agenda, derived from its state: nothing that is not at its end is without an owner and a deadline.</summary>
internal static class WalletAgenda
{
    public const string StepPrefix = "step:";
    public const string Screening = "screening";
    public const string Cooldown = "cooldown";
    public const string Expiry = "expiry";

    public static IReadOnlyList<AgendaRow> Of(Wallet wallet)
    {
        var rows = wallet.Pending.Select(step => Row($"{StepPrefix}{step.Step}", step.Due, null, step.Role)).ToList();
        if (wallet.RetryScreening is { } retry)
            rows.Add(Row(Screening, retry, CustomerWorkflow.ScreeningQueue, Roles.System));
        if (wallet is { Outcome: WalletOutcome.Approved, CooldownEnded: false, UsableFrom: { } usable })
            rows.Add(Row(Cooldown, usable, null, Roles.System));
        if (wallet is { Outcome: WalletOutcome.Approved, Expires: { } expires })
            rows.Add(Row(Expiry, expires, null, Roles.Analyst));
        return rows;

        AgendaRow Row(string key, Instant due, string? queue, string role) => new(key, due, queue, role, wallet.Bound);
    }
}
