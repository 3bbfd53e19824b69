using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Workflows.Tests.Proofs;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>The walk of <c>docs/wallet-proofs.md</c>, as it stands there, and what must not pass on the way.</summary>
[Collection(FlowCollection.Name)]
public sealed partial class OwnershipWalkTests(FlowHost flow)
{
    private static readonly IReadOnlyList<string> Blocks =
        [.. Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "wallet-proofs.md"))).Select(block => block.Groups[1].Value)];

    private readonly Dictionary<string, string> _words = new() { ["CUSTOMER"] = $"signer-{Guid.NewGuid():N}"[..20] };

    [Fact]
    public async Task A_customer_signs_as_the_page_says_and_what_is_not_theirs_is_refused()
    {
        var challenge = (await RunAsync(Blocks[0]))[^1];

        Assert.Equal(("eip155:1:0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", 201), (challenge["account"], challenge.Status));
        Assert.Equal(Filled(Blocks[1]).TrimEnd('\n'), challenge["message"]);

        // The same of another customer's wallet, and none of either.
        var proofs = $"/v1/wallet-approvals/{_words["WALLET"]}/ownership-proofs";
        var foreign = await flow.Host.As("product-service").PostAsync(proofs, Proof("0123456789abcdef0123456789abcdef", Signers.SignEthereum(1, challenge["message"]!)));
        var asserted = await flow.Host.As("product-service").PostAsync(proofs, new { method = "message-signature", result = "passed" });
        var both = await flow.Host.As("product-service").PostAsync(proofs, new { method = "message-signature", result = "passed", nonce = _words["NONCE"], signature = "0x00" });
        Assert.Equal((422, "/nonce", 422, "/signature", 400, "/result"), (foreign.Status, Assert.Single(foreign.Pointers), asserted.Status, Assert.Single(asserted.Pointers), both.Status, Assert.Single(both.Pointers)));
        var wallet = await flow.Host.As("analyst").GetAsync($"/v1/wallet-approvals/{_words["WALLET"]}");
        Assert.DoesNotContain("7E5F4552", wallet.Text, StringComparison.OrdinalIgnoreCase);

        await RunAsync(Blocks[2]);

        Assert.Equal("/problems/rule", (await flow.Host.As("product-service").PostAsync(proofs, Proof(_words["NONCE"], _words["SIGNATURE"])))["type"]);
    }

    [Fact]
    public async Task A_customer_sends_the_amount_as_the_page_says_and_a_service_does_not_say_that_they_did()
    {
        await RunAsync(string.Join('\n', Blocks[0].Split('\n')[..2]));
        var lines = Blocks[3].Split('\n');
        var asked = (await RunAsync(string.Join('\n', lines[..2])))[^1];

        Assert.Matches(@"^0\.0100[0-9]{4}$", asked["amount"]);
        var proofs = $"/v1/wallet-approvals/{_words["WALLET"]}/ownership-proofs";
        var stated = await flow.Host.As("product-service").PostAsync(proofs, new { method = "micro-transfer", result = "passed", provider = "p", reference = "r" });
        var more = await flow.Host.As("product-service").PostAsync(proofs, Sent("0.02"));
        var none = await flow.Host.As("product-service").PostAsync(proofs, Sent("much"));
        Assert.Equal((422, "/transaction", 422, "/transaction", 400, "/transaction/amount"), (stated.Status, Assert.Single(stated.Pointers), more.Status, Assert.Single(more.Pointers), none.Status, Assert.Single(none.Pointers)));

        await RunAsync(lines[2]);
    }

    private object Sent(string amount) =>
        new { method = "micro-transfer", nonce = _words["NONCE"], transaction = new { hash = "0x1", from = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", amount, confirmations = 3, occurredAt = _words["ISSUED"] } };

    private string Filled(string text) => _words.Aggregate(text, (filled, word) => filled.Replace(word.Key, word.Value, StringComparison.Ordinal));

    private static object Proof(string nonce, string signature) => new { method = "message-signature", nonce, signature };

    private async Task<IReadOnlyList<Answer>> RunAsync(string lines)
    {
        var answers = new List<Answer>();
        foreach (var text in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var line = Line().Match(Filled(text));
            var (caller, path) = (flow.Host.As(line.Groups["role"].Value), line.Groups["path"].Value);
            var answer = line.Groups["method"].Value == "GET" ? await caller.GetAsync(path) : await caller.PostAsync(path, JsonNode.Parse(line.Groups["body"].Value)!);
            Assert.True(answer.Status is 200 or 201, $"{line.Value}\n{answer}");
            if (line.Groups["status"].Success)
                Assert.Equal(line.Groups["status"].Value, answer["status"]);
            if (path == "/v1/wallet-approvals")
                _words["WALLET"] = answer["id"]!;
            if (path.EndsWith("/ownership-challenges", StringComparison.Ordinal))
                foreach (var (word, value) in new[] { ("NONCE", answer["nonce"]!), ("ISSUED", answer["issuedAt"]!), ("EXPIRES", answer["expires"]!), ("SIGNATURE", Signers.SignEthereum(1, answer["message"]!)), ("AMOUNT", answer["amount"] ?? "") })
                    _words[word] = value;
            answers.Add(answer);
        }

        return answers;
    }

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<role>\S+) (?<method>GET|POST) (?<path>\S+)( (?<body>\{.*\}))?( => (?<status>\S+))?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
