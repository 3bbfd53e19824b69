using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Rescreening;

/// <summary>One re-screening of all customers and wallets against what a list version changed. A value: store it after each step.</summary>
/// <param name="ListId">The list.</param>
/// <param name="Digest">The version that is screened against.</param>
/// <param name="Entries">New and changed entries, sorted: the order of the work.</param>
/// <param name="Done">How many of them are done; where to go on after a crash.</param>
/// <param name="NewEntries">How many of them are new.</param>
/// <param name="Customers">Customers concerned so far; sorted, each once, however many entries concern them.</param>
/// <param name="Wallets">Wallets concerned so far, sorted.</param>
/// <param name="PossibleHits">Customers of whom some entry reached the threshold by name, plus wallets; sorted ids.</param>
public sealed record RescreenRun(
    string ListId, string Digest, IReadOnlyList<string> Entries, int Done, int NewEntries,
    IReadOnlyList<string> Customers, IReadOnlyList<string> Wallets, IReadOnlyList<string> PossibleHits)
{
    /// <summary>Nothing is left to do.</summary>
    public bool IsComplete => Done >= Entries.Count;

    /// <summary>What is recorded and shown: counts, no names.</summary>
    public string Summary =>
        $"list {ListId}: {NewEntries} entries new, {Entries.Count - NewEntries} changed, {Done} of {Entries.Count} done; {Customers.Count} customers and {Wallets.Count} wallets re-screened, {PossibleHits.Count} possible hits";

    /// <summary>Plans the run for a delta.</summary>
    public static RescreenRun Start(ListContent content, ListDelta delta) =>
        new(content.ListId, content.Digest, [.. delta.Added.Concat(delta.Changed).Order(StringComparer.Ordinal)], 0, delta.Added.Count, [], [], []);

    /// <summary>Does the next few entries. Pure: the same step repeated after a crash gives the same result.</summary>
    /// <param name="content">The version of <see cref="Digest"/>.</param>
    /// <param name="customers">The customers' names.</param>
    /// <param name="wallets">The approved wallets.</param>
    /// <param name="floor">Least score by name that wakes a customer.</param>
    /// <param name="threshold">Score that counts as a possible hit.</param>
    /// <param name="entries">How many entries to do in this step.</param>
    /// <returns>The run after the step, and whom this step wakes: send these before the run is stored, receivers are idempotent.</returns>
    public (RescreenRun Run, IReadOnlyList<string> WakeCustomers, IReadOnlyList<string> WakeWallets) Step(
        ListContent content, CustomerIndex customers, WalletIndex wallets, decimal floor, decimal threshold, int entries)
    {
        if (content.Digest != Digest)
            throw new ArgumentException($"The run is for version {Digest}, not {content.Digest}.", nameof(content));
        var byId = content.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var (concerned, concernedWallets, hits) = (new SortedSet<string>(Customers, StringComparer.Ordinal), new SortedSet<string>(Wallets, StringComparer.Ordinal), new SortedSet<string>(PossibleHits, StringComparer.Ordinal));
        var (wake, wakeWallets) = (new List<string>(), new List<string>());
        foreach (var entry in Entries.Skip(Done).Take(entries).Select(id => byId[id]))
        {
            foreach (var candidate in customers.Concerned(entry, floor))
            {
                if (concerned.Add(candidate.CustomerId))
                    wake.Add(candidate.CustomerId);
                if (candidate.Score >= threshold)
                    hits.Add(candidate.CustomerId);
            }

            foreach (var wallet in wallets.Concerned(entry))
            {
                if (concernedWallets.Add(wallet))
                    wakeWallets.Add(wallet);
                hits.Add(wallet);
            }
        }

        return (this with { Done = Math.Min(Entries.Count, Done + entries), Customers = [.. concerned], Wallets = [.. concernedWallets], PossibleHits = [.. hits] }, wake, wakeWallets);
    }
}
