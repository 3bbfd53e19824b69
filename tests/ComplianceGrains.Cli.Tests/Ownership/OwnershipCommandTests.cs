using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceGrains.Cli.Tests.Packs;

namespace ComplianceGrains.Cli.Tests.Ownership;

public sealed partial class OwnershipCommandTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(PackCommandTests.Real)!, "docs", "ownership.md"));
    private readonly string _folder = Directory.CreateTempSubdirectory("ownership-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_walk_of_the_documents_is_a_match_in_the_Union_and_a_warning_in_Great_Britain()
    {
        var file = Write(Json().Match(Page).Groups[1].Value);
        var walked = new List<(int Exit, string Output, string Error)>();
        foreach (Match command in Command().Matches(Page))
            walked.Add(await Compliance.Run([.. command.Groups[1].Value.Trim().Replace("structure.json", file, StringComparison.Ordinal).Split(' '), "--packs", PackCommandTests.Real]));
        Assert.Equal([1, 4], walked.Select(each => each.Exit));
        Assert.Matches(@"EU@\d+ screening\.freeze: t is treated as listed\. x with 50 % .* l1 with 50 % of the shares of t: at least 50 %, so t is treated as listed\.", walked[0].Output);
        Assert.Matches(@"EU@\d+ screening\.ownership: x is listed and leads to t without reaching more than 50 %", walked[0].Output);
        Assert.Matches(@"GB@\d+ screening\.freeze: x is listed and leads to t without reaching more than 50 % alone or by arrangement: a warning", walked[1].Output);
        Assert.All(walked, each =>
        {
            Assert.Empty(each.Error);
            Assert.Contains("In a circle: l1 > t > l1", each.Output, StringComparison.Ordinal);
            Assert.Contains("    x holds 50 % of l3, which holds 50 % of l2, which holds 50 % of l1, which holds 50 % of t", each.Output, StringComparison.Ordinal);
            Assert.Contains("5/76", each.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_is_written_as_statements_gives_the_same_answers()
    {
        var file = Write(Json().Match(Page).Groups[1].Value);
        var written = await Compliance.Run("ownership", "bods", file, "--publisher", "us", "--day", "2027-08-01");
        Assert.Equal(0, written.Exit);
        Assert.Equal((await Find(file, "EU", "--listed", "x")).Output, (await Find(Write(written.Output), "EU", "--listed", "x", "--target", "t")).Output);
    }

    [Theory]
    [InlineData("100", 0, "Owners of t: a.")]
    [InlineData("70", 4, "30 % of it is not explained and could hold an owner")]
    public async Task What_is_not_explained_is_not_fine(string share, int exit, string says)
    {
        var found = await Find(Write(Held(share)), "EU");
        Assert.Equal(exit, found.Exit);
        Assert.Contains(says, found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_in_for_an_owner_is_as_the_packs_say()
    {
        var parties = string.Join(',', "abcde".Select(id => $$"""{ "partyId": "{{id}}", "kind": "natural-person", "holds": [ { "in": "t", "share": "20" } ] }"""));
        var found = await Find(Write($$"""{ "customer": "t", "parties": [ {{parties}} ] }"""), "JP");
        Assert.Equal(0, found.Exit);
        Assert.Contains("In place of an owner: controller, else legal-representative.", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_or_was_not_understood_says_so()
    {
        Assert.Equal((1, "", "not-a-share"), await Failed(Held("0", "\"votes\": { \"min\": \"50\", \"max\": \"40\" }, "), "EU"));
        Assert.Equal((1, "", "structure-not-read"), await Failed(Held("101"), "EU"));
        Assert.Equal(2, (await Find(Write("no json"), "EU")).Exit);
        Assert.Equal(2, (await Find(Write("[]"), "EU")).Exit);
        Assert.Equal(2, (await Find(Write(Held("100")), "EU", "--listed", "nobody")).Exit);
        Assert.Equal(2, (await Find(Write(Held("100")), "XX")).Exit);
        Assert.Equal(3, (await Find(Path.Combine(_folder, "absent.json"), "EU")).Exit);
    }

    [Fact]
    public async Task In_json_every_finding_is_there()
    {
        var found = JsonNode.Parse((await Find(Write(Held("100")), "EU", "--json", "--listed", "a")).Output)!;
        Assert.Equal(("a", "owner", "1"), ((string)found["people"]![0]!["id"]!, (string)found["people"]![0]!["status"]!, (string)found["people"]![0]!["shares"]!));
        Assert.Equal(["match", "match"], found["sanctions"]!.AsArray().Select(each => (string)each!["status"]!));
    }

    private static string Held(string share, string more = "") => $$"""{ "customer": "t", "parties": [ { "partyId": "a", "kind": "natural-person", "holds": [ { "in": "customer", {{more}}"share": "{{share}}" } ] } ] }""";

    private async Task<(int Exit, string Output, string Code)> Failed(string structure, string jurisdiction)
    {
        var (exit, output, error) = await Find(Write(structure), jurisdiction);
        return (exit, output, error.Split(':')[0]);
    }

    private static Task<(int Exit, string Output, string Error)> Find(string file, params string[] more) =>
        Compliance.Run(["ownership", "find", file, .. more, "--at", "2027-08-01", "--packs", PackCommandTests.Real]);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():n}.json");
        File.WriteAllText(path, text);
        return path;
    }

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex("`compliance (ownership find [^`]*)`")]
    private static partial Regex Command();
}
