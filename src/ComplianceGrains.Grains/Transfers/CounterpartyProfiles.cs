using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;

namespace ComplianceGrains.Grains.Transfers;

/// <summary>Opens what is held of a provider on the other side of transfers.</summary>
public sealed class CounterpartyProfiles(DecisionReader reader)
{
    /// <summary>Its data as it was registered, or as they were put right last; null of nobody, and once they are destroyed.</summary>
    /// <param name="id">The firm's own id of it.</param>
    /// <param name="mayBeCorrected">Whether its history is looked through for that; not where somebody knows that nothing was put right.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<CounterpartyData?> OfAsync(string id, bool mayBeCorrected, CancellationToken cancellation = default) =>
        (mayBeCorrected ? await CorrectedAsync(id, cancellation) : null)
        ?? (await reader.WholeIfThereAsync<CounterpartyRegistered>(ActorOf(id), 1, cancellation) is { } registered ? CounterpartyScreening.DataOf(registered) : null);

    /// <summary>The data of one as they were put right last; null if they never were, or are destroyed.</summary>
    /// <param name="id">The firm's own id of it.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<CounterpartyData?> CorrectedAsync(string id, CancellationToken cancellation = default) =>
        await reader.NewestAsync<CounterpartyDataCorrected>(ActorOf(id), cancellation) is { } corrected ? CounterpartyScreening.DataOf(corrected) : null;

    private static string ActorOf(string id) => $"{CounterpartyWorkflow.Instance.Type}/{id}";
}
