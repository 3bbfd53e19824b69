using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Jurisdictions.Obligations;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>
/// The rules that bind one customer: the merge of the packs of a set of jurisdictions, as they stand between two changes.
/// Immutable and shared; start reading at <see cref="NaturalPerson"/>, <see cref="Screening"/>, <see cref="Risk"/>, <see cref="Retention"/>.
/// </summary>
public sealed class EffectiveRules
{
    private readonly SortedDictionary<string, EffectiveValue> values;
    private readonly ILookup<string, EffectiveValue> sections;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Pack>> chains;
    private readonly Catalog catalog;

    private Action<string>? asked;

    private EffectiveRules(Catalog catalog, IReadOnlyDictionary<string, IReadOnlyList<Pack>> chains, SortedDictionary<string, EffectiveValue> values)
    {
        this.catalog = catalog;
        this.chains = chains;
        this.values = values;
        sections = values.Values.ToLookup(value => value.Path[..Math.Max(0, value.Path.LastIndexOf('.'))], StringComparer.Ordinal);
        Jurisdictions = [.. chains.Keys.Order(StringComparer.Ordinal)];
        Packs = [.. chains.Values.SelectMany(chain => chain).Distinct().Select(Reference).OrderBy(pack => pack.Id, StringComparer.Ordinal)];
        Digest = DigestOf(catalog, values);
        NaturalPerson = new PersonRules(this, "naturalPerson");
        LegalEntity = new LegalEntityRules(this);
        EnhancedDueDiligence = new EnhancedDueDiligenceRules(this);
        Review = new ReviewRules(this);
        Evidence = new EvidenceRules(this);
        Occasional = new OccasionalRules(this);
        Screening = new ScreeningRules(this);
        Wallets = new WalletRules(this);
        Risk = new RiskRules(this);
        Escalation = new EscalationRules(this);
        Reporting = new ReportingRules(this);
        Retention = new RetentionRules(this);
        Minimisation = new MinimisationRules(this);
        SubjectAccess = new SubjectAccessRules(this);
        Conflicts = RuleConflicts.In(this);
    }

    /// <summary>The set, sorted.</summary>
    public IReadOnlyList<string> Jurisdictions { get; }

    /// <summary><c>sha256:…</c> over every value and its citation; equal digests mean equal rules.</summary>
    public string Digest { get; }

    /// <summary>All packs behind the rules: the set's and their ancestors', sorted.</summary>
    public IReadOnlyList<PackReference> Packs { get; }

    /// <summary>What cannot be obeyed at once, with both citations; empty for most sets.</summary>
    public IReadOnlyList<RuleConflict> Conflicts { get; }

    /// <summary>Every rule of the set, by path.</summary>
    public IReadOnlyCollection<EffectiveValue> Values => values.Values;

    /// <summary>What it means, rule by rule, that no pack of the set says anything about it; only where that might surprise.</summary>
    public IReadOnlyDictionary<string, string> Unsaid => Vocabulary.Rules
        .Where(rule => rule.Unsaid is not null && Find(rule.Path)?.Value is null).ToDictionary(rule => rule.Path, rule => rule.Unsaid!, StringComparer.Ordinal);

    /// <summary>What to collect from a natural person.</summary>
    public PersonRules NaturalPerson { get; }

    /// <summary>What to collect from a legal entity, and who its beneficial owners are.</summary>
    public LegalEntityRules LegalEntity { get; }

    /// <summary>The steps of onboarding, sorted; their order is the workflow's.</summary>
    public Sourced<IReadOnlyList<string>> Steps => Words("customerDueDiligence.steps");

    /// <summary>When enhanced due diligence applies, and what it adds.</summary>
    public EnhancedDueDiligenceRules EnhancedDueDiligence { get; }

    /// <summary>When a customer is reviewed.</summary>
    public ReviewRules Review { get; }

    /// <summary>When an occasional transaction asks for full due diligence.</summary>
    public OccasionalRules Occasional { get; }

    /// <summary>How old evidence may be.</summary>
    public EvidenceRules Evidence { get; }

