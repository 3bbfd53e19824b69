using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>From scored names to scored entries: the best name of each, qualified and explained.</summary>
internal static class EntryMatcher
{
    /// <summary>The most that qualifiers can lift a score, so that much below the floor is still of interest.</summary>
    private const float MostLift = 0.06f;

    public static IEnumerable<ListMatch> Match(ListIndex index, ScreeningQuery query, IReadOnlyList<PreparedName> names, decimal floor)
    {
        var best = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        var hits = new List<NameHit>();
        var qualified = query.DateOfBirth is not null || query.Nationalities.Count > 0 || query.Identifiers.Count > 0;
        var searchFloor = Calibration.Raw((float)floor) - (qualified ? MostLift : 0.001f);
        foreach (var name in names)
        {
            hits.Clear();
            index.Search(name, query.Kind, searchFloor, hits);
            foreach (var hit in hits)
            {
                var (entry, listed) = index.At(hit.Name);
                var qualifiers = Qualifiers(query, entry);
                Keep(new Candidate(entry, listed, hit, name, EntryScore.Of(Calibration.Score(hit.Score), listed, qualifiers), qualifiers));
            }
        }

        foreach (var entry in index.WithIdentifier(query.Identifiers))
            if (!best.ContainsKey(entry.Id) && IdentifierQualifier.Of(query.Identifiers, entry) is { } same)
                Keep(new Candidate(entry, entry.Names[0], null, null, EntryScore.IdentifierAlone(same), [same]));

        return best.Values.Select(candidate => candidate.ToMatch(index, query));

        void Keep(Candidate candidate)
        {
            if (candidate.Score.Value >= floor && (!best.TryGetValue(candidate.Entry.Id, out var other) || candidate.IsBetterThan(other)))
                best[candidate.Entry.Id] = candidate;
        }
    }

    private static List<Qualifier> Qualifiers(ScreeningQuery query, ListEntry entry)
    {
        var qualifiers = new List<Qualifier>(3);
        if (BirthQualifier.Of(query.DateOfBirth, entry.Births) is { } birth)
            qualifiers.Add(birth);
        if (CountryQualifier.Of(query.Nationalities, entry) is { } country)
            qualifiers.Add(country);
        if (GenderQualifier.Of(query.Gender, entry) is { } gender)
            qualifiers.Add(gender);
        if (IdentifierQualifier.Of(query.Identifiers, entry) is { } identifier)
            qualifiers.Add(identifier);
        else if (IdentifierQualifier.Differs(query.Identifiers, entry) is { } another)
            qualifiers.Add(another);
        return qualifiers;
    }

    private sealed record Candidate(ListEntry Entry, ListName Listed, NameHit? Hit, PreparedName? Query, EntryScore Score, IReadOnlyList<Qualifier> Qualifiers)
    {
        public bool IsBetterThan(Candidate other) =>
            Score.Value != other.Score.Value ? Score.Value > other.Score.Value
            : Listed.Weak != other.Listed.Weak ? other.Listed.Weak
            : Listed.Type < other.Listed.Type;

        public ListMatch ToMatch(ListIndex index, ScreeningQuery query)
        {
            var explanation = Explanation.Of(Hit is { } hit && Query is not null ? index.Align(Query, hit) : null, Listed, Entry.Kind == SubjectKind.NaturalPerson, Score, index.NamesWith);
            explanation.AddRange(VerdictParts.Of(
                query, Entry, Score.Value,
                qualifiers => Hit is { } named ? EntryScore.Of(Calibration.Score(named.Score), Listed, qualifiers).Value : Score.Value, Qualifiers));
            return new(index.ListId, Entry.Id, Listed.Text, Score.Value, explanation) { EntryDigest = EntryDigest.Of(Entry) };
        }
    }
}
