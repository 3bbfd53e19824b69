using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Retention;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>How long records are kept, per class. Dates come from <see cref="Jurisdictions.Retention"/>.</summary>
public sealed class RetentionRules
{
    private readonly MergedRules rules;

    internal RetentionRules(MergedRules rules) => this.rules = rules;

    /// <summary>Each jurisdiction's floor for a record class.</summary>
    public IReadOnlyList<Sourced<RetentionTerm>> Floors(string recordClass) => Terms($"retention.{recordClass}.floor");

    /// <summary>Each jurisdiction's duty to delete; empty where there is none.</summary>
    public IReadOnlyList<Sourced<RetentionTerm>> Ceilings(string recordClass) => Terms($"retention.{recordClass}.ceiling");

    /// <summary>Whether the retained original must stay unredacted.</summary>
    public bool Unredacted(string recordClass) => rules.Optional<Flag>($"retention.{recordClass}.unredacted")?.Value.On ?? false;

    /// <summary>What may delay deletion, such as pending court proceedings.</summary>
    public IReadOnlyList<string> DeletionExceptions(string recordClass) => rules.Optional<Words>($"retention.{recordClass}.deletionExceptions")?.Value.Items ?? [];

    /// <summary>Who may place a legal hold.</summary>
    public Sourced<IReadOnlyList<string>> HoldIssuers => rules.Words("legalHold.issuers");

    /// <summary>The jurisdictions that say nothing of how long a record class is kept: nobody may compute a date without them.</summary>
    public IReadOnlyList<string> Silent(string recordClass)
    {
        var saying = rules.Each<RetentionTerm>($"retention.{recordClass}.floor").Select(each => each.Saying.Jurisdiction).ToHashSet(StringComparer.Ordinal);
        return [.. rules.Jurisdictions.Where(jurisdiction => !saying.Contains(jurisdiction))];
    }

    /// <summary>One jurisdiction's own floor for a record class; null where it says nothing.</summary>
    public Sourced<RetentionTerm>? FloorOf(string jurisdiction, string recordClass) => rules.Each<RetentionTerm>($"retention.{recordClass}.floor")
        .Where(each => each.Saying.Jurisdiction == jurisdiction).Select(each => new Sourced<RetentionTerm>(each.Value, $"from {jurisdiction}", [each.Saying.Citation])).FirstOrDefault();

    /// <summary>The dates of one record; see <see cref="RecordRetention.DatesFor"/>.</summary>
    public RetentionDates DatesFor(string recordClass, IReadOnlyDictionary<string, Instant> events, IEnumerable<LegalHold>? holds = null) =>
        RecordRetention.DatesFor(rules, recordClass, events, holds);

    private IReadOnlyList<Sourced<RetentionTerm>> Terms(string path) =>
        [.. rules.Each<RetentionTerm>(path).Select(each => new Sourced<RetentionTerm>(each.Value, $"from {each.Saying.Jurisdiction}", [each.Saying.Citation]))];
}
