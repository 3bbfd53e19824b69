using ComplianceGrains.Workflows.Suspicions.Events;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>
/// What open orders under suspicions keep, by full identity: made once of all suspicions, then looked up for each that a run would destroy. Pure.
/// </summary>
public sealed class KeptBySuspicions
{
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal), _customers = new(StringComparer.Ordinal);

    private KeptBySuspicions()
    {
    }

    /// <summary>Of all suspicions.</summary>
    /// <param name="read">Those that could be read.</param>
    /// <param name="begun">How those began of whom the rest cannot be read: whether an order stands in them nobody knows, so that one does.</param>
    public static KeptBySuspicions Of(IEnumerable<SuspicionCase> read, IEnumerable<SuspicionRaised> begun)
    {
        var kept = new KeptBySuspicions();
        foreach (var suspicion in read)
            foreach (var hold in suspicion.Holds.Where(hold => hold.Order.IsOpen))
                kept.Keep(suspicion.CustomerId, suspicion.About, hold.TooLateFor);
        foreach (var raised in begun)
            kept.Keep(raised.CustomerId, raised.About, []);
        return kept;
    }

    /// <summary>Whether one of them, or whoever is under keys with them, stays.</summary>
    public bool KeepsAny(IEnumerable<string> identities) => identities.Any(_kept.Contains);

    /// <summary>Those of them that are kept by name and whose identity begins so, e.g. <c>exception/</c>.</summary>
    public IEnumerable<string> Starting(string prefix) => _kept.Where(identity => identity.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>
    /// Whether a suspicion's own records stay: by an order in it, by one in another suspicion about the same customer, or by one on the customer,
    /// which asks for everything about them. An order that came too late for the customer's records keeps the suspicion's all the same.
    /// </summary>
    /// <param name="suspicion">The suspicion.</param>
    /// <param name="isCustomerHeld">Whether an order stands in the customer's own history.</param>
    public bool Keeps(SuspicionCase suspicion, bool isCustomerHeld) => isCustomerHeld || _customers.Contains(suspicion.CustomerId);

    private void Keep(string customer, IReadOnlyList<string> about, IReadOnlyList<string> tooLateFor)
    {
        _customers.Add(customer);
        _kept.UnionWith(about.Append($"customer/{customer}").Except(tooLateFor, StringComparer.Ordinal));
    }
}
