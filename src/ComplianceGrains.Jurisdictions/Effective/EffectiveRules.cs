using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Calendars;
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
/// The rules that bind one customer: the merge of the packs of a set of jurisdictions, as they stand between two changes, each by its
/// own name. Immutable and shared; start reading at <see cref="NaturalPerson"/>, <see cref="Screening"/>, <see cref="Risk"/>, <see cref="Retention"/>.
/// </summary>
public sealed class EffectiveRules
{
    internal EffectiveRules(MergedRules merged)
    {
        Merged = merged;
        Packs = [.. merged.Packs.Select(Reference).OrderBy(pack => pack.Id, StringComparer.Ordinal)];
        NaturalPerson = new PersonRules(merged, "naturalPerson");
        LegalEntity = new LegalEntityRules(merged);
        EnhancedDueDiligence = new EnhancedDueDiligenceRules(merged);
        Review = new ReviewRules(merged);
        Evidence = new EvidenceRules(merged);
        Occasional = new OccasionalRules(merged);
        Screening = new ScreeningRules(merged);
        Wallets = new WalletRules(merged);
        Risk = new RiskRules(merged);
        Escalation = new EscalationRules(merged);
        Reporting = new ReportingRules(merged);
        Retention = new RetentionRules(merged);
        Minimisation = new MinimisationRules(merged);
        SubjectAccess = new SubjectAccessRules(merged);
        Conflicts = RuleConflicts.In(merged);
    }

    /// <summary>What they stand on: the same by path.</summary>
    internal MergedRules Merged { get; }

    /// <summary>The set, sorted.</summary>
    public IReadOnlyList<string> Jurisdictions => Merged.Jurisdictions;

    /// <summary><c>sha256:…</c> over every value and its citation; equal digests mean equal rules.</summary>
    public string Digest => Merged.Digest;

    /// <summary>All packs behind the rules: the set's and their ancestors', sorted.</summary>
    public IReadOnlyList<PackReference> Packs { get; }

    /// <summary>What cannot be obeyed at once, with both citations; empty for most sets.</summary>
    public IReadOnlyList<RuleConflict> Conflicts { get; }

    /// <summary>Every rule of the set, by path.</summary>
    public IReadOnlyCollection<EffectiveValue> Values => Merged.Values;

    /// <summary>What it means, rule by rule, that no pack of the set says anything about it; only where that might surprise.</summary>
    public IReadOnlyDictionary<string, string> Unsaid => Vocabulary.Rules
        .Where(rule => rule.Unsaid is not null && Find(rule.Path)?.Value is null).ToDictionary(rule => rule.Path, rule => rule.Unsaid!, StringComparer.Ordinal);

    /// <summary>What to collect from a natural person.</summary>
    public PersonRules NaturalPerson { get; }

    /// <summary>What to collect from a legal entity, and who its beneficial owners are.</summary>
    public LegalEntityRules LegalEntity { get; }

    /// <summary>The steps of onboarding, sorted; their order is the workflow's.</summary>
    public Sourced<IReadOnlyList<string>> Steps => Merged.Words("customerDueDiligence.steps");

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
        Merged.Words("minimisation.suspicion.hiddenFrom"), Merged.Flag("minimisation.suspicion.evenAsMetadata"), Merged.Optional<Words>("subjectAccess.withheld")?.Value.Items ?? []);

    /// <summary>The monitoring windows of one name, each with the jurisdiction that asks for it; none if no jurisdiction does.</summary>
    public IReadOnlyList<MonitoringRule> MonitoringOf(string name) =>
        [.. Merged.Each<MonitoringWindow>($"monitoring.{name}").Select(each => new MonitoringRule(name, each.Saying.Jurisdiction, each.Value, each.Saying.Citation))];

    /// <summary>The packs that a decision cites in one jurisdiction's log: its own and its ancestors', sorted by id.</summary>
    public IReadOnlyList<PackReference> Citations(string jurisdiction) =>
        [.. Merged.Chain(jurisdiction).Select(Reference).OrderBy(pack => pack.Jurisdiction, StringComparer.Ordinal)];

    /// <summary>The files of a cited pack, byte for byte, for exports.</summary>
    /// <exception cref="KeyNotFoundException">These rules do not rest on that pack.</exception>
    public IReadOnlyList<PackFile> Files(PackReference pack) =>
        Merged.Packs.FirstOrDefault(known => known.Id == pack.Id)?.Files
        ?? throw new KeyNotFoundException($"{pack} is not among the packs of these rules ({string.Join(", ", Packs)}).");

    /// <summary>Who has to do a pending step by when: the earliest of what the jurisdictions say.</summary>
    /// <param name="step">A step of the catalogue.</param>
    /// <param name="start">When it became pending.</param>
    public TaskDue Due(string step, Instant start) => TaskDue.Earliest(TaskDues($"customerDueDiligence.pending.{step}", start));

    /// <summary>The approvals that a trigger needs (a band, a step, an exception's disposition …). One person never gives two of them.</summary>
    public Sourced<IReadOnlyList<Approval>> Approvals(string trigger)
    {
        var approvals = Merged.Need<ApprovalSet>($"approvals.{trigger}");
        return new(approvals.Value.Approvals, approvals.Provenance, approvals.Citations);
    }

    /// <summary>The obligations of a jurisdiction, its own and inherited; its own replace an ancestor's of the same id.</summary>
    /// <param name="jurisdiction">One of the set.</param>
    /// <param name="activities">The booking entity's activities; null for every obligation whatever it binds.</param>
    public IReadOnlyList<Obligation> Obligations(string jurisdiction, IReadOnlySet<string>? activities = null) =>
        [.. Merged.Chain(jurisdiction).SelectMany(pack => pack.Obligations).DistinctBy(obligation => obligation.Id)
            .Where(obligation => activities is null || obligation.Activities.Count == 0 || obligation.Activities.Any(activities.Contains))
            .OrderBy(obligation => obligation.Id, StringComparer.Ordinal)];

    /// <summary>A control of a jurisdiction, its own or inherited, or null.</summary>
    public Control? Control(string jurisdiction, string id) =>
        Merged.Chain(jurisdiction).Select(pack => pack.Controls.GetValueOrDefault(id)).FirstOrDefault(control => control is not null);

    /// <summary>A rule by path, or null if no pack of the set has it.</summary>
    public EffectiveValue? Find(string path) => Merged.Find(path);

    /// <summary>A calendar of a jurisdiction, its own or inherited, in the jurisdiction's own zone.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; lint would have said so.</exception>
    public BusinessCalendar Calendar(string jurisdiction, string name) => Merged.Calendar(jurisdiction, name);

    /// <summary>The zone of a jurisdiction's dates.</summary>
    public DateTimeZone Zone(string jurisdiction) => Merged.Zone(jurisdiction);

    internal IReadOnlyList<TaskDue> TaskDues(string path, Instant start) =>
        Merged.Each<StepTask>(path).Select(each => TaskDue.Of(Merged, each.Saying, each.Value, start)).ToList() is { Count: > 0 } dues
            ? dues
            : throw new RuleMissingException(path, Jurisdictions);

    private static PackReference Reference(Pack pack) => new(pack.Jurisdiction, pack.Version, pack.Digest, pack.EffectiveInstant);
}
