using System.Text.RegularExpressions;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>What holds of every story: it is told by somebody who has a keyboard and nothing else. Signing in before one is the mouse's.</summary>
public sealed partial class StoryRulesTests
{
    [Fact]
    public void No_story_uses_a_mouse_or_puts_the_focus_where_it_wants_it()
    {
        var stories = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "ComplianceGrains.WebConsole.Tests"), "*.cs")
            .Where(file => Path.GetFileName(file) is var name && (name.EndsWith("StoryTests.cs", StringComparison.Ordinal) || name is "SuspicionPageTests.cs" or "IssuerSignInTests.cs")).ToList();
        Assert.True(stories.Count >= 6, $"Only {stories.Count} files of stories are found.");
        Assert.All(stories, file => Assert.DoesNotMatch(NotByKeyboard(), File.ReadAllText(file)));
        Assert.Matches(NotByKeyboard(), File.ReadAllText(Path.Combine(Repository.Root, "tests", "ComplianceGrains.WebConsole.Tests", "DemoConsole.cs")));
    }

    [GeneratedRegex(@"\.(Click|DblClick|Tap|Hover|Fill|Clear|Check|Uncheck|SetChecked|SelectOption|SetInputFiles|Focus|DragTo|DispatchEvent)Async\(|\.Mouse\b|\.click\(\)|\.focus\(\)")]
    private static partial Regex NotByKeyboard();
}
