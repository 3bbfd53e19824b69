using System.Text.Json.Nodes;

namespace ComplianceGrains.Cli.Tests.Screening;

public sealed class ScreenAddressCommandTests : IDisposable
{
    private const string Listed = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private readonly ListFolder _lists = new ListFolder().With("own-x", ListFolder.Names);

    [Fact]
    public async Task A_listed_address_is_a_hit_and_exits_1()
    {
        var (exit, output, _) = await Screen(Listed);

        Assert.Equal(1, exit);
        Assert.Contains("Exact  own-x/2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_valid_address_that_is_not_listed_is_clear_and_exits_0() => Assert.Equal(0, (await Screen("3P14159f73E4gFr7JterCCQh9QjiTjiZrG")).Exit);

    [Fact]
    public async Task An_invalid_address_is_inconclusive_with_its_reason_and_exits_3()
    {
        var (exit, output, _) = await Screen(Listed[..^1] + "b");

        Assert.Equal(3, exit);
        Assert.Contains("checksum", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_chain_than_stated_is_said()
    {
        var answer = JsonNode.Parse((await Screen("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "--chain", "XBT", "--json")).Output)!;

        Assert.False((bool)answer["valid"]!);
        Assert.Contains("Tron", (string)answer["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_says_what_is_valid_on_which_chain_and_what_matches()
    {
        var file = _lists.Beside("a.jsonl", $"{{ \"id\": \"a1\", \"chain\": \"XBT\", \"address\": \"{Listed}\" }}\n{{ \"id\": \"a2\" }}\n{{ \"id\": \"a3\", \"address\": \"nonsense\" }}\n");

        var (exit, output, error) = await Compliance.Run("screen", "address", "--batch", file, "--list-files", _lists.Path);

        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(2, exit);
        Assert.StartsWith("a.jsonl(2): address: is missing", error, StringComparison.Ordinal);
        Assert.Equal(["a1", "a3"], answers.Select(answer => (string)answer["id"]!));
        Assert.Equal((true, "bitcoin", 1), ((bool)answers[0]["valid"]!, (string)answers[0]["chain"]!, answers[0]["matches"]!.AsArray().Count));
        Assert.False((bool)answers[1]["valid"]!);
    }

    [Fact]
    public async Task Both_an_address_and_a_batch_exit_2() => Assert.Equal(2, (await Screen(Listed, "--batch", "x.jsonl")).Exit);

    public void Dispose() => _lists.Dispose();

    private Task<(int Exit, string Output, string Error)> Screen(string address, params string[] options) =>
        Compliance.Run(["screen", "address", address, "--list-files", _lists.Path, .. options]);
}
