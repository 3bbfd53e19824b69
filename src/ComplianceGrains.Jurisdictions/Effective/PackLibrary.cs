using System.Collections.Concurrent;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>
/// All packs that are known, each in one or several versions. Immutable: a new version gives a new library
/// (<see cref="With"/>), and a version that does not load leaves the old one in force.
/// </summary>
public sealed class PackLibrary
{
    private const string CatalogFile = "catalog.yaml";
    private const int MostBindings = 8_192;

    private readonly SortedDictionary<string, IReadOnlyList<Pack>> versions;
    private readonly ConcurrentDictionary<string, RulesTimeline> timelines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(int Stretch, string Booking, string? Residence, string Citizen), IReadOnlyList<string>> bindings = new();
    private readonly Lazy<Instant[]> changes;

    private PackLibrary(Catalog catalog, IEnumerable<Pack> packs)
    {
        Catalog = catalog;
        versions = new SortedDictionary<string, IReadOnlyList<Pack>>(StringComparer.Ordinal);
        foreach (var group in packs.GroupBy(pack => pack.Jurisdiction, StringComparer.Ordinal))
            versions[group.Key] = [.. group.OrderBy(pack => pack.EffectiveInstant).ThenBy(pack => pack.Version)];
        changes = new(() => [.. versions.Keys.SelectMany(Changes).Distinct().Order()]);
    }

    internal Action<string>? Asked { get; private init; }

    /// <summary>The names that the packs use.</summary>
    public Catalog Catalog { get; }

    /// <summary>The jurisdictions that have a pack, sorted.</summary>
    public IReadOnlyCollection<string> Jurisdictions => versions.Keys;

    /// <summary>The newest version of every pack, also if it is not in force yet.</summary>
    public IEnumerable<Pack> Newest => versions.Values.Select(packs => packs[^1]);

    /// <summary>Every version of every pack.</summary>
    public IEnumerable<Pack> Packs => versions.Values.SelectMany(packs => packs);

    /// <summary>Reads <c>catalog.yaml</c> and every version of every pack: the folders <c>eu/3</c>, <c>eu/4</c>, …</summary>
    /// <param name="directory">The packs' directory, usually <c>jurisdictions</c>.</param>
    public static PackLoad Load(string directory)
    {
        var catalogFile = Path.Combine(directory, CatalogFile);
        if (!File.Exists(catalogFile))
            return new PackLoad(null, [new PackError(CatalogFile, 1, 1, $"There is no {CatalogFile} in '{directory}'. Point to the directory that holds the packs.")]);
        var misplaced = PackDirectory.Misplaced(directory);
        return misplaced.Count > 0 ? new PackLoad(null, misplaced) : Read(File.ReadAllText(catalogFile), PackDirectory.Folders(directory));
    }

    /// <summary>Reads packs that are already in memory.</summary>
    /// <param name="catalog">The text of <c>catalog.yaml</c>.</param>
    /// <param name="folders">The packs' folders; several versions of one jurisdiction are several folders of one name.</param>
    public static PackLoad Read(string catalog, IEnumerable<PackFolder> folders)
    {
        var errors = new List<PackError>();
        if (CatalogReader.Read(CatalogFile, catalog, errors) is not { } names)
            return new PackLoad(null, errors);
        var packs = folders.Select(folder => PackReader.Read(folder, names, errors)).OfType<Pack>().ToList();
        if (errors.Count == 0)
            CheckAncestry(packs, errors);
        return errors.Count > 0 ? new PackLoad(null, Sorted(errors)) : new PackLoad(new PackLibrary(names, packs), []);
    }

    /// <summary>Reads a pack with this library's catalogue, without taking it in.</summary>
    public PackDraft Draft(PackFolder folder)
    {
        var errors = new List<PackError>();
        var pack = PackReader.Read(folder, Catalog, errors);
        return new PackDraft(pack, Sorted(errors));
    }

    /// <summary>Reads one version's folder into memory.</summary>
    /// <param name="folder">The folder that holds <c>pack.yaml</c>, such as <c>eu/4</c>; or one that is named as the jurisdiction.</param>
    public static PackFolder ReadFolder(string folder) => PackDirectory.Read(folder);

    /// <summary>A library that also has this version. On errors this library simply stays in use.</summary>
    /// <param name="folder">Its files.</param>
    /// <param name="from">From which instant it rules, if later than the beginning of its day; null for that.</param>
    public PackLoad With(PackFolder folder, Instant? from = null)
    {
        var draft = Draft(folder);
        if (draft.Pack is not { } read)
            return new PackLoad(null, draft.Errors);
        var pack = from > read.EffectiveInstant ? read.Since(from.Value) : read;
        var errors = new List<PackError>();
        if (Packs.FirstOrDefault(known => known.Id == pack.Id) is { } same && !same.Digest.Span.SequenceEqual(pack.Digest.Span))
            return new PackLoad(null, [new PackError(pack.Mark.File, pack.Mark.Line, pack.Mark.Column, $"{pack.Id} is already known with another content ({same.DigestText}). A version never changes: raise 'version'.")]);
        var packs = Packs.Where(known => known.Id != pack.Id).Append(pack).ToList();
        CheckAncestry(packs, errors);
        return errors.Count > 0 ? new PackLoad(null, Sorted(errors)) : new PackLoad(new PackLibrary(Catalog, packs), []);
    }

