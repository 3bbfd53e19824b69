using System.Text.RegularExpressions;

namespace ComplianceGrains.Cli.Tests.Packs;

/// <summary>The chapter "A new jurisdiction" of the packs' README, walked through as it stands there.</summary>
public sealed class NewJurisdictionTests : IDisposable
{
    private readonly string copy = Directory.CreateTempSubdirectory("packs-").FullName;

    public NewJurisdictionTests()
    {
        foreach (var file in Directory.EnumerateFiles(PackCommandTests.Real, "*.yaml", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(PackCommandTests.Real, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [Fact]
    public async Task The_chapter_leads_from_nothing_to_a_pack_that_checks_and_passes()
    {
        var blocks = Blocks(Chapter("## A new jurisdiction"));
        Assert.Equal(["sh", "sh", "yaml", "yaml", "sh"], blocks.Select(block => block.Kind));

        await RunAsync(blocks[0].Text, exit: 0);
        var left = await RunAsync(blocks[1].Text, exit: 1);
        var errors = left.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count(error => error.Contains("A decision is left", StringComparison.Ordinal)) > 20, left);
        Assert.All(errors, error => Assert.Matches("A decision is left|NZ has 0 scenarios|NZ has no obligations", error));

        Change("nz/1/pack.yaml", text => Regex.Replace(Regex.Replace(text, ", note: \"DECIDE:[^\"]*\"", ""), "absent: \"DECIDE: ", "absent: \""));
        Change("nz/1/pack.yaml", text => text.Replace("obligations: []\ncontrols: {}\n", blocks[2].Text, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(copy, "nz", "scenarios", "rules.yaml"), blocks[3].Text);
        Assert.Contains("Fine.", await RunAsync(blocks[4].Text, exit: 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_not_written_over()
    {
        var (exit, _, error) = await Compliance.Run("pack", "new", "SG", "--like", "EU", "--title", "Singapore", "--zone", "Asia/Singapore", "--effective", "2028-01-01", "--packs", copy);
        Assert.Equal(2, exit);
        Assert.Contains("There is a folder", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE", "Pacific/Auckland", "2027-01-01", "--like EU")]
    [InlineData("SG", "Pacific/Oakland", "2027-01-01", "time-zone database")]
    [InlineData("SG", "Pacific/Auckland", "soon", "no day")]
    [InlineData("XX", "Pacific/Auckland", "2027-01-01", "is no pack")]
    public async Task Wrong_use_exits_2_and_writes_nothing(string like, string zone, string effective, string says)
    {
        var (exit, _, error) = await Compliance.Run("pack", "new", "NZ", "--like", like, "--title", "New Zealand", "--zone", zone, "--effective", effective, "--packs", copy);
        Assert.Equal(2, exit);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(copy, "nz")));
    }

    public void Dispose() => Directory.Delete(copy, recursive: true);

    private async Task<string> RunAsync(string commands, int exit)
    {
        var said = "";
        foreach (var command in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Regex.Matches(command, "\"[^\"]*\"|\\S+").Select(word => word.Value.Trim('"')).ToArray();
            Assert.Equal("compliance", words[0]);
            var (code, output, error) = await Compliance.Run([.. words[1..], "--packs", copy]);
            Assert.True(code == exit, $"{command}: exit {code}\n{output}{error}");
            said += output;
        }
        return said;
    }

    private void Change(string path, Func<string, string> change)
    {
        var file = Path.Combine(copy, path);
        var text = File.ReadAllText(file);
        Assert.NotEqual(text, change(text));
        File.WriteAllText(file, change(text));
    }

    private static string Chapter(string heading)
    {
        var readme = File.ReadAllText(Path.Combine(PackCommandTests.Real, "README.md"));
        var start = readme.IndexOf($"{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, heading);
        return readme[start..readme.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
    }

    private static List<(string Kind, string Text)> Blocks(string chapter) =>
        [.. Regex.Matches(chapter, "^   ```(\\w+)\n(.*?)^   ```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(block => (block.Groups[1].Value, Regex.Replace(block.Groups[2].Value, "^   ", "", RegexOptions.Multiline)))];
}
