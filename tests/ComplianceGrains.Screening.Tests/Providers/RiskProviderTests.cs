using System.Text;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Providers;

namespace ComplianceGrains.Screening.Tests.Providers;

public class RiskProviderTests
{
    private static readonly WalletAddress Address = AddressReader.Read("0x52908400098527886E0F7030069857D2E4169EE7").Address!;

    [Theory]
    [InlineData("""{ "score": "0.750", "categories": ["mixer"], "reference": "r-1" }""", "0.750")]
    [InlineData("""{ "score": 0 }""", "0.000")]
    public async Task A_score_from_zero_to_one_is_taken(string body, string score)
    {
        var asked = "";
        using var server = new StubServer(context =>
        {
            using var reader = new StreamReader(context.Request.InputStream);
            asked = $"{context.Request.HttpMethod} {context.Request.RawUrl} {reader.ReadToEnd()}";
            context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        });

        Assert.Equal(score, ScoreText.Format((await new HttpRiskProvider(server.Http, "stub").AssessAsync(Address)).Score!.Value));
        Assert.Equal("""POST /assessments {"account":"eip155:1:0x52908400098527886E0F7030069857D2E4169EE7"}""", asked);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{ "score": null }""")]
    [InlineData(200, """{ "score": "-0.1" }""")]
    [InlineData(200, """{ "score": 1.2 }""")]
    [InlineData(200, "[]")]
    [InlineData(200, "oops")]
    [InlineData(503, """{ "score": 0 }""")]
    public async Task Anything_else_is_unavailable_and_never_harmless(int status, string body)
    {
        using var server = StubServer.Json(_ => (status, body));

        Assert.True((await new HttpRiskProvider(server.Http, "stub").AssessAsync(Address)).IsUnavailable);
    }

    [Fact]
    public async Task The_sandbox_answers_by_script()
    {
        var provider = new SandboxRiskProvider(new Dictionary<string, WalletRisk> { [Address.Key] = WalletRisk.Unavailable("sandbox", "scripted outage") });

        Assert.True((await provider.AssessAsync(Address)).IsUnavailable);
        Assert.Equal(0m, (await provider.AssessAsync(AddressReader.Read("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").Address!)).Score);
    }
}