    /// <summary>Lists, threshold, freshness, re-screening.</summary>
    public ScreeningRules Screening { get; }

    /// <summary>Travel rule, self-hosted wallets, wallet approvals.</summary>
    public WalletRules Wallets { get; }

    /// <summary>Risk factors and bands.</summary>
    public RiskRules Risk { get; }

    /// <summary>The ladders of exceptions.</summary>
    public EscalationRules Escalation { get; }

    /// <summary>Reports to authorities.</summary>
    public ReportingRules Reporting { get; }

    /// <summary>Floors, ceilings and their clocks, per record class.</summary>
    public RetentionRules Retention { get; }

    /// <summary>How fields are stored, shown and exported; who must not learn of suspicion.</summary>
    public MinimisationRules Minimisation { get; }

    /// <summary>Until when requests for access are answered.</summary>
    public SubjectAccessRules SubjectAccess { get; }

    /// <summary>Who must not learn of suspicion.</summary>
    public TippingOffRules TippingOff => new(
        Words("minimisation.suspicion.hiddenFrom"), Flag("minimisation.suspicion.evenAsMetadata"), Optional<Words>("subjectAccess.withheld")?.Value.Items ?? []);

    /// <summary>Monitoring windows, each with the jurisdiction that asks for it.</summary>
    public IReadOnlyList<MonitoringRule> Monitoring =>
        [.. Named("monitoring").SelectMany(rule => rule.Saying.Select(saying => new MonitoringRule(Name(rule), saying.Jurisdiction, (MonitoringWindow)saying.Value, saying.Citation)))];

    /// <summary>The packs that a decision cites in one jurisdiction's log: its own and its ancestors', sorted by id.</summary>
    public IReadOnlyList<PackReference> Citations(string jurisdiction) =>
        [.. chains[jurisdiction].Select(Reference).OrderBy(pack => pack.Jurisdiction, StringComparer.Ordinal)];

    /// <summary>The files of a cited pack, byte for byte, for exports.</summary>
    /// <exception cref="KeyNotFoundException">These rules do not rest on that pack.</exception>
    public IReadOnlyList<PackFile> Files(PackReference pack) =>
        chains.Values.SelectMany(chain => chain).FirstOrDefault(known => known.Id == pack.Id)?.Files
        ?? throw new KeyNotFoundException($"{pack} is not among the packs of these rules ({string.Join(", ", Packs)}).");

    /// <summary>Who has to do a pending step by when: the earliest of what the jurisdictions say.</summary>
    /// <param name="step">A step of the catalogue.</param>
    /// <param name="start">When it became pending.</param>
    public TaskDue Due(string step, Instant start) => TaskDue.Earliest(TaskDues($"customerDueDiligence.pending.{step}", start));

    /// <summary>The approvals that a trigger needs (a band, a step, an exception's disposition …). One person never gives two of them.</summary>
    public Sourced<IReadOnlyList<Approval>> Approvals(string trigger)
    {
        var approvals = Need<ApprovalSet>($"approvals.{trigger}");
        return new(approvals.Value.Approvals, approvals.Provenance, approvals.Citations);
    }

    /// <summary>The obligations of a jurisdiction, its own and inherited; its own replace an ancestor's of the same id.</summary>
    /// <param name="jurisdiction">One of the set.</param>
    /// <param name="activities">The booking entity's activities; null for every obligation whatever it binds.</param>
    public IReadOnlyList<Obligation> Obligations(string jurisdiction, IReadOnlySet<string>? activities = null) =>
        [.. chains[jurisdiction].SelectMany(pack => pack.Obligations).DistinctBy(obligation => obligation.Id)
            .Where(obligation => activities is null || obligation.Activities.Count == 0 || obligation.Activities.Any(activities.Contains))
            .OrderBy(obligation => obligation.Id, StringComparer.Ordinal)];

    /// <summary>A control of a jurisdiction, its own or inherited, or null.</summary>
    public Control? Control(string jurisdiction, string id) =>
        chains[jurisdiction].Select(pack => pack.Controls.GetValueOrDefault(id)).FirstOrDefault(control => control is not null);

