using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceGrains.Host.Exchanges;
using ComplianceGrains.Host.Lists;
using ComplianceGrains.Host.Screenings;
using ComplianceGrains.Host.Transfers;
using Microsoft.Extensions.Configuration;

namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>No code block of a page is only believed: commands are run by <see cref="TourTests"/>, settings are read here.</summary>
public sealed partial class CodeBlockTests
{
    private const int MostNotRun = 3;

    /// <summary>Each section that a page shows, read as the program reads it; gives what is wrong with it, or null.</summary>
    private static readonly Dictionary<string, Func<IConfiguration, string?>> Sections = new(StringComparer.Ordinal)
    {
        ["Exchange"] = configuration => configuration.GetSection("Exchange").Get<ExchangeOptions>() is { Peers.Count: > 0 } options ? options.Objection : "It is empty.",
        ["ListSources"] = configuration => ListSchedule.Read(configuration).Count > 0 ? null : "It holds no schedule.",
        ["ScreeningEngine"] = configuration => configuration.GetSection("ScreeningEngine").Get<ScreeningEngineOptions>() is { } options ? options.Objection : "It is empty.",
        ["Transfers"] = configuration => configuration.GetSection("Transfers").Get<TransfersOptions>() is { Assets.Count: > 0, Rates.Count: > 0 } options ? options.Objection : "It is empty.",
    };

    [Fact]
    public void Every_block_says_whether_it_is_a_command_a_setting_or_a_text() =>
        Assert.All(Pages.Blocks, block => Assert.True(block.Language is "bash" or "json" or "text", $"{block}: write ```bash (it is run), ```json (settings) or ```text (an answer or a picture)."));

    [Fact]
    public void No_text_hides_a_command() =>
        Assert.All(Pages.Blocks.Where(block => block.Language == "text"), block => Assert.False(Command().IsMatch(block.Text), $"{block} holds a command: write ```bash."));

    [Fact]
    public void At_most_three_blocks_are_not_run_and_each_says_why()
    {
        var marked = Pages.Blocks.Where(block => block.NotRun is not null).ToList();

        Assert.All(marked, block => Assert.True(block is { Language: "bash", NotRun.Length: > 3 }, $"{block}: say why it is not run."));
        Assert.True(marked.Count <= MostNotRun, $"{marked.Count} blocks are not run: {string.Join(", ", marked)}");
        // A marker that stands anywhere else would mark nothing.
        Assert.Equal(marked.Count, Pages.All.Sum(page => Marker().Count(File.ReadAllText(Path.Combine(Repository.Root, page)))));
    }

    [Fact]
    public void Every_setting_that_a_page_shows_is_one_that_the_program_takes()
    {
        var settings = Pages.Blocks.Where(block => block.Language == "json").ToList();
        Assert.NotEmpty(settings);
        foreach (var block in settings)
        {
            var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(block.Text))).Build();
            foreach (var (section, _) in JsonNode.Parse(block.Text)!.AsObject())
            {
                Assert.True(Sections.TryGetValue(section, out var objection), $"{block}: nothing here reads '{section}'. Add its reader to this test.");
                Assert.True(objection!(configuration) is null, $"{block}: {objection(configuration)}");
            }
        }
    }

    [Theory]
    [InlineData("{\"at\":\"2026-01-01T00:00:00Z\",…}", "{\"at\":\"2027-12-31T23:59:59.123Z\",\"more\":1}", true)]
    [InlineData("VALID\n\nEntries  72", "VALID\n\nEntries  80\n", true)]
    [InlineData("VALID", "INVALID", false)]
    [InlineData("\"score\":\"0.965\"", "\"score\":\"0.865\"", false)]
    [InlineData("\"status\":\"closed\"", "\"status\":\"awaiting-second\"", false)]
    [InlineData("a…b", "a and c", false)]
    public void An_answer_is_as_shown_but_for_what_differs_from_run_to_run(string shown, string given, bool same) =>
        Assert.Equal(same, ShownAnswer.Is(shown, given));

    [GeneratedRegex(@"^\s*(\$ |dotnet |bash |curl |compliance |git |openssl |docker |sudo |apt-get )", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("<!-- not run")]
    private static partial Regex Marker();
}
