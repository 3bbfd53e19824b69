using System.Text.Json.Nodes;

namespace ComplianceGrains.Cli.Tests.Lists;

/// <summary><c>compliance list status --url</c>: what a shell learns from a running host.</summary>
public sealed class ListStatusTests : IDisposable
{
    private const string Key = "cg_known-to-nobody-else";
    private readonly StubHost _host = new(Key);
    private readonly string _keyFile = Path.GetTempFileName();

    public ListStatusTests() => File.WriteAllText(_keyFile, Key + "\n");

    [Fact]
    public async Task Fresh_lists_that_everybody_was_compared_with_are_a_table_and_exit_0()
    {
        _host.Lists(items: [StubHost.List()]);

        var (exit, output, error) = await AskAsync();

        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            """
            LIST      VERSION  AGE        ENTRIES  DELTA     RE-SCREENING
            ofac-sdn  12       2 h 3 min  17,042   +3 ~1 -0  done, 14 customers, 2 wallets, 1 possible hits

            """,
            output);
    }

    [Fact]
    public async Task A_list_that_is_stale_for_a_pack_that_enforces_it_exits_1_and_names_the_pack()
    {
        _host.Lists(items: [StubHost.List(stale: true)]);

        var (exit, output, error) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Contains("STALE", output, StringComparison.Ordinal);
        Assert.Contains("ofac-sdn: stale for EU: nobody is activated there", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_re_screening_that_is_not_done_exits_1_and_shows_how_far_it_is()
    {
        _host.Lists(items: [StubHost.List(done: false)]);

        var (exit, output, _) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Contains("200 of 1,300 entries, 14 customers", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EU", 1)]
    [InlineData(null, 0)]
    public async Task A_list_that_is_not_loaded_exits_1_when_a_pack_enforces_it(string? user, int exits)
    {
        _host.Lists(notLoaded: [StubHost.NotLoaded(user)]);

        var (exit, output, error) = await AskAsync();

        Assert.Equal(exits, exit);
        Assert.Contains("not loaded", output, StringComparison.Ordinal);
        Assert.Equal(user is not null, error.Contains("enforced by EU", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Why_the_last_fetch_failed_is_told_while_the_list_is_still_fresh()
    {
        _host.Lists(items: [StubHost.List(reason: "sdn.csv: the publisher answered with status 503")]);

        var (exit, _, error) = await AskAsync();

        Assert.Equal(0, exit);
        Assert.Contains("failed: sdn.csv: the publisher answered with status 503", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_json_each_list_is_one_line_as_the_host_told_it()
    {
        _host.Lists(items: [StubHost.List()], notLoaded: [StubHost.NotLoaded("EU")]);

        var lines = (await AskAsync("--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["ofac-sdn", "un-sc"], lines.Select(line => (string)JsonNode.Parse(line)!["list"]!));
        Assert.Equal("sha256:aa", (string)JsonNode.Parse(lines[0])!["digest"]!);
    }

    [Fact]
    public async Task The_key_may_come_from_the_environment()
    {
        _host.Lists(items: [StubHost.List()]);
        Environment.SetEnvironmentVariable("COMPLIANCE_KEY", Key);
        try
        {
            Assert.Equal(0, (await Compliance.Run("list", "status", "--url", _host.Address)).Exit);
        }
        finally
        {
            Environment.SetEnvironmentVariable("COMPLIANCE_KEY", null);
        }
    }

    [Fact]
    public async Task A_key_that_the_host_does_not_know_exits_3_and_is_not_repeated()
    {
        File.WriteAllText(_keyFile, "cg_wrong-one");

        var (exit, output, error) = await AskAsync();

        Assert.Equal(3, exit);
        Assert.Contains("does not know the key", error, StringComparison.Ordinal);
        Assert.DoesNotContain("cg_wrong-one", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public async Task A_file_that_is_not_a_key_exits_3_and_is_not_sent(string text)
    {
        File.WriteAllText(_keyFile, text);

        Assert.Equal(3, (await AskAsync()).Exit);
        Assert.Equal(0, _host.Requests);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_exits_3()
    {
        _host.Dispose();

        var (exit, _, error) = await AskAsync();

        Assert.Equal(3, exit);
        Assert.Contains("does not answer", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_at_that_address_exits_3()
    {
        _host.Text = "<html>";

        var (exit, _, error) = await AskAsync();

        Assert.Equal(3, exit);
        Assert.Contains("is not this version of the host", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "status")]
    [InlineData("list", "status", "--url", "http://127.0.0.1:5080", "--list-files", ".")]
    [InlineData("list", "status", "--url", "127.0.0.1")]
    [InlineData("list", "status", "--url", "http://user:secret@127.0.0.1/")]
    public async Task Neither_or_both_places_to_look_or_no_address_is_wrong_use(params string[] arguments)
    {
        var (exit, _, error) = await Compliance.Run(arguments);

        Assert.Equal(2, exit);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _host.Dispose();
        File.Delete(_keyFile);
    }

    private Task<(int Exit, string Output, string Error)> AskAsync(params string[] more) =>
        Compliance.Run(["list", "status", "--url", _host.Address, "--key-file", _keyFile, .. more]);
}
