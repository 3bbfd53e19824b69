using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Merging;

/// <summary>
/// What the packs of a set of jurisdictions say together, rule by rule and by path, as it stands between two changes. What a rule
/// means is above: in what reads it by its own name.
/// </summary>
internal sealed class MergedRules
{
    private readonly IReadOnlyCollection<EffectiveValue> _values;

    /// <summary>The same by path: every decision asks for some dozens.</summary>
    private readonly Dictionary<string, EffectiveValue> _byPath;
    private readonly ILookup<string, EffectiveValue> _sections;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Pack>> _chains;

    private MergedRules(Catalog catalog, IReadOnlyDictionary<string, IReadOnlyList<Pack>> chains, SortedDictionary<string, EffectiveValue> values)
    {
        (_chains, _values, _byPath) = (chains, values.Values, new Dictionary<string, EffectiveValue>(values, StringComparer.Ordinal));
        _sections = values.Values.ToLookup(value => value.Path[..Math.Max(0, value.Path.LastIndexOf('.'))], StringComparer.Ordinal);
        Jurisdictions = [.. chains.Keys.Order(StringComparer.Ordinal)];
        Digest = DigestOf(catalog, values);
    }

    /// <summary>Told of every rule that somebody asks for; null if nobody listens.</summary>
    public Action<string>? Asked { get; set; }

    /// <summary>The set, sorted.</summary>
    public IReadOnlyList<string> Jurisdictions { get; }

    /// <summary><c>sha256:…</c> over every value and its citation; equal digests mean equal rules.</summary>
    public string Digest { get; }

    /// <summary>Every rule of the set, by path.</summary>
    public IReadOnlyCollection<EffectiveValue> Values => _values;

    /// <summary>Every pack behind the rules, each once.</summary>
    public IEnumerable<Pack> Packs => _chains.Values.SelectMany(chain => chain).Distinct();

    /// <summary>Merges what the packs say at a time.</summary>
    /// <param name="catalog">The names that they may use.</param>
    /// <param name="chains">Of each jurisdiction its pack in force and its ancestors', nearest first.</param>
    /// <param name="at">The time.</param>
    public static MergedRules Of(Catalog catalog, IReadOnlyDictionary<string, IReadOnlyList<Pack>> chains, Instant at)
    {
        var byPath = new SortedDictionary<string, List<Contribution>>(StringComparer.Ordinal);
        foreach (var (jurisdiction, chain) in chains)
            foreach (var (path, contribution) in Inheritance.Of(jurisdiction, chain, at))
            {
                if (!byPath.TryGetValue(path, out var contributions))
                    byPath[path] = contributions = [];
                contributions.Add(contribution);
            }
        var values = new SortedDictionary<string, EffectiveValue>(StringComparer.Ordinal);
        foreach (var (path, contributions) in byPath)
            values[path] = Merger.Merge(path, contributions);
        return new MergedRules(catalog, chains, values);
    }

    /// <summary>The last part of a rule's path.</summary>
    public static string Name(EffectiveValue value) => value.Path[(value.Path.LastIndexOf('.') + 1)..];

    /// <summary>A jurisdiction's pack and its ancestors', nearest first.</summary>
    public IReadOnlyList<Pack> Chain(string jurisdiction) => _chains[jurisdiction];

    /// <summary>A rule by path, or null if no pack of the set has it.</summary>
    public EffectiveValue? Find(string path)
    {
        Asked?.Invoke(path);
        return _byPath.GetValueOrDefault(path);
    }

    /// <summary>All rules right below a path.</summary>
    public IEnumerable<EffectiveValue> Named(string section)
    {
        if (Asked is { } tell)
            foreach (var value in _sections[section])
                tell(value.Path);
        return _sections[section];
    }

    /// <summary>A value that the set may have.</summary>
    public Sourced<T>? Optional<T>(string path)
        where T : RuleValue =>
        Find(path) is { Value: T value } found ? new Sourced<T>(value, found.Provenance, found.Citations) : null;

    /// <summary>A value that the set must have.</summary>
    /// <exception cref="RuleMissingException">No pack gives it.</exception>
    public Sourced<T> Need<T>(string path)
        where T : RuleValue =>
        Optional<T>(path) ?? throw new RuleMissingException(path, Jurisdictions);

    /// <summary>Names of a category that the set must have.</summary>
    public Sourced<IReadOnlyList<string>> Words(string path)
    {
        var words = Need<Words>(path);
        return new(words.Value.Items, words.Provenance, words.Citations);
    }

    /// <summary>Yes or no, which the set must have.</summary>
    public Sourced<bool> Flag(string path)
    {
        var flag = Need<Flag>(path);
        return new(flag.Value.On, flag.Provenance, flag.Citations);
    }

    /// <summary>A length of calendar time that the set must have.</summary>
    public Sourced<Period> Length(string path)
    {
        var span = Need<Span>(path);
        return new(span.Value.Period, span.Provenance, span.Citations);
    }

    /// <summary>A length of time that the set must have, in hours and below.</summary>
    public Sourced<Duration> Time(string path)
    {
        var span = Need<Span>(path);
        return new(span.Value.Period.ToDuration(), span.Provenance, span.Citations);
    }

    /// <summary>What each jurisdiction says of a rule that is not folded.</summary>
    public IEnumerable<(Contribution Saying, T Value)> Each<T>(string path)
        where T : RuleValue =>
        (Find(path)?.Saying ?? []).Select(saying => (saying, (T)saying.Value));

    /// <summary>A calendar of a jurisdiction, its own or inherited, in the jurisdiction's own zone.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; lint would have said so.</exception>
    public BusinessCalendar Calendar(string jurisdiction, string name) =>
        _chains[jurisdiction].Select(pack => pack.Calendars.GetValueOrDefault(name)).FirstOrDefault(calendar => calendar is not null)?.In(Zone(jurisdiction))
        ?? throw new KeyNotFoundException($"{jurisdiction} has no calendar '{name}'. Add it to 'calendars' in its pack.");

    /// <summary>The zone of a jurisdiction's dates.</summary>
    public DateTimeZone Zone(string jurisdiction) => _chains[jurisdiction][0].Zone;

    /// <summary>When a text was read, and who adopted a policy, is no part of a rule: decisions cite the same digest before and after.</summary>
    private static string Cited(Citation citation) => $"{citation.Pack}, {citation.Source.Title}{(citation.Verified ? "" : " (unverified)")}";

    /// <summary>A name that the catalogue gained later adds nothing to what packs said that do not name it: decisions before and after cite the same digest.</summary>
    private static string DigestOf(Catalog catalog, SortedDictionary<string, EffectiveValue> values)
    {
        var text = new StringBuilder();
        foreach (var (path, value) in values)
            foreach (var contribution in value.Contributions.Where(contribution => !(contribution.ByOther && catalog.Has("later", path))))
                text.Append(path).Append('\t').Append(contribution.Jurisdiction).Append('\t').Append(contribution.Value.InWords)
                    .Append('\t').Append(Cited(contribution.Citation)).Append('\n');
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }
}
