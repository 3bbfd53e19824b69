using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Jurisdictions.Retention;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Finds what the rules of a set cannot both have. Nothing is decided here: a person does.</summary>
internal static class RuleConflicts
{
    // Any ordinary day: it only turns two calendar periods into dates that can be compared.
    private static readonly LocalDate Reference = new(2027, 3, 15);

    public static IReadOnlyList<RuleConflict> In(MergedRules rules) =>
        [.. Retention(rules), .. Fields(rules), .. OwnershipProof(rules)];

    private static IEnumerable<RuleConflict> Retention(MergedRules rules) =>
        from floor in rules.Values.Where(value => value.Path.StartsWith("retention.", StringComparison.Ordinal) && value.Path.EndsWith(".floor", StringComparison.Ordinal))
        let record = floor.Path.Split('.')[1]
        from keep in rules.Each<RetentionTerm>(floor.Path)
        from delete in rules.Each<RetentionTerm>($"retention.{record}.ceiling")
        where keep.Saying.Jurisdiction != delete.Saying.Jurisdiction
        let together = keep.Value.From.Items.Intersect(delete.Value.From.Items).Any()
        where IsBeyond(keep.Value, Waiting(rules, record, delete), together)
        select new RuleConflict(
            RuleConflictKind.Retention, record,
            $"{keep.Saying.Jurisdiction} keeps a {record} record for {keep.Value.InWords}, but {delete.Saying.Jurisdiction} has it deleted after {delete.Value.InWords}."
            + (together ? "" : " The two are counted from different events, so the dates of each record decide whether they clash."),
            "Keep the record, restrict access to it, and let a person decide.",
            keep.Saying.Citation, delete.Saying.Citation);

    /// <summary>A ceiling that never comes before its own law's floor lasts at least as long as that.</summary>
    private static RetentionTerm Waiting(MergedRules rules, string record, (Contribution Saying, RetentionTerm Value) ceiling)
    {
        var floor = rules.Each<RetentionTerm>($"retention.{record}.floor").FirstOrDefault(each => each.Saying.Jurisdiction == ceiling.Saying.Jurisdiction).Value;
        return ceiling.Value.AfterFloor && floor is not null && Reference + floor.Period > Reference + ceiling.Value.Period ? floor : ceiling.Value;
    }

    /// <summary>
    /// Whether a floor ends after a ceiling. Counted from one event the last days decide, to the day. Counted from
    /// different events only the lengths can be compared: a first day that counts here and not there means nothing then.
    /// </summary>
    private static bool IsBeyond(RetentionTerm keep, RetentionTerm delete, bool together) => together
        ? keep.LastDay(Reference) > delete.LastDay(Reference)
        : Reference + keep.Period > Reference + delete.Period;

    private static IEnumerable<RuleConflict> Fields(MergedRules rules) =>
        from handling in rules.Named("minimisation.fields")
        let field = MergedRules.Name(handling)
        from protects in handling.Saying
        where ((FieldHandling)protects.Value).Intake != IntakeHandling.Keep
        from collects in rules.Values.Where(value => value.Path.EndsWith(".collect", StringComparison.Ordinal))
        from wants in collects.Saying
        where wants.Jurisdiction != protects.Jurisdiction && wants.Value is Fields fields && Clash(rules, wants.Jurisdiction, fields, field)
        group wants by (protects, field, wants.Jurisdiction) into pair
        let wants = pair.First()
        select new RuleConflict(
            RuleConflictKind.Field, pair.Key.field,
            $"{wants.Jurisdiction} {(((Fields)wants.Value).Required.Contains(pair.Key.field) ? "requires" : "keeps, unredacted,")} {pair.Key.field}, but {pair.Key.protects.Jurisdiction} handles it {pair.Key.protects.Value.InWords}.",
            "Do not collect the field; the subject stays under review until a person decides.",
            ((Fields)wants.Value).Required.Contains(pair.Key.field) ? wants.Citation : Unredacted(rules, wants.Jurisdiction)!.Citation, pair.Key.protects.Citation);

    /// <summary>A required field clashes with any handling; one collected where it exists clashes if what is kept must stay unredacted.</summary>
    private static bool Clash(MergedRules rules, string jurisdiction, Fields fields, string field) =>
        fields.Required.Contains(field) || (fields.Optional.Contains(field) && Unredacted(rules, jurisdiction) is not null);

    private static Contribution? Unredacted(MergedRules rules, string jurisdiction) =>
        rules.Each<Flag>("retention.due-diligence.unredacted").FirstOrDefault(each => each.Saying.Jurisdiction == jurisdiction && each.Value.On).Saying;

    private static IEnumerable<RuleConflict> OwnershipProof(MergedRules rules)
    {
        const string path = "wallets.selfHosted.ownershipProof.methods";
        if (rules.Find(path) is { Value: Words { Items.Count: 0 } } methods && methods.Saying.Count(saying => ((Words)saying.Value).Items.Count > 0) > 1)
            yield return new RuleConflict(
                RuleConflictKind.OwnershipProof, "ownership-proof",
                $"No proof of ownership is accepted by {string.Join(" and ", methods.Saying.Select(saying => saying.Jurisdiction))} alike.",
                "Approve no self-hosted wallet until a person decides.",
                methods.Saying.First().Citation, methods.Saying.Last().Citation);
    }
}
