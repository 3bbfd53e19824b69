using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Grains.Transfers;

/// <summary>How customers' transfers stood at an instant: their histories folded up to it, from the store and without the actor's turn.</summary>
public sealed class TransferPasts(DecisionReader reader, KindRegistry kinds, IncidentDesk incidents, IJournal journal)
{
    private readonly ActorFold<CustomerTransfers, TransfersFacts> _fold = new(reader, kinds, TransfersWorkflow.Instance);

    /// <summary>All of one customer's at an instant; null before the first, and where what was decided until then is destroyed.</summary>
    /// <exception cref="ActorDamagedException">Something of the history cannot be read.</exception>
    public async Task<TransfersView?> AtAsync(string customer, Instant at, CancellationToken cancellation)
    {
        try
        {
            var (memory, _) = await _fold.AtAsync($"{TransfersWorkflow.Instance.Type}/{customer}", at, cancellation);
            return memory.State is { } state ? TransfersGrain.View(customer, state, memory.Sequence, []) : null;
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await incidents.ReportAsync(damaged, journal));
        }
    }
}
