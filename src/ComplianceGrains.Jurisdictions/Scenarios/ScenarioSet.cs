using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>The scenarios found, and what was wrong with their files.</summary>
/// <param name="Scenarios">In the order of folders and files.</param>
/// <param name="Errors">Files or scenarios that could not be read.</param>
public sealed record ScenarioSet(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<PackError> Errors)
{
    /// <summary>Reads <c>*/scenarios/*.yaml</c>, or those of one pack.</summary>
    /// <param name="directory">The packs' directory.</param>
    /// <param name="jurisdiction">Only this jurisdiction's folder; null for all.</param>
    public static ScenarioSet Load(string directory, string? jurisdiction = null)
    {
        var files = new List<(string File, string Text)>();
        foreach (var folder in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
        {
            var inside = Path.Combine(folder, "scenarios");
            if (!Directory.Exists(inside) || (jurisdiction is not null && !string.Equals(Path.GetFileName(folder), jurisdiction, StringComparison.OrdinalIgnoreCase)))
                continue;
            files.AddRange(Directory.EnumerateFiles(inside, "*.yaml").Order(StringComparer.Ordinal).Select(file => (Path.GetRelativePath(directory, file).Replace('\\', '/'), File.ReadAllText(file))));
        }
        return Read(files);
    }

    /// <summary>Reads scenarios that are already in memory.</summary>
    /// <param name="files">Path relative to the packs' directory, such as <c>eu/scenarios/rules.yaml</c>, and text of each file.</param>
    public static ScenarioSet Read(IEnumerable<(string File, string Text)> files)
    {
        var errors = new List<PackError>();
        var scenarios = new List<Scenario>();
        foreach (var (file, text) in files)
            scenarios.AddRange(ScenarioReader.Read(file, text, errors));
        foreach (var twice in scenarios.GroupBy(scenario => (scenario.Folder, scenario.Name)).Where(group => group.Count() > 1))
            errors.Add(new PackError(twice.Last().File, twice.Last().Line, 1, $"The scenario '{twice.Key.Name}' is told twice (also in {twice.First().File}). Give one another name: obligations point to it."));
        return new ScenarioSet(scenarios, errors);
    }
}
