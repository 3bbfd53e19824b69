using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>A list that the law names is enforced as soon as it can be imported. What an ancestor lets wait is said of the ancestor.</summary>
internal static class ListChecks
{
    private const string Waiting = "screening.notYetEnforced";

    public static void Run(CheckScope scope, IReadOnlyCollection<string> importable)
    {
        if (scope.Superseded || !scope.Pack.Values.TryGetValue(Waiting, out var slots))
            return;
        foreach (var slot in slots.Where(slot => slot.Until is null || slot.Until > scope.Pack.Effective))
            foreach (var list in slot.Value is Words words ? words.Items.Where(importable.Contains) : [])
                scope.Error(slot.Mark, $"The list '{list}' waits under '{Waiting}', but it can be imported. Move it to 'screening.lists': what the law names is enforced as soon as it can be.");
    }
}
