using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Screenings;

/// <summary>The real host with a provider of wallet risk scores that answers, fails, and is not there.</summary>
public sealed class WalletRiskTests : IDisposable
{
    private const string Address = "0x52908400098527886E0F7030069857D2E4169EE7";

    private readonly StubEngine _provider = new();

    private Dictionary<string, string> Configuration => new()
    {
        ["WalletRisk__Url"] = _provider.Address,
        ["WalletRisk__Name"] = "stub",
        ["WalletRisk__AttemptSeconds"] = "1",
        ["WalletRisk__TimeoutSeconds"] = "3",
    };

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task Its_score_stands_beside_what_the_lists_say_and_the_address_is_in_no_url()
    {
        using var host = await NearHost.StartAsync(Configuration);

        var risk = await RiskAsync(host, Address);

        Assert.Equal(("stub", "0.750", "mixer"), ((string)risk!["provider"]!, (string)risk["score"]!, (string)risk["categories"]![0]!));
        Assert.All(_provider.Called, called => Assert.DoesNotContain("0x", called, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("503")]
    [InlineData("silent")]
    public async Task Without_its_answer_there_is_no_score_but_a_reason(string mode)
    {
        _provider.Mode = mode;
        using var host = await NearHost.StartAsync(Configuration);

        var risk = await RiskAsync(host, Address);

        Assert.Null(risk!["score"]);
        Assert.NotEmpty((string)risk["reason"]!);
    }

    [Fact]
    public async Task The_sandbox_scores_as_it_is_told()
    {
        using var host = await NearHost.StartAsync(new Dictionary<string, string> { [$"WalletRisk__Sandbox__{Address}"] = "0.9" });

        Assert.Equal("0.900", (string)(await RiskAsync(host, Address))!["score"]!);
    }

    [Fact]
    public async Task Nobody_is_asked_where_none_is_configured_or_the_address_is_none()
    {
        using var host = await NearHost.StartAsync();
        using var asking = await NearHost.StartAsync(Configuration);

        Assert.Null(await RiskAsync(host, Address));
        Assert.Null(await RiskAsync(asking, "not an address"));
        Assert.Empty(_provider.Called);
    }

    private static async Task<JsonNode?> RiskAsync(RunningHost host, string address) =>
        (await host.As("analyst").PostAsync("/v1/screenings", new { address, chain = "ethereum", lists = new[] { "ofac-sdn" } })).Json["risk"];
}
