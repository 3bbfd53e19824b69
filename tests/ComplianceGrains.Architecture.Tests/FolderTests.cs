using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace ComplianceGrains.Architecture.Tests;

/// <summary>The folders of a project stand in an order: none uses one that uses it, directly or through others.</summary>
public partial class FolderTests
{
    [Theory]
    [InlineData("Jurisdictions")]
    public void No_folder_of_a_project_uses_one_that_uses_it(string project)
    {
        var uses = Uses(project);
        Assert.True(uses.Count > 10, "The folders were not found.");
        Assert.Empty(uses.Keys.Where(folder => Reached(folder, uses).ContainsKey(folder)).Select(folder => $"{folder}: {string.Join(" ", Circle(folder, uses))}"));
    }

    [Fact]
    public void A_circle_is_found() =>
        Assert.True(Reached("a", new Dictionary<string, Dictionary<string, string>>
        {
            ["a"] = new() { ["b"] = "x" },
            ["b"] = new() { ["c"] = "y" },
            ["c"] = new() { ["a"] = "z" },
        }).ContainsKey("a"));

    /// <summary>For each folder those that it uses, with one type that shows it.</summary>
    private static Dictionary<string, Dictionary<string, string>> Uses(string project)
    {
        var folders = FoldersOfTypes(project);
        var uses = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in Projects.Architecture.Types.Where(type => type.Assembly.Name.StartsWith(Projects.AssemblyName(project) + ",", StringComparison.Ordinal) || type.Assembly.Name == Projects.AssemblyName(project)))
            if (folders.GetValueOrDefault(Outermost(type)) is { } own)
                foreach (var target in type.Dependencies.Select(dependency => Outermost(dependency.Target)).Distinct(StringComparer.Ordinal))
                    if (folders.GetValueOrDefault(target) is { } other && other != own)
                    {
                        if (!uses.TryGetValue(own, out var seen))
                            uses[own] = seen = new(StringComparer.Ordinal);
                        seen.TryAdd(other, $"{Outermost(type)} uses {target}");
                    }
        return uses;
    }

    private static Dictionary<string, string> FoldersOfTypes(string project)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        var prefix = $"{Projects.AssemblyName(project)}/";
        foreach (var (file, code) in SourceTree.Files.Where(file => file.File.StartsWith(prefix, StringComparison.Ordinal)))
            if (Namespace().Match(code) is { Success: true } space)
                foreach (var type in Declared().Matches(code).Select(match => match.Groups["name"].Value))
                    folders[$"{space.Groups[1].Value}.{type}"] = Path.GetDirectoryName(file[prefix.Length..])!.Replace('\\', '/');
        return folders;
    }

    /// <summary>A type by the name of the one it is nested in, without the number of its parameters.</summary>
    private static string Outermost(IType type) => Arity().Replace(type.FullName.Split('+', '/')[0], "");

    /// <summary>The folders that one reaches, each with the step that leads there.</summary>
    private static Dictionary<string, (string From, string By)> Reached(string folder, Dictionary<string, Dictionary<string, string>> uses)
    {
        var reached = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var open = new Queue<string>([folder]);
        while (open.TryDequeue(out var next))
            foreach (var (other, by) in uses.GetValueOrDefault(next) ?? [])
                if (reached.TryAdd(other, (next, by)))
                    open.Enqueue(other);
        return reached;
    }

    private static IEnumerable<string> Circle(string folder, Dictionary<string, Dictionary<string, string>> uses)
    {
        var reached = Reached(folder, uses);
        var steps = new Stack<string>();
        var at = folder;
        do
        {
            var (from, by) = reached[at];
            steps.Push($"{from} → {at} ({by})");
            at = from;
        }
        while (at != folder);
        return steps;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:public|internal)\s+(?:static\s+|sealed\s+|abstract\s+|readonly\s+|partial\s+)*(?:record\s+struct|record|class|interface|enum|struct)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("`[0-9]+.*")]
    private static partial Regex Arity();
}
