using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A wallet's rows in the agenda besides those of every subject: an approval has an end, and a beginning.</summary>
internal static class WalletAgenda
{
    public const string Cooldown = "cooldown";
    public const string Expiry = "expiry";
    public const string Rescore = "rescore";

    public static IReadOnlyList<AgendaRow> Of(Wallet wallet)
    {
        var rows = SubjectAgenda.Of(wallet).ToList();
        if (wallet is { Outcome: WalletOutcome.Approved, CooldownEnded: false, UsableFrom: { } usable })
            rows.Add(SubjectAgenda.Row(wallet, Cooldown, usable, Roles.System));
        if (wallet is { Outcome: WalletOutcome.Approved, Expires: { } expires })
            rows.Add(SubjectAgenda.Row(wallet, Expiry, expires, Roles.Analyst));
        if (wallet is { Outcome: WalletOutcome.Approved, LookAgain: { } again })
            rows.Add(SubjectAgenda.Row(wallet, Rescore, again, Roles.System));
        return rows;
    }
}
