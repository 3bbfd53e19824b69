using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Wallets;
using ComplianceGrains.Host.Http;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary>A wallet approval as it was known at an instant that somebody asks about, and how its customer stood then.</summary>
internal sealed class WalletsThen(WalletPasts pasts, CustomerPasts customers, IClock clock)
{
    /// <summary>How it stood, or why nobody can say.</summary>
    /// <param name="id">Of a wallet whom the caller may know of now.</param>
    /// <param name="asOf">As it was asked.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">They went away.</param>
    public async Task<(PastWallet? Moment, Refusal? Refusal)> FindAsync(string id, string asOf, Principal by, CancellationToken cancellation)
    {
        var (at, wrong) = AsOf.Read(asOf, clock.GetCurrentInstant());
        if (wrong is not null)
            return (null, wrong);
        var (view, counts, sequence, begins) = await pasts.AtAsync(id, at, cancellation);
        if (view is null)
            return (null, sequence == 0
                ? Refusal.NotFound($"There was no such wallet approval yet: the first decision was recorded {begins}.")
                : new Refusal(410, "destroyed", "What was decided until then is destroyed: how the wallet stood cannot be shown any more.", []));
        return by.MayActIn(view.Jurisdictions)
            ? (new PastWallet(at, view, (await customers.AtAsync(view.CustomerId, at, cancellation)).View?.Status, sequence, counts), null)
            : (null, Refusal.NotFound("There is no such wallet approval."));
    }
}

/// <summary>A wallet approval at an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="View">How it stood.</param>
/// <param name="CustomerStatus">How its customer stood; null if there was none to be seen.</param>
/// <param name="Sequence">How many decisions there were.</param>
/// <param name="Counts">The same, by who may know of them.</param>
internal sealed record PastWallet(Instant At, WalletView View, string? CustomerStatus, long Sequence, DecisionCounts Counts);