    /// <summary>This library without the other versions of one pack, as if there were only this one.</summary>
    /// <param name="pack">A version that this library knows.</param>
    public PackLibrary Only(Pack pack) => new(Catalog, Packs.Where(known => known.Jurisdiction != pack.Jurisdiction || known.Id == pack.Id));

    /// <summary>This library, telling which rules are asked for: so it shows what a workflow reads, and what it does not.</summary>
    /// <param name="asked">Gets the path of each rule whenever somebody asks for it, also if no pack gives it.</param>
    public PackLibrary Watched(Action<string> asked) => new(Catalog, Packs) { Asked = asked };

    /// <summary>This library with some of its versions alone.</summary>
    public PackLibrary Those(Func<Pack, bool> wanted) => new(Catalog, Packs.Where(wanted));

    /// <summary>This library without one version, for a draft that takes its place.</summary>
    public PackLibrary Without(Pack pack) => new(Catalog, Packs.Where(known => known.Id != pack.Id));

    /// <summary>
    /// This library as if there were only one version of its jurisdiction, in force since ever: so what it says can be held against
    /// any day. The dates of its values stay.
    /// </summary>
    /// <param name="pack">A version, known here or not.</param>
    public PackLibrary Standing(Pack pack) => new(Catalog, Packs.Where(known => known.Jurisdiction != pack.Jurisdiction).Append(pack.Since(Instant.MinValue)));

    /// <summary>The version whose place one takes, whether it stands here or not: the last of its jurisdiction that begins before it, or with it under a lower number; null for the first.</summary>
    public Pack? Before(Pack pack) => Others(pack).LastOrDefault(other => Order(other).CompareTo(Order(pack)) < 0);

    /// <summary>The version that takes the place of one, whether that stands here or not; null for the last.</summary>
    public Pack? After(Pack pack) => Others(pack).FirstOrDefault(other => Order(other).CompareTo(Order(pack)) > 0);

    /// <summary>The version of a jurisdiction's pack that is in force: of those that have begun the one that began last, of two that begin together the higher.</summary>
    /// <returns>Null if none has begun.</returns>
    public Pack? InForce(string jurisdiction, Instant at) =>
        versions.TryGetValue(jurisdiction, out var packs) ? packs.LastOrDefault(pack => pack.EffectiveInstant <= at) : null;

    /// <summary>The pack in force and its ancestors' in force, the jurisdiction's own first.</summary>
    /// <exception cref="PackNotInForceException">One of them is not in force at that time.</exception>
    public IReadOnlyList<Pack> Chain(string jurisdiction, Instant at)
    {
        var chain = new List<Pack>();
        for (var next = jurisdiction; next is not null; next = chain[^1].Extends)
            chain.Add(InForce(next, at) ?? throw new PackNotInForceException(next, at));
        return chain;
    }

    /// <summary>
    /// The jurisdictions that bind a customer: the booking entity's, and those that residence and nationality bring in
    /// where a pack says so, without the ancestors of members (their rules are inherited).
    /// </summary>
    /// <param name="bookingJurisdiction">The booking entity's jurisdiction.</param>
    /// <param name="residenceCountry">ISO 3166 code, or null if not known yet.</param>
    /// <param name="nationalities">ISO 3166 codes.</param>
    /// <param name="at">The event's time.</param>
    /// <returns>Sorted; at least the booking jurisdiction or a descendant of it.</returns>
    public IReadOnlyList<string> Bind(string bookingJurisdiction, string? residenceCountry, IEnumerable<string> nationalities, Instant at)
    {
        // Between two changes of any pack the same places bind the same; who watches what is asked for is asked each time.
        var citizen = new SortedSet<string>(nationalities, StringComparer.Ordinal);
        if (Asked is not null)
            return Bound(bookingJurisdiction, residenceCountry, citizen, at);
        var found = Array.BinarySearch(changes.Value, at);
        // Nobody has looked at what was given yet: with lengths, no text passes for two countries.
        var key = (found >= 0 ? found : ~found - 1, bookingJurisdiction, residenceCountry, string.Concat(citizen.Select(country => $"{country?.Length}:{country}")));
        if (bindings.TryGetValue(key, out var known))
            return known;
        if (bindings.Count >= MostBindings)
            bindings.Clear();
        return bindings[key] = Bound(bookingJurisdiction, residenceCountry, citizen, at);
    }