    /// <summary>A rule by path, or null if no pack of the set has it.</summary>
    public EffectiveValue? Find(string path)
    {
        asked?.Invoke(path);
        return values.GetValueOrDefault(path);
    }

    /// <summary>A calendar of a jurisdiction, its own or inherited, in the jurisdiction's own zone.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; lint would have said so.</exception>
    public BusinessCalendar Calendar(string jurisdiction, string name) =>
        chains[jurisdiction].Select(pack => pack.Calendars.GetValueOrDefault(name)).FirstOrDefault(calendar => calendar is not null)?.In(Zone(jurisdiction))
        ?? throw new KeyNotFoundException($"{jurisdiction} has no calendar '{name}'. Add it to 'calendars' in its pack.");

    /// <summary>The zone of a jurisdiction's dates.</summary>
    public DateTimeZone Zone(string jurisdiction) => chains[jurisdiction][0].Zone;

    internal static EffectiveRules Merge(PackLibrary library, IReadOnlyList<string> jurisdictions, Instant at)
    {
        var chains = jurisdictions.ToDictionary(jurisdiction => jurisdiction, jurisdiction => library.Chain(jurisdiction, at), StringComparer.Ordinal);
        var byPath = new SortedDictionary<string, List<Contribution>>(StringComparer.Ordinal);
        foreach (var jurisdiction in jurisdictions)
            foreach (var (path, contribution) in Inheritance.Of(jurisdiction, chains[jurisdiction], at))
            {
                if (!byPath.TryGetValue(path, out var contributions))
                    byPath[path] = contributions = [];
                contributions.Add(contribution);
            }
        var values = new SortedDictionary<string, EffectiveValue>(StringComparer.Ordinal);
        foreach (var (path, contributions) in byPath)
            values[path] = Merger.Merge(path, contributions);
        return new EffectiveRules(library.Catalog, chains, values) { asked = library.Asked };
    }

    internal Catalog Catalog => catalog;

    internal static string Name(EffectiveValue value) => value.Path[(value.Path.LastIndexOf('.') + 1)..];

    internal IEnumerable<EffectiveValue> Named(string section)
    {
        if (asked is { } tell)
            foreach (var value in sections[section])
                tell(value.Path);
        return sections[section];
    }

    internal IReadOnlyList<string> Countries(string path) => Optional<Words>(path)?.Value.Items ?? [];

    internal Sourced<T>? Optional<T>(string path)
        where T : RuleValue =>
        Find(path) is { Value: T value } found ? new Sourced<T>(value, found.Provenance, found.Citations) : null;

    internal Sourced<T> Need<T>(string path)
        where T : RuleValue =>
        Optional<T>(path) ?? throw new RuleMissingException(path, Jurisdictions);

    internal Sourced<IReadOnlyList<string>> Words(string path)
    {
        var words = Need<Words>(path);
        return new(words.Value.Items, words.Provenance, words.Citations);
    }

    internal Sourced<bool> Flag(string path)
    {
        var flag = Need<Flag>(path);
        return new(flag.Value.On, flag.Provenance, flag.Citations);
    }

    internal Sourced<Period> Length(string path)
    {
        var span = Need<Span>(path);
        return new(span.Value.Period, span.Provenance, span.Citations);
    }

    internal Sourced<Duration> Time(string path)
    {
        var span = Need<Span>(path);
        return new(span.Value.Period.ToDuration(), span.Provenance, span.Citations);
    }

    /// <summary>What each jurisdiction says of a rule that is not folded.</summary>
    internal IEnumerable<(Contribution Saying, T Value)> Each<T>(string path)
        where T : RuleValue =>
        (Find(path)?.Saying ?? []).Select(saying => (saying, (T)saying.Value));

    internal IEnumerable<TaskDue> TaskDues(string path, Instant start) =>
        Each<StepTask>(path).Select(each => TaskDue.Of(this, each.Saying, each.Value, start)) is var dues && dues.Any()
            ? dues
            : throw new RuleMissingException(path, Jurisdictions);

    private static PackReference Reference(Pack pack) => new(pack.Jurisdiction, pack.Version, pack.Digest, pack.EffectiveInstant);

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
