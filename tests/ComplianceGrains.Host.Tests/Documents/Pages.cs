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

    /// <summary>What is wrong with an answer: it is not as shown or, where none is shown, the block did not end with 0.</summary>
    public static string? Objection(CodeBlock block, (int Exit, string Output) answer)
    {
        var following = Blocks.SkipWhile(other => other != block).Skip(1).FirstOrDefault();
        var isFine = following is { FollowsFence: true, Language: "text" } shown ? ShownAnswer.Is(shown.Text, answer.Output) : answer.Exit == 0;
        return isFine ? null : $"{block} shows another answer than it gives, or ended with {answer.Exit}:\n{answer.Output}";
    }

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
