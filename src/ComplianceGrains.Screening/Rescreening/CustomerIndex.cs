using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Rescreening;

/// <summary>
/// An immutable index of customers' names and identifiers, searched from the other side: which customers could a list entry concern?
/// So a new list version wakes only those customers, not all.
/// </summary>
/// <remarks>A change goes into a small second index; <see cref="With"/> is cheap until <see cref="NeedsRebuild"/> says otherwise.</remarks>
public sealed class CustomerIndex
{
    private readonly Part _base;
    private readonly Part _changes;
    private readonly HashSet<string> _replaced;

    private CustomerIndex(Part @base, Part changes, HashSet<string> replaced)
    {
        _base = @base;
        _changes = changes;
        _replaced = replaced;
    }

    /// <summary>Number of customers.</summary>
    public int Count => _base.Customers.Count(customer => !_replaced.Contains(customer.Id)) + _changes.Customers.Count;

    /// <summary>So many changes have piled up that a new <see cref="Build"/> pays.</summary>
    public bool NeedsRebuild => _changes.Customers.Count > 1000 + _base.Customers.Count / 20;

    /// <summary>The customers in it, for a rebuild.</summary>
    public IEnumerable<ScreenedCustomer> Customers => _base.Customers.Where(customer => !_replaced.Contains(customer.Id)).Concat(_changes.Customers);

    /// <summary>Indexes all customers.</summary>
    public static CustomerIndex Build(IEnumerable<ScreenedCustomer> customers) => new(Part.Of(customers), Part.Of([]), []);

    /// <summary>This index with customers added or replaced.</summary>
    public CustomerIndex With(IReadOnlyCollection<ScreenedCustomer> changed)
    {
        var ids = changed.Select(customer => customer.Id).ToHashSet(StringComparer.Ordinal);
        return new(_base, Part.Of(_changes.Customers.Where(customer => !ids.Contains(customer.Id)).Concat(changed)), [.. _replaced, .. ids]);
    }

    /// <summary>This index without some customers, for example after off-boarding.</summary>
    public CustomerIndex Without(IReadOnlyCollection<string> ids) =>
        new(_base, Part.Of(_changes.Customers.Where(customer => !ids.Contains(customer.Id))), [.. _replaced, .. ids]);

    /// <summary>Customers whose screening against this entry would reach the floor, and those with one of its identifiers; best first.</summary>
    /// <param name="entry">A new or changed entry.</param>
    /// <param name="floor">Least score by name; take the lowest threshold of all packs less what a date of birth may add (0.06).</param>
    public IReadOnlyList<CustomerCandidate> Concerned(ListEntry entry, decimal floor)
    {
        var best = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var raw = Calibration.Raw((float)floor) - 0.0005f;
        foreach (var listed in entry.Names.Select(name => PreparedName.Of(name.Text, entry.Kind == SubjectKind.NaturalPerson)))
        {
            AddNamed(_base, listed, id => !_replaced.Contains(id));
            AddNamed(_changes, listed, _ => true);
        }

        AddIdentified(_base, id => !_replaced.Contains(id));
        AddIdentified(_changes, _ => true);
        return [.. best.Select(pair => new CustomerCandidate(pair.Key, entry.Id, pair.Value))
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.CustomerId, StringComparer.Ordinal)];

        void AddNamed(Part part, PreparedName listed, Func<string, bool> valid)
        {
            foreach (var (customer, score) in part.Search(listed, entry.Kind, raw))
                if (valid(customer.Id) && Math.Round((decimal)Calibration.Score(score), 3) is var named && named >= floor)
                    Keep(customer.Id, named);
        }

        void AddIdentified(Part part, Func<string, bool> valid)
        {
            foreach (var (customer, same) in part.WithIdentifierOf(entry))
                if (valid(customer.Id))
                    Keep(customer.Id, EntryScore.IdentifierAlone(same).Value);
        }

        void Keep(string id, decimal score) => best[id] = Math.Max(score, best.GetValueOrDefault(id));
    }

    private sealed record Part(IReadOnlyList<ScreenedCustomer> Customers, int[] Owner, NameIndex Names, ILookup<string, ScreenedCustomer> ByIdentifier)
    {
        private const int Batch = 16_384;

        public static Part Of(IEnumerable<ScreenedCustomer> customers)
        {
            var (all, owner, names) = (customers.ToList(), new List<int>(), new NameIndexBuilder());
            // In batches: what a name is read as takes kilobytes until it is numbered, and a million of them at once some gigabytes.
            var readings = new IReadOnlyList<PreparedName>[Math.Min(all.Count, Batch)];
            for (var start = 0; start < all.Count; start += Batch)
            {
                var count = Math.Min(Batch, all.Count - start);
                Parallel.For(0, count, i => readings[i] = [.. all[start + i].Names.SelectMany(name => QueryReading.Of(name, all[start + i].Kind).Names)]);
                for (var i = 0; i < count; i++)
                    foreach (var reading in readings[i])
                    {
                        names.Add(reading.Tokens, all[start + i].Kind);
                        owner.Add(start + i);
                    }
            }

            return new(all, [.. owner], names.Build(), all
                .SelectMany(customer => customer.Identifiers.Select(identifier => (Key: IdentifierQualifier.Key(identifier.Value), Customer: customer)))
                .Where(pair => pair.Key is not null)
                .ToLookup(pair => pair.Key!, pair => pair.Customer, StringComparer.Ordinal));
        }

        public IEnumerable<(ScreenedCustomer Customer, Qualifier Same)> WithIdentifierOf(ListEntry entry) =>
            from listed in entry.Identifiers
            let key = IdentifierQualifier.Key(listed.Value)
            where key is not null
            from customer in ByIdentifier[key]
            let same = IdentifierQualifier.Of(customer.Identifiers, entry)
            where same is not null
            select (customer, same);

        public IEnumerable<(ScreenedCustomer Customer, float Score)> Search(PreparedName listed, SubjectKind kind, float floor)
        {
            var hits = new List<NameHit>();
            Names.SearchReverse(listed, kind, floor, hits);
            return hits.Select(hit => (Customers[Owner[hit.Name]], hit.Score));
        }
    }
}
