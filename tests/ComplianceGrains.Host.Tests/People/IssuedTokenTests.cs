using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Drills.Issuers;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace ComplianceGrains.Host.Tests.People;

/// <summary>A host whose people and services come from an issuer of OpenID Connect over HTTPS.</summary>
public sealed class IssuedTokenTests(IssuedTokenTests.Firm firm) : IClassFixture<IssuedTokenTests.Firm>
{
    private const string Anything = "/v1/exceptions";

    [Fact]
    public async Task A_person_acts_in_the_role_and_the_jurisdictions_of_their_groups()
    {
        Assert.Equal(200, (await Ask(firm.Issuer.Token("anna"))).Status);
        Assert.Equal(403, (await firm.Host.WithKey(firm.Issuer.Token("anna")).GetAsync("/v1/incidents")).Status);

        var (everywhere, here) = (await Ask(firm.Issuer.Token("anna")), await Ask(firm.Issuer.Token("ben")));
        Assert.Equal(200, here.Status);
        Assert.True((int)everywhere.Json["total"]! >= (int)here.Json["total"]!);
    }

    [Fact]
    public async Task A_service_opens_a_customer_with_the_token_that_it_gets_for_its_secret_and_a_person_works_the_case()
    {
        var service = firm.Host.WithKey(await firm.Issuer.ServiceTokenAsync());

        var opened = await service.PostAsync("/v1/customers", new
        {
            id = "oidc-1",
            bookingEntity = "demo-eu",
            kind = "natural-person",
            data = new { fullName = "Ana Example", dateOfBirth = "1988-04-01", placeOfBirth = "Porto", nationalities = new[] { "PT" }, residentialAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country = "PT" } },
        });

