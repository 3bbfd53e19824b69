using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Host.Customers;

namespace ComplianceGrains.Host.Transfers;

/// <summary>A customer's transfers as they are, or as they were known at an instant that somebody asks about.</summary>
internal sealed class TransfersThen(PastDesk customers, TransferPasts pasts, IGrainFactory grains)
{
    /// <summary>All of them, null if there are none; or why nobody can say.</summary>
    /// <param name="id">Of a customer whom the caller may know of now.</param>
    /// <param name="asOf">As it was asked; null for now.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">They went away.</param>
    public async Task<(TransfersView? View, Refusal? Refusal)> OfAsync(string id, string? asOf, Principal by, CancellationToken cancellation)
    {
        if (asOf is null)
            return (await grains.GetGrain<ITransfersGrain>(id).ViewAsync(cancellation), null);
        var (moment, refusal) = await customers.FindAsync(id, asOf, by, cancellation);
        return moment is null ? (null, refusal) : (await pasts.AtAsync(id, moment.At, cancellation), null);
    }
}
