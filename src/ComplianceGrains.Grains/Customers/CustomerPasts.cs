using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Customers;
using NodaTime;

namespace ComplianceGrains.Grains.Customers;

/// <summary>How customers stood at an instant: their histories folded up to it, from the store and without the actor's turn.</summary>
public sealed class CustomerPasts(DecisionReader reader, KindRegistry kinds, IncidentDesk incidents, IJournal journal)
{
    private readonly ActorFold<Customer, CustomerFacts> _fold = new(reader, kinds, CustomerWorkflow.Instance);

    /// <summary>One customer at an instant.</summary>
    /// <exception cref="ActorDamagedException">Something of the history cannot be read.</exception>
    public async Task<PastCustomer> AtAsync(string id, Instant at, CancellationToken cancellation)
    {
        try
        {
            var (memory, begins) = await _fold.AtAsync($"{CustomerWorkflow.Instance.Type}/{id}", at, cancellation);
            return new(memory.State is { } state ? CustomerGrain.View(id, state, memory.Sequence, []) : null, memory.Sequence, memory.Counts, begins);
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await incidents.ReportAsync(damaged, journal));
        }
    }
}

/// <summary>A customer as they were known at an instant.</summary>
/// <param name="View">How they stood; null before the first decision, and where what was decided until then is destroyed.</param>
/// <param name="Sequence">How many decisions there were.</param>
/// <param name="Counts">The same, by who may know of them.</param>
/// <param name="Begins">When the first decision was recorded; null if there is none yet.</param>
public sealed record PastCustomer(CustomerView? View, long Sequence, DecisionCounts Counts, Instant? Begins);
