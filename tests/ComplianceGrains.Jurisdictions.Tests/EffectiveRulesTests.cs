using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.CustomerDueDiligence;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Risk;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Laws of the merge over the real packs, whatever packs there are.</summary>
public class EffectiveRulesTests
{
    private static readonly string[] All = [.. Repository.Library.Jurisdictions];
    private static readonly Gen<string[]> Sets = Gen.Int[0, All.Length - 1].Select(index => All[index]).List[1, 5].Select(codes => codes.ToArray());
    private static readonly Gen<Instant> Times = Gen.Int[0, 900].Select(days => Instant.FromUtc(2026, 1, 2, 0, 0).Plus(Duration.FromDays(days)));

    [Fact]
    public void Order_and_repetition_do_not_matter() =>
        Gen.Select(Sets, Times).Sample((set, at) =>
            Rules(set, at).Digest == Rules([.. set.Reverse(), .. set], at).Digest);

    [Fact]
    public void A_bigger_set_is_never_looser() =>
        Gen.Select(Sets, Sets, Times).Sample((one, other, at) => NotLooser(Rules([.. one, .. other], at), Rules(one, at)), iter: Samples.Of(300));

    [Fact]
    public void Retention_keeps_at_least_as_long_and_deletes_at_the_latest_as_early_as_each_member() =>
        Gen.Select(Sets, Times, Gen.Int[0, 4000]).Sample((set, at, age) =>
        {
            var event_ = at.Minus(Duration.FromDays(age));
            var events = Repository.Library.Catalog.Names("events").Where(name => name != RecordRetention.RelationshipStarted).ToDictionary(name => name, _ => event_);
            var together = Rules(set, at);
            return Repository.Library.Catalog.Names("recordClasses").All(record =>
            {
                var merged = together.Retention.DatesFor(record, events);
                return set.Select(code => Rules([code], at).Retention.DatesFor(record, events)).All(alone =>
                    (alone.KeepThrough is null || merged.KeepThrough is null || merged.KeepThrough >= alone.KeepThrough)
                    && (alone.DeleteBy is null || merged.DeleteBy <= alone.DeleteBy));
            });
        }, iter: Samples.Of(200));

    [Fact]
    public void A_rating_is_never_lower_than_under_a_member_alone() =>
        Gen.Select(Sets, Times, Gen.Int[0, Circumstances.Length - 1].List[0, 5]).Sample((set, at, picks) =>
        {
            var facts = new RiskFacts(picks.Select(pick => Circumstances[pick]).ToHashSet(), new HashSet<string>());
            var merged = Rules(set, at).Risk;
            return set.All(code => merged.Rank(merged.Rate(facts).Band) >= merged.Rank(Rules([code], at).Risk.Rate(facts).Band));
        }, iter: Samples.Of(300));

    [Fact]
    public void A_pending_step_is_never_due_later_than_under_a_member_alone() =>
        Gen.Select(Sets, Times).Sample((set, at) =>
            set.All(code => Rules(set, at).Due("senior-approval", at).Due <= Rules([code], at).Due("senior-approval", at).Due), iter: Samples.Of(200));

    [Fact]
    public void The_same_rules_between_two_changes_are_one_object()
    {
        var rules = Rules(["DE", "SG"], Instant.FromUtc(2026, 11, 1, 0, 0));
        Assert.Same(rules, Rules(["SG", "DE"], Instant.FromUtc(2026, 11, 23, 0, 0)));
        Assert.NotSame(rules, Rules(["SG", "DE"], Instant.FromUtc(2027, 8, 1, 0, 0)));
    }

    [Fact]
    public void A_dated_value_begins_at_local_midnight_of_the_jurisdiction_that_binds()
    {
        var justBefore = new LocalDateTime(2027, 7, 9, 23, 59).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();
        Assert.False(Rules(["DE"], justBefore).LegalEntity.BeneficialOwnerShare.Value.IsMetBy(_ => 25));
        Assert.True(Rules(["DE"], justBefore + Duration.FromMinutes(1)).LegalEntity.BeneficialOwnerShare.Value.IsMetBy(_ => 25));
    }

    [Fact]
    public void Every_value_says_where_it_comes_from() =>
        Assert.All(All.SelectMany(code => Rules([code], Instant.FromUtc(2026, 11, 23, 0, 0)).Values), value =>
        {
            Assert.NotEmpty(value.Provenance);
            Assert.All(value.Contributions, says => Assert.NotEmpty(says.Citation.Source.Title));
        });

    [Fact]
    public void A_decision_cites_its_own_pack_and_the_ancestors_with_their_digests()
    {
        var rules = Rules(["DE", "SG"], Instant.FromUtc(2026, 11, 23, 0, 0));
        Assert.Equal(["DE@4", "EU@5"], rules.Citations("DE").Select(pack => pack.Id));
        Assert.All(rules.Citations("DE"), pack => Assert.Equal(32, pack.Digest.Length));
        Assert.Equal(["holidays.yaml", "pack.yaml"], rules.Files(rules.Citations("DE")[0]).Select(file => file.Path));
    }

    [Fact]
    public void Before_a_pack_is_in_force_nothing_may_be_decided() =>
        Assert.Throws<PackNotInForceException>(() => Rules(["DE"], Instant.FromUtc(2020, 1, 1, 0, 0)));

    private static string[] Circumstances => [.. Repository.Library.Catalog.Names("circumstances")];

    private static EffectiveRules Rules(string[] set, Instant at) => Repository.Library.Rules(set, at);

    private static bool NotLooser(EffectiveRules merged, EffectiveRules member) => member.Values.All(value => (value.Value, merged.Find(value.Path)?.Value) switch
    {
        (Words mine, Words all) => Vocabulary.Find(value.Path)!.Merge == Merge.Intersection ? all.Items.All(mine.Items.Contains) : mine.Items.All(all.Items.Contains),
        (Fields mine, Fields all) => mine.Required.All(all.Required.Contains),
        (Thresholds mine, Thresholds all) => mine.Points.All(point => all.Points.Any(other => other.Unit == point.Unit && other.IsNotLooserThan(point))),
        (Number mine, Number all) => all.Amount <= mine.Amount,
        (Lasting mine, Lasting all) => all.Period is null || (mine.Period is { } own && Span.Compare(all.Period, own) >= 0),
        (ApprovalSet mine, ApprovalSet all) => mine.Approvals.All(approval => all.Approvals.Any(other => other.Role == approval.Role)),
        (FieldHandling mine, FieldHandling all) => all.Intake >= mine.Intake && all.View >= mine.View,
        (not null, null) => Vocabulary.Find(value.Path)!.Merge.Fold is null,
        _ => true,
    });
}
