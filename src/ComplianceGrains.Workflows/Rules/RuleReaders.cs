using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Grammar;

namespace ComplianceGrains.Workflows.Rules;

/// <summary>
/// Which workflow obeys which rule of the packs. A rule that nobody reads decides nothing, however well it is verified:
/// so every rule is either obeyed by somebody or stands among those that are <see cref="NotYetObeyed"/>.
/// </summary>
public static class RuleReaders
{
    private static readonly (string Workflow, IReadOnlyList<string> Paths)[] Obeying = [.. Modules.All.Where(module => module.ObeyedRules.Count > 0).Select(module => (module.Name, module.ObeyedRules))];

    /// <summary>The rules of the language that no workflow obeys yet, by path; <c>*</c> stands for a name of the catalogue.</summary>
    public static IReadOnlyList<string> NotYetObeyed => NotYet.Paths;

    /// <summary>Why a rule is not yet obeyed.</summary>
    /// <param name="rule">One of <see cref="NotYetObeyed"/>.</param>
    public static string WhyNot(string rule) => NotYet.Reasons[rule];

    /// <summary>The rules that some workflow obeys, by path; <c>*</c> stands for a name of the catalogue.</summary>
    public static IReadOnlyList<string> Obeyed { get; } = [.. Obeying.SelectMany(workflow => workflow.Paths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The workflows that obey a rule, sorted; empty for one that is not yet obeyed.</summary>
    /// <param name="path">A path with its name, e.g. <c>approvals.export</c>.</param>
    public static IReadOnlyList<string> Of(string path) =>
        [.. Obeying.Where(workflow => workflow.Paths.Any(rule => Covers(rule, path))).Select(workflow => workflow.Workflow).Order(StringComparer.Ordinal)];

    /// <summary>Whether some workflow obeys a rule.</summary>
    /// <param name="path">A path with its name, e.g. <c>approvals.export</c>.</param>
    public static bool IsObeyed(string path) => Obeying.Any(workflow => workflow.Paths.Any(rule => Covers(rule, path)));

    /// <summary>Those of <see cref="NotYetObeyed"/> of which these rules hold a value: what they say there decides nothing yet.</summary>
    public static IReadOnlyList<string> NotYetIn(EffectiveRules rules) => NotYetIn(rules.Values.Select(value => value.Path));

    /// <summary>Those of <see cref="NotYetObeyed"/> that stand for one of some paths.</summary>
    public static IReadOnlyList<string> NotYetIn(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => NotYet.Paths.Where(rule => Covers(rule, path))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Of all that packs can say, how much is obeyed.</summary>
    /// <param name="catalog">The names that packs may use.</param>
    /// <returns>Paths obeyed, and all paths, each name of the catalogue counted by itself.</returns>
    public static (int Obeyed, int All) Count(Catalog catalog) => RulePaths.Of(catalog) is var paths ? (paths.Count(IsObeyed), paths.Count) : default;

    /// <summary>Whether a rule's path, perhaps with <c>*</c>, stands for a path with its name.</summary>
    internal static bool Covers(string rule, string path)
    {
        var (parts, names) = (rule.Split('.'), path.Split('.'));
        return parts.Length == names.Length && parts.Zip(names).All(pair => pair.First == "*" || pair.First == pair.Second);
    }
}
