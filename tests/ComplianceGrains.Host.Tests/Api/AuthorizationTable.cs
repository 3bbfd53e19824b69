using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>The role × endpoint table of docs/authorization.md, as written there.</summary>
public static class AuthorizationTable
{
    /// <summary>One row: an endpoint, who may call it, and what those get who may, but elsewhere.</summary>
    public sealed record Row(string Endpoint, IReadOnlyList<string> Roles, bool Anybody, string Elsewhere)
    {
        public override string ToString() => Endpoint;
    }

    public static IReadOnlyList<Row> Rows { get; } = Read();

    private static List<Row> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "authorization.md")).Where(line => line.StartsWith('|')).Select(Cells).ToList();
        var head = lines.First(cells => cells[0] == "endpoint");
        Assert.Equal(["endpoint", .. Sandbox.Roles, "anybody", "elsewhere"], head);
        return [.. lines.Where(cells => cells[0].Contains('/', StringComparison.Ordinal)).Select(cells => Parse(cells, head))];
    }

    private static Row Parse(string[] cells, string[] head)
    {
        Assert.All(cells[1..^1], cell => Assert.Contains(cell, new[] { "yes", "" }));
        return new(cells[0], [.. Sandbox.Roles.Where(role => cells[Array.IndexOf(head, role)] == "yes")], cells[^2] == "yes", cells[^1]);
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];
}
