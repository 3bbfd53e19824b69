namespace ComplianceGrains.Architecture.Tests;

/// <summary>The folders of a project stand in an order: none uses one that uses it, directly or through others.</summary>
public class FolderTests
{
    [Theory]
    [MemberData(nameof(Projects.All), MemberType = typeof(Projects))]
    public void No_folder_of_a_project_uses_one_that_uses_it(string project)
    {
        var uses = FolderUses.Of(project, out var folders);
        Assert.Equal(SourceTree.FoldersOf(project).Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
        var circles = uses.Keys.Where(folder => Reached(folder, uses).ContainsKey(folder)).Select(folder => string.Join(", ", Circle(folder, uses))).ToList();
        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    [Fact]
    public void A_circle_is_found() =>
        Assert.True(Reached("a", new Dictionary<string, Dictionary<string, string>>
        {
            ["a"] = new() { ["b"] = "x" },
            ["b"] = new() { ["c"] = "y" },
            ["c"] = new() { ["a"] = "z" },
        }).ContainsKey("a"));

    /// <summary>The folders that one reaches, each with the step that leads there.</summary>
    private static Dictionary<string, (string From, string By)> Reached(string folder, IReadOnlyDictionary<string, Dictionary<string, string>> uses)
    {
        var reached = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var open = new Queue<string>([folder]);
        while (open.TryDequeue(out var next))
            foreach (var (other, by) in uses.GetValueOrDefault(next) ?? [])
                if (reached.TryAdd(other, (next, by)))
                    open.Enqueue(other);
        return reached;
    }

    private static IEnumerable<string> Circle(string folder, IReadOnlyDictionary<string, Dictionary<string, string>> uses)
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
}
