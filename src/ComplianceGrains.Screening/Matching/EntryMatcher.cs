using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>From scored names to scored entries: the best name of each, with qualifiers, explained.</summary>
internal static class EntryMatcher
{
    public static IEnumerable<ListMatch> Match(ListIndex index, ScreeningQuery query, IReadOnlyList<PreparedName> names, decimal floor)
    {
        var best = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        var hits = new List<NameHit>();
        foreach (var name in names)
        {
            hits.Clear();
            index.Search(name, query.Kind, (float)floor, hits);
            foreach (var hit in hits)
            {
                var (entry, listed) = index.At(hit.Name);
                var candidate = new Candidate(hit, entry, listed, name, Final(hit, entry, listed, query));
                if (candidate.Score >= floor && (!best.TryGetValue(entry.Id, out var other) || candidate.IsBetterThan(other)))
                    best[entry.Id] = candidate;
            }
        }

        return best.Values.Select(candidate => new ListMatch(index.ListId, candidate.Entry.Id, candidate.Listed.Text, candidate.Score,
            Explanation.Of(index.Align(candidate.Query, candidate.Hit.Name), candidate.Listed, candidate.Score)));
    }

    private static decimal Final(NameHit hit, ListEntry entry, ListName listed, ScreeningQuery query) => Math.Round((decimal)hit.Score, 3);

    private sealed record Candidate(NameHit Hit, ListEntry Entry, ListName Listed, PreparedName Query, decimal Score)
    {
        public bool IsBetterThan(Candidate other) =>
            Score != other.Score ? Score > other.Score
            : Listed.Weak != other.Listed.Weak ? other.Listed.Weak
            : Listed.Type < other.Listed.Type;
    }
}
