namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>The pages that a reader of the repository is sent to, and their code blocks.</summary>
internal static class Pages
{
    private const string Fence = "```";
    private const string Marker = "<!-- not run: ";

    /// <summary>README.md first, then docs/ by name.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["README.md", .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<CodeBlock> Blocks { get; } = [.. All.SelectMany(page => Read(page, File.ReadAllLines(Path.Combine(Repository.Root, page))))];

    private static IEnumerable<CodeBlock> Read(string page, string[] lines)
    {
        for (var line = 0; line < lines.Length; line++)
        {
            if (!lines[line].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, line + 1, text => text == Fence);
            Assert.True(end > line, $"{page}:{line + 1}: the block has no end.");
            var before = line > 0 ? lines[line - 1] : "";
            var reason = before.StartsWith(Marker, StringComparison.Ordinal) ? before[Marker.Length..].Replace("-->", "", StringComparison.Ordinal).Trim() : null;
            yield return new(page, line + 1, lines[line][Fence.Length..].Trim(), string.Join('\n', lines[(line + 1)..end]), reason, before == Fence);
            line = end;
        }
    }
}
