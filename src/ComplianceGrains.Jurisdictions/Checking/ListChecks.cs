using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Screening;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>
/// A list that the law names is enforced as soon as it can be imported, and none that cannot be: nobody would ever be screened. What an
/// ancestor says is said of the ancestor.
/// </summary>
internal static class ListChecks
{
    private const string Enforced = "screening.lists";
    private const string Waiting = "screening.notYetEnforced";

    /// <param name="scope">The pack.</param>
    /// <param name="importable">Ids of the public lists that can be imported; null when that is not known, and nothing is said.</param>
    public static void Run(CheckScope scope, IReadOnlyCollection<string>? importable)
    {
        if (scope.Superseded || importable is null)
            return;
        foreach (var (slot, list) in Lists(scope, Waiting).Where(named => importable.Contains(named.List)))
            scope.Error(slot.Mark, $"The list '{list}' waits under '{Waiting}', but it can be imported. Move it to '{Enforced}': what the law names is enforced as soon as it can be.");
        foreach (var (slot, list) in Lists(scope, Enforced).Where(named => !importable.Contains(named.List) && !ScreeningShapes.IsOwn(named.List)))
            scope.Error(slot.Mark, $"The list '{list}' is enforced under '{Enforced}', but no importer reads it: without it nobody can pass. Move it to '{Waiting}' until it can be imported.");
    }

    private static IEnumerable<(DatedValue Slot, string List)> Lists(CheckScope scope, string path) =>
        from slot in scope.Pack.Values.GetValueOrDefault(path) ?? []
        where slot.Until is null || slot.Until > scope.Pack.Effective
        from list in slot.Value is Words words ? words.Items : []
        select (slot, list);
}
