using System.Text.Json.Nodes;

namespace ComplianceGrains.Cli.Tests.Screening;

public sealed class ScreenNameCommandTests : IDisposable
{
    private readonly ListFolder _lists = new ListFolder().With("own-x", ListFolder.Names);

    [Fact]
    public async Task A_listed_name_is_a_hit_with_its_explanation_and_exits_1()
    {
        var (exit, output, _) = await Screen("Zarnovsky, Teodrik");

        Assert.Equal(1, exit);
        Assert.StartsWith("hit:", output, StringComparison.Ordinal);
        Assert.Contains("own-x/1", output, StringComparison.Ordinal);
        Assert.Contains("is the same", output, StringComparison.Ordinal);
        Assert.Contains("list own-x sha256:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_name_is_clear_and_exits_0() => Assert.Equal(0, (await Screen("Ana Example")).Exit);

    [Fact]
    public async Task A_name_without_a_comparable_part_is_neither_and_exits_3() => Assert.Equal(3, (await Screen("—")).Exit);

    [Fact]
    public async Task A_required_list_that_is_not_there_is_unavailable_and_exits_3()
    {
        var (exit, output, _) = await Screen("Ana Example", "--list", "own-x", "--list", "un-sc");

        Assert.Equal(3, exit);
        Assert.Contains("'un-sc' is not loaded", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_floor_shows_more_and_never_changes_the_outcome()
    {
        var (exit, output, _) = await Screen("Zarnovsky", "--floor", "0.3");

        Assert.Equal(0, exit);
        Assert.StartsWith("clear:", output, StringComparison.Ordinal);
        Assert.Contains("own-x/1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_names_scores_lists_and_engine()
    {
        var answer = JsonNode.Parse((await Screen("Teodrik Zarnovsky", "--json", "--date-of-birth", "1971-02-14")).Output)!;

        Assert.Equal("hit", (string)answer["outcome"]!);
        Assert.Equal(1m, (decimal)answer["matches"]![0]!["score"]!);
        Assert.Equal("own-x", (string)answer["lists"]![0]!["id"]!);
        Assert.NotNull(answer["engine"]!["calibration"]);
    }

    [Theory]
    [InlineData("--kind", "robot", "kind")]
    [InlineData("--date-of-birth", "14.02.1971", "dateOfBirth")]
    [InlineData("--gender", "x", "gender")]
    public async Task A_wrong_option_is_named_and_exits_2(string option, string value, string named)
    {
        var (exit, _, error) = await Screen("Teodrik Zarnovsky", option, value);

        Assert.Equal(2, exit);
        Assert.StartsWith(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_name_nor_a_batch_exits_2() => Assert.Equal(2, (await Compliance.Run("screen", "name", "--list-files", _lists.Path)).Exit);

    [Fact]
    public async Task A_folder_that_does_not_exist_exits_3() => Assert.Equal(3, (await Compliance.Run("screen", "name", "Ana", "--list-files", _lists.Of("nowhere"))).Exit);

    [Fact]
    public async Task A_list_that_cannot_be_read_is_named_by_line_and_exits_3()
    {
        _lists.With("own-x", "id,name\n1,\"Ana\n");

        var (exit, output, error) = await Screen("Ana Example");

        Assert.Equal((3, ""), (exit, output));
        Assert.Contains("(2)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_answers_each_line_with_every_match_above_the_floor_best_first()
    {
        var file = _lists.Beside("q.jsonl", """
            { "id": "q1", "name": "Teodrik Zarnovsky", "kind": "natural-person" }

            { "id": "q2", "name": "Quorvex Maritime", "kind": "legal-entity", "lists": ["own-x"] }
            { "id": "q3", "name": "Ana Example" }
            """);

        var (exit, output, error) = await Compliance.Run("screen", "name", "--batch", file, "--list-files", _lists.Path, "--floor", "0.5");

        var answers = Lines(output);
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(["q1", "q2", "q3"], answers.Select(answer => (string)answer["id"]!));
        Assert.Equal(["hit", "hit", "clear"], answers.Select(answer => (string)answer["outcome"]!));
        Assert.Equal(("own-x", "1", 1m), ((string)answers[0]["matches"]![0]!["list"]!, (string)answers[0]["matches"]![0]!["entryId"]!, (decimal)answers[0]["matches"]![0]!["score"]!));
        Assert.All(answers, answer => Assert.Equal(
            answer["matches"]!.AsArray().Select(match => (decimal)match!["score"]!).OrderDescending(), answer["matches"]!.AsArray().Select(match => (decimal)match!["score"]!)));
    }

    [Fact]
    public async Task A_line_that_cannot_be_asked_is_named_by_its_number_and_the_rest_is_answered()
    {
        var file = _lists.Beside("q.jsonl", "{ \"id\": \"q1\", \"name\": \"Ana Example\" }\nnot json\n{ \"id\": \"q3\" }\n{ \"id\": \"q4\", \"name\": \"Ana\", \"dateOfBirth\": \"soon\" }\n");

        var (exit, output, error) = await Compliance.Run("screen", "name", "--batch", file, "--list-files", _lists.Path);

        Assert.Equal(2, exit);
        Assert.Single(Lines(output));
        Assert.Equal(["q.jsonl(2)", "q.jsonl(3)", "q.jsonl(4)"], error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]));
        Assert.Contains("name: is missing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_does_not_exist_exits_3() =>
        Assert.Equal(3, (await Compliance.Run("screen", "name", "--batch", _lists.Of("none.jsonl"), "--list-files", _lists.Path)).Exit);

    [Fact]
    public async Task A_list_of_politically_exposed_persons_in_the_folder_is_screened_too()
    {
        _lists.With("pep-world", "id,schema,name,aliases\nQ1,Person,Marivelle Quorvex,\n", "targets.simple.csv");

        Assert.Contains("pep-world/Q1", (await Screen("Marivelle Quorvex")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _lists.Dispose();

    private Task<(int Exit, string Output, string Error)> Screen(string name, params string[] options) =>
        Compliance.Run(["screen", "name", name, "--list-files", _lists.Path, .. options]);

    private static List<JsonNode> Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
