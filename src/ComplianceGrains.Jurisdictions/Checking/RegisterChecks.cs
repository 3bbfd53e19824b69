using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>Every obligation has a control, an owner, evidence and a test; every pack has scenarios.</summary>
internal static class RegisterChecks
{
    private const int FewestScenarios = 4;

    public static IReadOnlyList<CoverageRow> Run(CheckScope scope, ScenarioSet scenarios)
    {
        var own = scenarios.Scenarios.Where(scenario => scenario.Folder == Folder(scope.Pack)).ToList();
        if (own.Count < FewestScenarios)
            scope.Error(scope.Pack.Mark, $"{scope.Pack.Jurisdiction} has {own.Count} scenarios; a pack has at least {FewestScenarios}. Write them in {Folder(scope.Pack)}/scenarios/.");
        var folders = scope.Chain.Select(Folder).ToHashSet(StringComparer.Ordinal);
        var told = scenarios.Scenarios.Where(scenario => folders.Contains(scenario.Folder)).Select(scenario => scenario.Name).ToHashSet(StringComparer.Ordinal);
        if (!scope.Chain.SelectMany(pack => pack.Obligations).Any())
            scope.Error(scope.Pack.Mark, $"{scope.Pack.Jurisdiction} has no obligations. Write the register: what the law wants, which control does it, who owns it, which scenario shows it.");
        var rows = new List<CoverageRow>();
        foreach (var obligation in scope.Pack.Obligations)
        {
            var control = scope.Chain.Select(pack => pack.Controls.GetValueOrDefault(obligation.Control)).FirstOrDefault(each => each is not null);
            if (control is null)
                scope.Error(obligation.Mark, $"{obligation.Id} points to the control '{obligation.Control}', which does not exist. {Nearest.Hint(obligation.Control, scope.Chain.SelectMany(pack => pack.Controls.Keys))}Add it to 'controls'.");
            else if (control.Evidence.Count == 0)
                scope.Error(control.Mark, $"The control '{control.Id}' reads no evidence. List the decisions it reads.");
            if (!told.Contains(obligation.Test))
                scope.Error(obligation.Mark, $"{obligation.Id} points to the scenario '{obligation.Test}', which nobody tells. {Nearest.Hint(obligation.Test, told)}Write it in {Folder(scope.Pack)}/scenarios/.");
            rows.Add(new CoverageRow(
                scope.Pack.Jurisdiction, obligation.Id, obligation.Says, obligation.Control, control?.Kind ?? "", obligation.Owner,
                control?.Evidence ?? [], obligation.Test, control is { Evidence.Count: > 0 } && told.Contains(obligation.Test)));
        }
        var answered = scope.Library.Packs.SelectMany(pack => pack.Obligations).Select(obligation => obligation.Control).ToHashSet(StringComparer.Ordinal);
        foreach (var control in scope.Pack.Controls.Values.Where(control => !answered.Contains(control.Id)))
            scope.Warn(control.Mark, $"No obligation points to the control '{control.Id}'. Name the obligation it answers, or remove it.");
        return rows;
    }

    private static string Folder(Pack pack) => pack.Jurisdiction.ToLowerInvariant();
}
