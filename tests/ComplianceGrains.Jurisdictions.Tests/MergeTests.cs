using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.CustomerDueDiligence;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Minimisation;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Merge never depends on order or repetition, and never gives anything looser than what a member asks.</summary>
public class MergeTests
{
    private static readonly Gen<Words> WordSet = Gen.Char['a', 'f'].Select(letter => letter.ToString()).List[0, 5].Select(words => new Words(words));
    private static readonly Gen<Fields> FieldSet = Gen.Select(WordSet, WordSet).Select((required, optional) => new Fields(required.Items, optional.Items));
    private static readonly Gen<Span> Lengths = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 30], Gen.Int[0, 400]).Select((years, months, days) => new Span(new PeriodBuilder { Years = years, Months = months, Days = days }.Build()));
    private static readonly Gen<Thresholds> Points = Gen.Select(Gen.Bool, Gen.Int[0, 5], OneOf("EUR", "USD", "SGD"), OneOf("a", "b"))
        .Select((more, amount, unit, rate) => new Threshold(more ? Comparison.MoreThan : Comparison.AtLeast, amount * 500, unit, rate)).List[1, 3].Select(points => new Thresholds(points));
    private static readonly Gen<FieldHandling> Handlings = Gen.Select(Gen.Enum<IntakeHandling>(), Gen.Int[0, 4], Gen.Enum<ViewHandling>(), Gen.Int[0, 4], Gen.Enum<ExportHandling>())
        .Select((intake, last, view, shown, export) => new FieldHandling(intake, last, view, shown, export));
    private static readonly Gen<ApprovalSet> ApprovalSets = Gen.Select(OneOf("mlro", "analyst", "senior"), WordSet).Select((role, distinct) => new Approval(role, distinct.Items)).List[0, 3].Select(approvals => new ApprovalSet(approvals));

    [Fact]
    public void Words_unite() => Lawful(WordSet, Merge.Union, (merged, member) => member.Items.All(merged.Items.Contains));

    [Fact]
    public void Accepted_proofs_are_those_that_all_accept() => Lawful(WordSet, Merge.Intersection, (merged, member) => merged.Items.All(member.Items.Contains));

    [Fact]
    public void Required_fields_stay_required_and_none_is_lost() => Lawful(FieldSet, Merge.Union, (merged, member) =>
        member.Required.All(merged.Required.Contains) && member.Optional.All(field => merged.Required.Contains(field) || merged.Optional.Contains(field)));

    [Fact]
    public void A_duty_applies_wherever_a_member_has_it_apply() => Lawful(Points, Merge.Strictest, (merged, member) =>
        Enumerable.Range(0, 12).Select(step => step * 250m).All(amount => !member.IsMetBy(_ => amount) || merged.IsMetBy(_ => amount)));

    [Fact]
    public void The_shorter_length_holds_for_reviews() => Lawful(Lengths, Merge.Shortest, (merged, member) => Span.Compare(merged.Period, member.Period) <= 0);

    [Fact]
    public void The_longer_length_holds_for_waiting() => Lawful(Lengths, Merge.Longest, (merged, member) => Span.Compare(merged.Period, member.Period) >= 0);

    [Fact]
    public void What_lasts_for_ever_outlasts_every_length() => Lawful(
        Gen.OneOf(Gen.Const(new Lasting(null)), Lengths.Select(length => new Lasting(length.Period))), Merge.Longest,
        (merged, member) => merged.Period is null || (member.Period is { } own && Span.Compare(merged.Period, own) >= 0));

    [Fact]
    public void The_lower_score_holds() => Lawful(Gen.Int[1, 100].Select(score => new Number(score / 100m)), Merge.Lowest, (merged, member) => merged.Amount <= member.Amount);

    [Fact]
    public void Yes_wins_for_duties() => Lawful(Gen.Bool.Select(on => new Flag(on)), Merge.YesWins, (merged, member) => merged.On || !member.On);

    [Fact]
    public void No_wins_for_permissions() => Lawful(Gen.Bool.Select(on => new Flag(on)), Merge.NoWins, (merged, member) => !merged.On || member.On);

    [Fact]
    public void The_more_protective_handling_holds() => Lawful(Handlings, Merge.MostProtective, (merged, member) => merged.Intake >= member.Intake && merged.View >= member.View && merged.Export >= member.Export);

    [Fact]
    public void Approvals_unite() => Lawful(ApprovalSets, Merge.Union, (merged, member) =>
        member.Approvals.All(approval => merged.Approvals.Any(other => other.Role == approval.Role && approval.DistinctFrom.All(other.DistinctFrom.Contains))));

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static void Lawful<T>(Gen<T> values, Merge merge, Func<T, T, bool> notLooser)
        where T : RuleValue
    {
        T Fold(T left, T right) => (T)merge.Fold!(left, right);
        Gen.Select(values, values, values).Sample((a, b, c) =>
            Fold(a, b).Equals(Fold(b, a))
            && Fold(Fold(a, b), c).Equals(Fold(a, Fold(b, c)))
            && Fold(a, a).Equals(Fold(a, Fold(a, a)))
            && notLooser(Fold(a, b), a) && notLooser(Fold(a, b), b));
    }
}