    /// <summary>The merged rules of a set of jurisdictions at a time. Computed once per set and stretch of days without a change.</summary>
    /// <param name="jurisdictions">In any order; doubles do not matter.</param>
    /// <param name="at">The event's time, not the time of asking.</param>
    /// <exception cref="PackNotInForceException">A jurisdiction has no pack in force at that time.</exception>
    public EffectiveRules Rules(IEnumerable<string> jurisdictions, Instant at)
    {
        // Most are bound by one alone, whose name is the key.
        if (jurisdictions is IReadOnlyList<string> and [var only] && timelines.TryGetValue(only, out var known))
            return known.At(at);
        string[] set = [.. jurisdictions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return timelines.GetOrAdd(string.Join(' ', set), static (_, made) => new RulesTimeline(made.Library, made.Set), (Library: this, Set: set)).At(at);
    }

    /// <summary>What the packs of a set say together at a time, merged anew.</summary>
    internal MergedRules Merge(IReadOnlyList<string> jurisdictions, Instant at) =>
        MergedRules.Of(Catalog, jurisdictions.ToDictionary(jurisdiction => jurisdiction, jurisdiction => Chain(jurisdiction, at), StringComparer.Ordinal), at);

    /// <summary>The next instant at which the rules of a set may change, as far as the known packs say; null if nothing is known to change.</summary>
    public Instant? NextChange(IEnumerable<string> jurisdictions, Instant after) =>
        jurisdictions.SelectMany(Changes).Where(change => change > after).OrderBy(change => change).Select(change => (Instant?)change).FirstOrDefault();

    /// <summary>All instants at which a jurisdiction's rules may change: new versions, and values that begin or end.</summary>
    internal IEnumerable<Instant> Changes(string jurisdiction)
    {
        if (!versions.TryGetValue(jurisdiction, out var own))
            yield break;
        var zones = own.Select(pack => pack.Zone).Distinct().ToList();
        foreach (var pack in Ancestry(jurisdiction))
        {
            yield return pack.EffectiveInstant;
            foreach (var day in pack.Values.Values.SelectMany(slots => slots).SelectMany(slot => new[] { slot.From, slot.Until }).OfType<LocalDate>())
                foreach (var zone in zones)
                    yield return day.AtStartOfDayInZone(zone).ToInstant();
        }
    }

    private string[] Bound(string bookingJurisdiction, string? residenceCountry, SortedSet<string> citizen, Instant at)
    {
        var bound = new SortedSet<string>(StringComparer.Ordinal) { bookingJurisdiction };
        foreach (var jurisdiction in versions.Keys.Where(jurisdiction => InForce(jurisdiction, at) is not null))
        {
            var rules = Rules([jurisdiction], at).Merged;
            if ((residenceCountry is not null && Countries(rules, "binds.residence").Contains(residenceCountry))
                || Countries(rules, "binds.nationality").Any(citizen.Contains))
                bound.Add(jurisdiction);
        }
        foreach (var ancestor in bound.SelectMany(jurisdiction => Chain(jurisdiction, at).Skip(1)).Select(pack => pack.Jurisdiction).ToList())
            bound.Remove(ancestor);
        return [.. bound];
    }

    private static IReadOnlyList<string> Countries(MergedRules rules, string path) => rules.Optional<Words>(path)?.Value.Items ?? [];

    /// <summary>Every version of a jurisdiction's pack and of all its ancestors in any version.</summary>
    private List<Pack> Ancestry(string jurisdiction)
    {
        var ancestry = versions[jurisdiction].ToList();
        for (var next = 0; next < ancestry.Count; next++)
            if (ancestry[next].Extends is { } parent && versions.TryGetValue(parent, out var packs))
                ancestry.AddRange(packs.Except(ancestry));
        return ancestry;
    }

    private static void CheckAncestry(List<Pack> packs, List<PackError> errors)
    {
        var known = packs.ToLookup(pack => pack.Jurisdiction, StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { pack.Jurisdiction };
            for (var parent = pack.Extends; parent is not null; parent = known[parent].First().Extends)
            {
                if (!known.Contains(parent))
                {
                    Report(pack, $"It extends {parent}, but there is no pack of {parent}. {Nearest.Hint(parent, known.Select(group => group.Key))}Correct the code or add that pack.");
                    break;
                }
                if (!seen.Add(parent))
                {
                    Report(pack, $"It extends itself by way of {parent}. Break the circle.");
                    break;
                }
            }
        }
        foreach (var twice in packs.GroupBy(pack => pack.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Report(twice.Last(), $"{twice.Key} is given twice. Raise 'version' in one of them.");

        void Report(Pack pack, string message) => errors.Add(new PackError(pack.ExtendsMark.File, pack.ExtendsMark.Line, pack.ExtendsMark.Column, message));
    }

    private IEnumerable<Pack> Others(Pack pack) => versions.TryGetValue(pack.Jurisdiction, out var packs) ? packs.Where(other => other.Id != pack.Id) : [];

    /// <summary>Of those that begin together the higher one rules.</summary>
    private static (Instant Begins, int Version) Order(Pack pack) => (pack.EffectiveInstant, pack.Version);

    private static List<PackError> Sorted(IEnumerable<PackError> errors) =>
        [.. errors.Distinct().OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line).ThenBy(error => error.Column)];
}
