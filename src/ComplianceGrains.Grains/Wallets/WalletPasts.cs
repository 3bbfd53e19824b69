using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Grains.Wallets;

/// <summary>How wallet approvals stood at an instant: their histories folded up to it, from the store and without the actor's turn.</summary>
public sealed class WalletPasts(DecisionReader reader, KindRegistry kinds, IncidentDesk incidents, IJournal journal)
{
    private readonly ActorFold<Wallet, WalletFacts> _fold = new(reader, kinds, WalletWorkflow.Instance);

    /// <summary>One at an instant, null before the first decision and where what was decided until then is destroyed; how many decisions there were, and when the first was recorded.</summary>
    /// <exception cref="ActorDamagedException">Something of the history cannot be read.</exception>
    public async Task<(WalletView? View, DecisionCounts Counts, long Sequence, Instant? Begins)> AtAsync(string id, Instant at, CancellationToken cancellation)
    {
        try
        {
            var (memory, begins) = await _fold.AtAsync($"{WalletWorkflow.Instance.Type}/{id}", at, cancellation);
            return (memory.State is { } state ? WalletApprovalGrain.View(id, state, memory.Sequence, []) : null, memory.Counts, memory.Sequence, begins);
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await incidents.ReportAsync(damaged, journal));
        }
    }
}
