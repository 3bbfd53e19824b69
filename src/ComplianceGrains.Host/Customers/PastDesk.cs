using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary>A customer as they were known at an instant that somebody asks about, and the rules that were known then.</summary>
internal sealed class PastDesk(CustomerPasts pasts, KnownRules rules, IClock clock)
{
    /// <summary>How they stood, or why nobody can say.</summary>
    /// <param name="id">Of a customer whom the caller may know of now.</param>
    /// <param name="asOf">As it was asked.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">They went away.</param>
    public async Task<(PastMoment? Moment, Refusal? Refusal)> FindAsync(string id, string asOf, Principal by, CancellationToken cancellation)
    {
        var (at, wrong) = AsOf.Read(asOf, clock.GetCurrentInstant());
        if (wrong is not null)
            return (null, wrong);
        var past = await pasts.AtAsync(id, at, cancellation);
        if (past.View is { } view)
            return by.MayActIn(view.Jurisdictions) ? (new PastMoment(at, view, past.Sequence, past.Counts), null) : (null, NoneYet);
        return (null, past.Sequence == 0
            ? NoneYet with { Title = $"There was no such customer yet: the first decision was recorded {past.Begins}." }
            : new Refusal(410, "destroyed", "What was decided until then is destroyed: how the customer stood cannot be shown any more.", []));
    }

    /// <summary>The packs as they were known at a moment.</summary>
    public Task<PackLibrary> RulesAsync(PastMoment moment, CancellationToken cancellation) => rules.AtAsync(moment.View.Jurisdictions, moment.At, cancellation);

    private static Refusal NoneYet => Refusal.NotFound("There is no such customer.");
}

/// <summary>A customer at an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="View">How they stood.</param>
/// <param name="Sequence">How many decisions there were.</param>
/// <param name="Counts">The same, by who may know of them.</param>
internal sealed record PastMoment(Instant At, CustomerView View, long Sequence, DecisionCounts Counts);
