using ComplianceGrains.Api.Lists;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>What a list is and how old, for whom it is too old, and how its re-screening and its fetching go.</summary>
internal sealed class ListProjection(IGrainFactory grains, RuleBook rules, ListAttempts attempts, IClock clock)
{
    /// <summary>Every list that can be here: public ones, those that packs ask for, those that are fetched.</summary>
    public async Task<ListsBody> AllAsync()
    {
        var now = clock.GetCurrentInstant();
        var (items, missing) = (new List<ListBody>(), new List<NotLoadedBody>());
        var expected = rules.Lists(now).Union(attempts.Scheduled).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ListImport.KnownLists.Union(expected).Order(StringComparer.Ordinal))
            if (await grains.GetGrain<IListGrain>(id).ViewAsync() is { } view)
                items.Add(Body(view, []));
            else if (expected.Contains(id))
                missing.Add(new NotLoadedBody(id, rules.UsersOf(id, now), attempts.Last(id)));
        return new ListsBody(items, null, items.Count, missing);
    }

    /// <summary>One list as its actor sees it, beside the rules and the schedule.</summary>
    public ListBody Body(ListView view, IReadOnlyList<string> warnings)
    {
        var now = clock.GetCurrentInstant();
        var age = now - view.ConfirmedAt;
        return new(
            view.Id, view.Version, view.Digest, view.Source, view.Entries, view.Names, new DeltaBody(view.Added, view.Changed, view.Removed),
            view.PublishedAt, view.FetchedAt, view.ConfirmedAt, (long)age.TotalSeconds, [.. rules.UsersOf(view.Id, now).Select(user => Enforcement(user, age, now))],
            new RescreeningBody(view.EntriesToCompare, view.Cursor, view.Rescreened, view.WalletsRescreened, view.PossibleHits, view.RescreeningDone),
            attempts.Last(view.Id), warnings);
    }

    private EnforcementBody Enforcement(string jurisdiction, Duration age, Instant now)
    {
        var freshness = rules.Library.Rules([jurisdiction], now).Screening.Freshness.Value;
        return new(jurisdiction, (long)freshness.TotalSeconds, age > freshness);
    }
}
