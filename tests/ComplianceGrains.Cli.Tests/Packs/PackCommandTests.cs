using System.Text.Json.Nodes;

namespace ComplianceGrains.Cli.Tests.Packs;

public sealed class PackCommandTests : IDisposable
{
    internal static readonly string Real = Path.Combine(Root(), "jurisdictions");
    private readonly string copy = Directory.CreateTempSubdirectory("packs-").FullName;

    public PackCommandTests()
    {
        foreach (var file in Directory.EnumerateFiles(Real, "*.yaml", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Real, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [Fact]
    public async Task Check_prints_the_register_and_exits_0()
    {
        var (exit, output, _) = await Compliance.Run("pack", "check", "DE", "--packs", copy);
        Assert.Equal(0, exit);
        Assert.Contains("DE-RET-1", output, StringComparison.Ordinal);
        Assert.Contains("Fine.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_counts_law_and_policy_apart_for_each_pack()
    {
        var (_, output, _) = await Compliance.Run("pack", "check", "--packs", copy);
        Assert.Matches(@"Pack\s+│ Law verified │ Law unverified │ Policy adopted │ Policy not adopted │ Cannot say", output);
        Assert.Matches(@"│ EU@\d+\s+│ \d+\s+│ \d+\s+│ 0\s+│ \d+", output);
        Assert.Matches(@"│ all\s+│ \d+", output);
    }

    [Fact]
    public async Task Check_names_the_rules_that_no_workflow_obeys_yet()
    {
        var (_, output, _) = await Compliance.Run("pack", "check", "EU", "--packs", copy);
        Assert.Matches(@"Not yet obeyed by any workflow, .*: .*governance\.roles \d+", output);
        Assert.DoesNotMatch(@"Not yet obeyed by any workflow, .*(screening\.threshold|retention\.\*\.ceiling)", output);
        var json = JsonNode.Parse((await Compliance.Run("pack", "check", "EU", "--json", "--packs", copy)).Output)!;
        Assert.True((int)json["notYetObeyed"]!["screening.notYetEnforced"]! > 0);
    }

    [Fact]
    public async Task Unverified_lists_what_nobody_held_against_the_law_with_path_citation_and_place()
    {
        var (exit, output, _) = await Compliance.Run("pack", "unverified", "EU@6", "--packs", copy);
        Assert.Equal(0, exit);
        Assert.Matches(@"EU@6 reporting\.sanctions-freeze\n  .*\n  Council regulations under Art\. 215 TFEU, https://.* \(eu/6/pack\.yaml:\d+\)", output);
        Assert.DoesNotContain("screening.threshold", output, StringComparison.Ordinal);
        var json = JsonNode.Parse((await Compliance.Run("pack", "unverified", "EU@6", "--json", "--packs", copy)).Output)!.AsArray();
        Assert.Contains($"{json.Count} values.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EU")]
    [InlineData("EU@5")]
    [InlineData("eu@6")]
    [InlineData("<packs>/eu/5")]
    public async Task Every_command_takes_a_code_a_version_or_a_folder(string written)
    {
        var pack = written.Replace("<packs>", copy, StringComparison.Ordinal);
        foreach (var command in new[] { "check", "test", "explain", "conflicts" })
            Assert.Equal((command, 0), (command, (await Compliance.Run("pack", command, pack, "--packs", copy)).Exit));
        Assert.Equal(0, (await Compliance.Run("pack", "diff", pack, "EU@4", "--packs", copy)).Exit);
    }

    [Theory]
    [InlineData("EU@3")]
    [InlineData("<packs>/eu/3")]
    public async Task A_version_that_another_replaces_from_its_first_day_has_nothing_to_test_and_says_which(string written)
    {
        var pack = written.Replace("<packs>", copy, StringComparison.Ordinal);
        foreach (var command in new[] { "check", "explain", "conflicts" })
            Assert.Equal((command, 0), (command, (await Compliance.Run("pack", command, pack, "--packs", copy)).Exit));
        var (exit, _, error) = await Compliance.Run("pack", "test", pack, "--packs", copy);
        Assert.Equal(1, exit);
        Assert.Contains("EU@3 is in force on no day: EU@5 begins with it", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_named_is_explained_as_if_it_were_the_only_one()
    {
        async Task<string> Explained(string pack, string at) => (await Compliance.Run("pack", "explain", pack, "--at", at, "--only", "screening.threshold", "--packs", copy)).Output;
        Assert.Contains("EU@3", await Explained("EU@3", "2027-03-01"), StringComparison.Ordinal);
        Assert.DoesNotContain("EU@3", await Explained("EU", "2027-03-01"), StringComparison.Ordinal);
        var (exit, _, error) = await Compliance.Run("pack", "explain", "EU@4", "--at", "2026-03-01", "--packs", copy);
        Assert.Equal(2, exit);
        Assert.Contains("No pack of EU is in force", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GB", "2026-07-15", "customerDueDiligence.occasional.threshold", @"at least GBP 800.*27\(7E\)")]
    [InlineData("KR", "2026-12-01", "wallets.travelRule.tiers", "KR: at least KRW 1,000,000 ")]
    [InlineData("KR", "2027-02-20", "wallets.travelRule.tiers", "KR: any amount in KRW ")]
    [InlineData("CH", "2026-12-01", "retention.suspicion", @"ceiling: 5 years from report-filed(.|\n)*floor: 5 years from report-filed(.|\n)*34\(4\)")]
    [InlineData("EU", "2027-07-11", "wallets.prohibited", @"anonymity-enhanced(.|\n)*Art\. 79\(1\)")]
    [InlineData("AU", "2029-03-30", "reporting.cross-border", "none, says AU(.|\n)*no cross-border report before 31 March 2029")]
    [InlineData("AU", "2029-03-31", "reporting.cross-border", "within 10 business days", "none, says")]
    [InlineData("ID", "2026-12-01", "subjectAccess.within", "within 72 hours by the clock")]
    [InlineData("IN", "2027-05-12", "retention.due-diligence.ceiling", "none, says IN", "from 2027-05-13")]
    [InlineData("IN", "2027-05-13", "retention.due-diligence.ceiling", @"from 2027-05-13 – IN@\d, Digital Personal Data Protection Act 2023 s\.8\(7\)")]
    public async Task What_the_law_says_on_a_day_is_explained_with_its_citation(string pack, string at, string path, string says, string? not = null)
    {
        var (exit, output, _) = await Compliance.Run("pack", "explain", pack, "--at", at, "--only", path, "--packs", Real);
        Assert.Equal(0, exit);
        Assert.Matches(says, output);
        if (not is not null)
            Assert.DoesNotContain(not, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readme_of_the_packs_has_the_table_of_what_changes_when()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Real, "README.md"));
        var command = System.Text.RegularExpressions.Regex.Match(readme, @"<!-- made by: compliance (pack calendar [^>]*--table) -->\n");
        Assert.True(command.Success, "The README names the command that makes its table.");
        var table = readme[(command.Index + command.Length)..readme.IndexOf("<!-- end -->", command.Index, StringComparison.Ordinal)];
        Assert.Equal((await Compliance.Run([.. command.Groups[1].Value.Split(' '), "--packs", Real])).Output, table);
    }

    [Fact]
    public async Task The_calendar_lists_changes_of_all_packs_between_two_days()
    {
        var (exit, output, _) = await Compliance.Run("pack", "calendar", "--from", "2027-07-10", "--to", "2027-07-11", "--packs", copy);
        Assert.Equal(0, exit);
        Assert.Matches(@"2027-07-10  EU     customerDueDiligence\.legalEntity\.beneficialOwner\.share: ", output);
        Assert.DoesNotContain("2027-07-11  ", output, StringComparison.Ordinal);
        Assert.Contains("| 2027-07-10 | EU | ", (await Compliance.Run("pack", "calendar", "--from", "2027-07-10", "--table", "--packs", copy)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Compliance.Run("pack", "calendar", "--from", "tomorrow", "--packs", copy)).Exit);
    }

    [Fact]
    public async Task A_strict_check_fails_on_values_nobody_has_checked() =>
        Assert.Equal(1, (await Compliance.Run("pack", "check", "--strict", "--packs", copy)).Exit);

    [Fact]
    public async Task A_broken_pack_gets_file_line_and_column_and_exits_1()
    {
        Change("sg/2/pack.yaml", "threshold: 0.85", "treshold: 0.85");
        var (exit, output, _) = await Compliance.Run("pack", "check", "--packs", copy);
        Assert.Equal(1, exit);
        Assert.Matches(@"error   sg/2/pack\.yaml:\d+:\d+: 'treshold' has no meaning here\. Did you mean 'threshold'\?", output);
    }

    [Fact]
    public async Task A_scenario_that_fails_says_what_was_expected_and_exits_1()
    {
        Change("de/scenarios/rules.yaml", "keepThrough: 2025-12-31", "keepThrough: 2025-03-15");
        var (exit, output, _) = await Compliance.Run("pack", "test", "DE", "--packs", copy);
        Assert.Equal(1, exit);
        Assert.Contains("keepThrough: expected 2025-03-15, but it is 2025-12-31", output, StringComparison.Ordinal);
        Assert.Contains("stories not run", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_says_in_words_that_no_list_of_politically_exposed_persons_is_asked()
    {
        var (exit, output, _) = await Compliance.Run("pack", "explain", "EU", "--only", "screening", "--packs", copy);
        Assert.Equal(0, exit);
        Assert.Contains("screening.pepLists: not said: no list of politically exposed persons is asked", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diff_is_made_of_sentences()
    {
        Change("sg/2/pack.yaml", "freshness: PT24H", "freshness: PT12H");
        var (exit, output, _) = await Compliance.Run("pack", "diff", Path.Combine(Real, "sg", "2"), Path.Combine(copy, "sg", "2"), "--packs", copy);
        Assert.Equal(0, exit);
        Assert.Contains("- a screening list now is fresh for 12 hours instead of 24 hours.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_is_shown_with_both_citations_and_exits_1()
    {
        Change("sg/1/pack.yaml", "floor: { period: P5Y, from: [relationship-ended, occasional-transfer]", "floor: { period: P10Y, from: [relationship-ended, occasional-transfer]");
        var (exit, output, _) = await Compliance.Run("pack", "conflicts", "EU", "SG", "--at", "2026-11-23", "--packs", copy);
        Assert.Equal(1, exit);
        Assert.Contains("MAS Notice PSN02, record keeping", output, StringComparison.Ordinal);
        Assert.Contains("Directive (EU) 2015/849 Art. 40", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("test")]
    [InlineData("diff", "EU", "EU")]
    [InlineData("conflicts", "DE")]
    [InlineData("explain", "DE", "SG", "--at", "2027-07-10")]
    [InlineData("schema")]
    [InlineData("calendar", "--from", "2026-12-01")]
    public async Task Every_command_answers_in_JSON(params string[] arguments) =>
        Assert.IsType<JsonObject>(JsonNode.Parse((await Compliance.Run(["pack", .. arguments, "--json", "--packs", copy])).Output));

    [Theory]
    [InlineData("pack", "conflicts", "XX")]
    [InlineData("pack", "explain", "DE", "--at", "tomorrow")]
    [InlineData("pack", "check", "XX")]
    [InlineData("pack", "sort")]
    public async Task Wrong_use_exits_2_and_says_what_to_do(params string[] arguments)
    {
        var (exit, _, error) = await Compliance.Run(arguments[1] == "sort" ? arguments : [.. arguments, "--packs", copy]);
        Assert.Equal(2, exit);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Packs_that_are_not_there_are_not_fine()
    {
        var (exit, output, _) = await Compliance.Run("pack", "check", "--packs", Path.Combine(copy, "nowhere"));
        Assert.Equal(1, exit);
        Assert.Contains("Point to the directory", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(copy, recursive: true);

    private void Change(string path, string right, string wrong)
    {
        var file = Path.Combine(copy, path);
        var text = File.ReadAllText(file);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "jurisdictions", "catalog.yaml")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