        Assert.True(opened.Status == 201, opened.Text);
        var seen = await firm.Host.WithKey(firm.Issuer.Token("anna")).GetAsync("/v1/customers/oidc-1");
        Assert.Equal(200, seen.Status);
        Assert.DoesNotContain("shop", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_several_roles_acts_in_the_first_unless_they_say_which()
    {
        var token = firm.Issuer.Token("cleo");

        Assert.Equal(403, (await Send(token, "/v1/incidents")).Status);
        Assert.Equal(200, (await Send(token, "/v1/incidents", "operator")).Status);
        Assert.Equal(403, (await Send(token, Anything, "analyst", "operator")).Status);
        var none = await Send(token, Anything, "auditor");
        Assert.Equal(403, none.Status);
        Assert.Contains("Act-As", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_known_and_has_no_group_with_a_role_is_told_so()
    {
        var answer = await Ask(firm.Issuer.Token("nobody"));

        Assert.Equal(403, answer.Status);
        Assert.Contains("No group of yours", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_has_nobody_and_its_keys_open_nothing()
    {
        Assert.False(File.Exists(Path.Combine(firm.Host.Data, "sandbox.json")));
        Assert.Equal(401, (await Ask("cg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status);
    }

    public static TheoryData<string> Forgeries => [.. Forged.Keys];

    private static Dictionary<string, Func<LocalIssuer, string>> Forged { get; } = new(StringComparer.Ordinal)
    {
        ["no signature"] = issuer => issuer.Token("anna", token => token.SigningCredentials = null),
        ["another key under the issuer's name for its own"] = issuer => issuer.Token("anna", token => token.SigningCredentials =
            new SigningCredentials(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = issuer.Key.Key.KeyId }, SecurityAlgorithms.EcdsaSha256)),
        ["the issuer's public key as a shared secret"] = issuer => issuer.Token("anna", token => token.SigningCredentials =
            new SigningCredentials(new SymmetricSecurityKey(((ECDsaSecurityKey)issuer.Key.Key).ECDsa.ExportSubjectPublicKeyInfo()) { KeyId = issuer.Key.Key.KeyId }, SecurityAlgorithms.HmacSha256)),
        ["expired"] = issuer => issuer.Token("anna", token => token.Expires = LocalIssuer.In(Duration.FromMinutes(-2))),
        ["without an end"] = issuer => issuer.Token("anna", token => token.Expires = null),
        ["not valid yet"] = issuer => issuer.Token("anna", token => token.NotBefore = LocalIssuer.In(Duration.FromMinutes(2))),
        ["for another audience"] = issuer => issuer.Token("anna", token => token.Audience = "another-api"),
        ["for the console, as tokens that say who somebody is are"] = issuer => issuer.Token("anna", token => token.Audience = LocalIssuer.Console),
        ["of another issuer"] = issuer => issuer.Token("anna", token => token.Issuer = "https://elsewhere.example/"),
        ["of another type"] = issuer => issuer.Token("anna", token => token.TokenType = "logout+jwt"),
        ["a group added after signing"] = issuer => Edited(issuer.Token("nobody")),
        ["no token"] = _ => "eyJhbGciOiJub25lIn0.e30.",
        ["nothing"] = _ => "",
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_the_issuer_did_not_give_for_this_api_opens_nothing(string how)
    {
        var answer = await Ask(Forged[how](firm.Issuer));

        Assert.Equal(401, answer.Status);
        Assert.Contains("problems/unauthenticated", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_taken_up_and_the_old_one_opens_nothing_more()
    {
        await using var issuer = await LocalIssuer.StartAsync(("anna", ["analysts"]));
        using var host = await NearHost.StartAsync(issuer.Settings(("analysts", "analyst", ["*"])));
        var old = issuer.Token("anna");
        Assert.Equal(200, (await host.WithKey(old).GetAsync(Anything)).Status);

        issuer.Rotate();

        await Eventually.TrueAsync(async () => (await host.WithKey(issuer.Token("anna")).GetAsync(Anything)).Status == 200, TimeSpan.FromSeconds(60), () => "The new key is not taken up.");
        await Eventually.TrueAsync(async () => (await host.WithKey(old).GetAsync(Anything)).Status == 401, TimeSpan.FromSeconds(60), () => "The old key still opens the API.");
    }

    [Fact]
    public async Task Without_the_issuer_nobody_is_recognised_and_nobody_is_refused()
    {
        var issuer = await LocalIssuer.StartAsync(("anna", ["analysts"]));
        var token = issuer.Token("anna");
        var settings = issuer.Settings(("analysts", "analyst", ["*"]));
        var certificate = Path.GetTempFileName();
        File.Copy(issuer.CertificateFile, certificate, overwrite: true);
        settings["People__CertificateAuthority"] = certificate;
        await issuer.DisposeAsync();
        using var host = await NearHost.StartAsync(settings);
        File.Delete(certificate);

        var answer = await host.WithKey(token).GetAsync(Anything);

        Assert.Equal(503, answer.Status);
        Assert.Contains("issuer", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("People__Authority", "http://issuer.example/", "not an https address")]
    [InlineData("People__Audience", "", "Audience is missing")]
    [InlineData("People__Audience", LocalIssuer.Console, "are the same")]
    [InlineData("People__Grants__0__Role", "administrator", "Role is 'administrator'")]
    [InlineData("People__Grants__0__Jurisdictions__0", "eu", "People:Grants:0:Jurisdictions:0 is 'eu', and there is no pack of it. Known are AE")]
    [InlineData("People__Colour", "green", "Colour")]
    public async Task A_setting_that_would_let_in_nobody_or_the_wrong_ones_keeps_the_host_from_starting(string name, string value, string says)
    {
        var settings = firm.Issuer.Settings(("analysts", "analyst", ["*"]));
        settings[name] = value;
        using var host = NearHost.Launched(settings);

        await Eventually.TrueAsync(() => Task.FromResult(host.HasExited), TimeSpan.FromSeconds(90), () => host.Output);

        Assert.NotEqual(0, host.ExitCode);
        Assert.Contains(says, host.Output, StringComparison.Ordinal);
    }

    private Task<Answer> Ask(string token) => firm.Host.WithKey(token).GetAsync(Anything);

    private Task<Answer> Send(string token, string path, params string[] roles)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(firm.Host.Address, path));
        foreach (var role in roles)
            request.Headers.TryAddWithoutValidation("Act-As", role);
        return firm.Host.WithKey(token).SendAsync(request);
    }

    private static string Edited(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("\"groups\":[]", "\"groups\":[\"analysts\"]", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    /// <summary>The host and its issuer.</summary>
    public sealed class Firm : IAsyncLifetime
    {
        public LocalIssuer Issuer { get; private set; } = null!;

        public RunningHost Host { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Issuer = await LocalIssuer.StartAsync(("anna", ["analysts"]), ("ben", ["analysts-sg"]), ("cleo", ["analysts", "operators"]), ("nobody", []));
            Host = await NearHost.StartAsync(Issuer.Settings(
                ("analysts", "analyst", ["*"]), ("analysts-sg", "analyst", ["SG"]), ("operators", "operator", ["*"]), ("services", "product-service", ["*"])));
        }

        public async Task DisposeAsync()
        {
            Host.Dispose();
            await Issuer.DisposeAsync();
        }
    }
}
