using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Obligations;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Jurisdictions.Comparing;

/// <summary>Differences in the register of obligations and controls.</summary>
internal static class RegisterDiff
{
    public static IEnumerable<PackChange> Between(Pack before, Pack after)
    {
        var (old, now) = (before.Obligations.ToDictionary(each => each.Id), after.Obligations.ToDictionary(each => each.Id));
        foreach (var id in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            foreach (var sentence in Obligation(old.GetValueOrDefault(id), now.GetValueOrDefault(id)))
                yield return new($"obligations.{id}", $"the obligation {id} {sentence}.");
        foreach (var id in before.Controls.Keys.Union(after.Controls.Keys).Order(StringComparer.Ordinal))
            foreach (var sentence in Control(before.Controls.GetValueOrDefault(id), after.Controls.GetValueOrDefault(id)))
                yield return new($"controls.{id}", $"the control {id} {sentence}.");
    }

    private static IEnumerable<string> Obligation(Obligation? before, Obligation? after)
    {
        if (before is null || after is null)
            yield return after is null ? $"is gone: {before!.Says}" : $"is new: {after.Says}";
        else
        {
            if (before.Says != after.Says)
                yield return $"now says '{after.Says}' instead of '{before.Says}'";
            if (before.Control != after.Control)
                yield return $"is now answered by the control {after.Control} instead of {before.Control}";
            if (before.Owner != after.Owner)
                yield return $"is now owned by the {after.Owner} instead of the {before.Owner}";
            if (before.Citation.Source.Title != after.Citation.Source.Title)
                yield return $"now rests on {after.Citation.Source.Title} instead of {before.Citation.Source.Title}";
        }
    }

    private static IEnumerable<string> Control(Control? before, Control? after)
    {
        if (before is null || after is null)
            yield return after is null ? "is gone" : "is new";
        else
        {
            if (before.Kind != after.Kind)
                yield return $"is now a test of {after.Kind} instead of {before.Kind}";
            if (before.Every.ToString() != after.Every.ToString())
                yield return $"now runs every {PeriodWords.Of(after.Every)} instead of every {PeriodWords.Of(before.Every)}";
            if (before.Tolerance != after.Tolerance)
                yield return $"now tolerates {after.Tolerance} failures instead of {before.Tolerance}";
            if (!before.Evidence.SequenceEqual(after.Evidence))
                yield return $"now reads {string.Join(", ", after.Evidence)} instead of {string.Join(", ", before.Evidence)}";
            if (!before.Settings.SequenceEqual(after.Settings))
                yield return $"now has {Settings(after)} instead of {Settings(before)}";
        }
    }

    private static string Settings(Control control) => control.Settings.Count == 0 ? "no settings" : string.Join(", ", control.Settings.Select(setting => $"{setting.Key} {setting.Value}"));
}
