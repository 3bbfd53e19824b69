using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Tests.Screening;

namespace ComplianceGrains.Cli.Tests.Lists;

public sealed class ListCommandTests : IDisposable
{
    private const string Smaller = "id,name\n1,Teodrik Zarnovsky\n";
    private readonly ListFolder _lists = new ListFolder().With("own-x", ListFolder.Names);
    private readonly ListFolder _before = new ListFolder().With("own-x", "id,name,kind,dateOfBirth\n1,Teodrik Zarnovsky,natural-person,1971-02-14\n9,Gone Forever,,\n");

    [Fact]
    public async Task Import_says_what_a_version_holds_and_exits_0()
    {
        var (exit, output, error) = await Compliance.Run("list", "import", "own-x", "--files", _lists.Of("own-x"));

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("2 entries, 2 names, 1 addresses", output, StringComparison.Ordinal);
        Assert.Matches("own-x  sha256:[0-9a-f]{64}", output);
    }

    [Fact]
    public async Task Import_names_file_line_and_column_of_what_is_wrong_and_exits_1()
    {
        _lists.With("own-x", "id,name,kind\n1,Ana,\n2,Ben,robot\n");

        var (exit, output, error) = await Compliance.Run("list", "import", "own-x", "--files", _lists.Of("own-x"));

        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("list.csv(3) kind:", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_of_a_list_that_nobody_can_read_names_the_known_ones()
    {
        var (exit, _, error) = await Compliance.Run("list", "import", "moon-list", "--files", _lists.Of("own-x"));

        Assert.Equal(1, exit);
        Assert.Contains("uk-sl", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.9", 1)]
    [InlineData("0.4", 0)]
    public async Task A_version_that_shrank_below_the_floor_waits_for_a_person(string floor, int exits)
    {
        var smaller = _before.With("own-x", Smaller).Of("own-x");

        var (exit, output, _) = await Compliance.Run("list", "import", "own-x", "--files", smaller, "--previous", _lists.Of("own-x"), "--floor", floor);

        Assert.Equal(exits, exit);
        Assert.Equal(exits == 1, output.Contains("until a person confirms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_in_json_counts_what_changed_against_the_version_before()
    {
        var answer = JsonNode.Parse((await Compliance.Run("list", "import", "own-x", "--files", _lists.Of("own-x"), "--previous", _before.Of("own-x"), "--floor", "0", "--json")).Output)!;

        Assert.Equal((2, 2), ((int)answer["entries"]!, (int)answer["names"]!));
        Assert.Equal((1, 0, 1), ((int)answer["delta"]!["added"]!, (int)answer["delta"]!["changed"]!, (int)answer["delta"]!["removed"]!));
    }

    [Fact]
    public async Task Status_describes_every_list_of_a_folder_and_exits_0()
    {
        _lists.With("pep-world", "id,schema,name,aliases\nQ1,Person,Marivelle Quorvex,\n", "targets.simple.csv");

        var (exit, output, _) = await Compliance.Run("list", "status", "--list-files", _lists.Path, "--json");

        Assert.Equal(0, exit);
        Assert.Equal(["own-x", "pep-world"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["list"]!));
    }

    [Fact]
    public async Task Status_exits_1_when_a_list_cannot_be_read()
    {
        _lists.With("un-sc", "<CONSOLIDATED_LIST>", "un.xml");

        var (exit, output, error) = await Compliance.Run("list", "status", "--list-files", _lists.Path);

        Assert.Equal(1, exit);
        Assert.Contains("own-x", output, StringComparison.Ordinal);
        Assert.Contains("not well-formed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delta_lists_what_is_new_changed_and_gone()
    {
        var (exit, output, _) = await Compliance.Run("list", "delta", "own-x", "--from", _before.Of("own-x"), "--to", _lists.Of("own-x"));

        Assert.Equal(0, exit);
        Assert.Equal(["own-x: 1 added, 0 changed, 1 removed", "+ 2", "- 9"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Delta_with_a_version_that_cannot_be_read_exits_3()
    {
        var (exit, _, error) = await Compliance.Run("list", "delta", "own-x", "--from", _before.Of("nowhere"), "--to", _lists.Of("own-x"));

        Assert.Equal(3, exit);
        Assert.Contains("does not exist", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _lists.Dispose();
        _before.Dispose();
    }
}
