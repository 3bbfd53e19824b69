using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.CustomerDueDiligence;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Jurisdictions.Obligations;
using ComplianceGrains.Jurisdictions.Screening;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>
/// The laws of merging hold for every rule of the language, with generated values: order and repetition do not matter, and
/// what comes out is never looser than what one member asks. A rule whose form has no generator here fails.
/// </summary>
public class MergeLawTests
{
    private static readonly Gen<Thresholds> Shares = Gen.Select(Gen.Bool, Gen.Int[0, 20]).Select((more, share) => new Thresholds([new Threshold(more ? Comparison.MoreThan : Comparison.AtLeast, share * 5, "%", null)]));
    private static readonly Gen<Thresholds> Amounts = Gen.Select(Gen.Bool, Gen.Int[0, 5], OneOf("EUR", "USD", "SGD"), OneOf("firm-market-rate", "ecb-reference"))
        .Select((more, amount, unit, rate) => new Thresholds([new Threshold(more ? Comparison.MoreThan : Comparison.AtLeast, amount * 500, unit, rate)]));
    private static readonly Gen<Span> Lengths = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 30], Gen.Int[0, 400]).Select((years, months, days) => new Span(new PeriodBuilder { Years = years, Months = months, Days = days }.Build()));

    public static TheoryData<string> Paths => [.. Vocabulary.Rules.Select(rule => rule.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Order_and_repetition_do_not_matter_and_nothing_gets_looser(string path)
    {
        var rule = Vocabulary.Rules.Single(each => each.Path == path);
        if (rule.Merge.Fold is not { } fold)
        {
            EveryValueStands(rule);
            return;
        }
        var values = ValuesOf(rule);
        Gen.Select(values, values, values).Sample((a, b, c) =>
            fold(a, b).Equals(fold(b, a))
            && fold(fold(a, b), c).Equals(fold(a, fold(b, c)))
            && fold(a, a).Equals(fold(a, fold(a, a))) && fold(fold(a, b), b).Equals(fold(a, b))
            && NotLooser(rule.Merge, fold(a, b), a) && NotLooser(rule.Merge, fold(a, b), b), iter: Samples.Of(200));
    }

    /// <summary>A rule that is not folded: each jurisdiction's value stays as it is, whatever the order, and the merged rule has none of its own.</summary>
    private static void EveryValueStands(RuleDefinition rule)
    {
        var path = rule.NamesOf is { } names ? rule.Path.Replace("*", Repository.Library.Catalog.Names(names).First(), StringComparison.Ordinal) : rule.Path;
        var found = Repository.Library.Packs.SelectMany(pack => pack.Values.Where(value => Vocabulary.Find(value.Key) == rule).SelectMany(value => value.Value))
            .Where(slot => slot.Value is not Absent).DistinctBy(slot => slot.Value.InWords, StringComparer.Ordinal).ToList();
        Assert.True(found.Count > 0, $"No pack says anything of {rule.Path}.");
        Gen.Select(Gen.Int[0, found.Count - 1].List[1, 4], Gen.Int[0, 23]).Sample((picks, turn) =>
        {
            Contribution[] said = [.. picks.Select((pick, place) => new Contribution($"J{place}", found[pick].Value, found[pick].Citation, ""))];
            Contribution[] turned = [.. said.Skip(turn % said.Length), .. said.Take(turn % said.Length)];
            var (merged, other) = (Merger.Merge(path, said), Merger.Merge(path, turned));
            return merged.Contributions.SequenceEqual(said) && merged.Contributions.SequenceEqual(other.Contributions)
                && (said.Length == 1 ? merged.Value!.Equals(said[0].Value) : merged.Value is null);
        }, iter: Samples.Of(50));
    }

    private static Gen<RuleValue> ValuesOf(RuleDefinition rule) => rule.Shape switch
    {
        _ when rule.Shape == Shapes.Percent => Of(Shares),
        _ when rule.Shape == Shapes.Money => Of(Amounts),
        _ when rule.Shape == Shapes.Length => Of(Lengths),
        _ when rule.Shape == Shapes.YesNo => Of(Gen.Bool.Select(on => new Flag(on))),
        _ when rule.Shape == Shapes.Score => Of(Gen.Int[1, 100].Select(score => new Number(score / 100m))),
        _ when rule.Shape == Shapes.Fields => Of(Gen.Select(Some("fields"), Some("fields")).Select((required, optional) => new Fields(required, optional))),
        _ when rule.Shape == Shapes.Measures => Of(Gen.Select(Some("measures"), Some("measures", 2).List[0, 2]).Select((all, choices) => new Measures(all, choices))),
        _ when rule.Shape == LastingShapes.Lasting => Of(Gen.OneOf(Gen.Const(new Lasting(null)), Lengths.Select(length => new Lasting(length.Period)))),
        _ when rule.Shape == ScreeningShapes.Ownership => Of(Gen.Select(Shares, Gen.Bool, Gen.Bool).Select((share, together, control) => new OwnershipTest(share.Points[0], together, control))),
        _ when rule.Shape == ScreeningShapes.Review => Of(Gen.Select(Gen.Int[1, 99], Gen.Enum<ReviewOutcome>(), Gen.Int[1, 100])
            .Select((from, then, percent) => new ReviewBand(from / 100m, then, then switch { ReviewOutcome.Log => 0, ReviewOutcome.Exception => 100, _ => percent }))),
        _ when rule.Shape == ApprovalShapes.Approvals => Of(Gen.Select(Some("roles", 1), Some("parts")).Select((role, parts) => new Approval(role[0], parts)).List[0, 3].Select(approvals => new ApprovalSet(approvals))),
        _ when rule.Shape == MinimisationShapes.Handling => Of(Gen.Select(Gen.Enum<IntakeHandling>(), Gen.Int[0, 4], Gen.Enum<ViewHandling>(), Gen.Int[0, 4], Gen.Enum<ExportHandling>())
            .Select((intake, last, view, shown, export) => new FieldHandling(intake, last, view, shown, export))),
        _ when rule.Shape == ScreeningShapes.PepLists => Of(Some("lists").Select(words => new Words(words))),
        { Name: { } name } when Category(name) is { } category => Of(Some(category).Select(words => new Words(words))),
        _ => throw new InvalidOperationException($"'{rule.Path}' is written as {rule.Shape.Name}: give that form a generator here."),
    };

    private static bool NotLooser(Merge merge, RuleValue merged, RuleValue member) => (merged, member) switch
    {
        (Words all, Words own) when merge == Merge.Intersection => all.Items.All(own.Items.Contains),
        (Words all, Words own) => own.Items.All(all.Items.Contains),
        (Measures all, Measures own) => own.All.All(all.All.Contains) && own.Choices.All(choice =>
            choice.Items.Any(all.All.Contains) || all.Choices.Any(each => each.Items.All(choice.Items.Contains))),
        (Fields all, Fields own) => own.Required.All(all.Required.Contains) && own.Optional.All(field => all.Required.Contains(field) || all.Optional.Contains(field)),
        (ApprovalSet all, ApprovalSet own) => own.Approvals.All(approval => all.Approvals.Any(other => other.Role == approval.Role && approval.DistinctFrom.All(other.DistinctFrom.Contains))),
        (Thresholds all, Thresholds own) => Enumerable.Range(0, 60).Select(step => step * 50m).All(amount => !own.IsMetBy(_ => amount) || all.IsMetBy(_ => amount)),
        (OwnershipTest all, OwnershipTest own) => Holdings.All(holding => !own.IsMetBy(holding.Shares, holding.Control) || all.IsMetBy(holding.Shares, holding.Control)),
        (ReviewBand all, ReviewBand own) => all.From <= own.From && Enumerable.Range(0, 20).Select(step => step / 20m).All(draw => !own.Looks(draw) || all.Looks(draw)),
        (Span all, Span own) => Span.Compare(all.Period, own.Period) is var order && (merge == Merge.Longest ? order >= 0 : order <= 0),
        (Lasting all, Lasting own) => all.Period is null || (own.Period is { } period && Span.Compare(all.Period, period) >= 0),
        (Number all, Number own) => all.Amount <= own.Amount,
        (Flag all, Flag own) => merge == Merge.NoWins ? !all.On || own.On : all.On || !own.On,
        (FieldHandling all, FieldHandling own) => all.Intake >= own.Intake && all.View >= own.View && all.Export >= own.Export,
        _ => throw new InvalidOperationException($"Say here when a {merged.GetType().Name} is not looser than a {member.GetType().Name}."),
    };

    private static readonly (decimal[] Shares, bool Control)[] Holdings =
        [.. from shares in new decimal[][] { [], [10], [50], [50.01m], [30, 20], [25, 25, 1], [100] } from control in new[] { false, true } select (shares, control)];

    private static string? Category(string form) =>
        Repository.Library.Catalog.Categories.Where(category => form == Shapes.WordsOf(category).Name).FirstOrDefault();

    private static Gen<RuleValue> Of<T>(Gen<T> values)
        where T : RuleValue => values.Select(value => (RuleValue)value);

    /// <summary>Some names of a category of the catalogue.</summary>
    private static Gen<List<string>> Some(string category, int least = 0)
    {
        string[] names = [.. Repository.Library.Catalog.Names(category)];
        return Gen.Int[0, Math.Min(names.Length, 8) - 1].Select(index => names[index]).List[least, Math.Max(least, 5)];
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);
}
