using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ComplianceGrains.Drills.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Drills.Vaults;

/// <summary>
/// A key vault on this machine, over HTTPS with a certificate that only <see cref="CertificateFile"/> vouches for: it really signs,
/// wraps and opens, asks for a token, and can be away, slow, busy or forbidding. Beside it, over HTTP, what gives an app of the cloud
/// its token.
/// </summary>
public sealed class LocalVault : IAsyncDisposable
{
    private const string Token = "an-invented-token";
    private const string Version = "6f0c2a51b7d14d0e9c3f8a7b2d5e4c10", NextVersion = "7a1d3b62c8e25e1fad409b8c3e6f5d21";

    // A pair takes long to make, and is as good for one vault as for another.
    private static readonly Dictionary<string, Lazy<RSA>> Pairs = new() { [Version] = new(() => RSA.Create(2048)), [NextVersion] = new(() => RSA.Create(2048)) };

    private readonly Dictionary<string, ECDsa> _signing = new() { [Version] = ECDsa.Create(ECCurve.NamedCurves.nistP256), [NextVersion] = ECDsa.Create(ECCurve.NamedCurves.nistP256) };
    private readonly Lock _keys = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-vault-").FullName;
    private readonly X509Certificate2 _certificate = LocalCertificate.New();
    private readonly int _port = RunningHost.FreePort();
    private readonly int _identityPort = RunningHost.FreePort();

    private WebApplication? _app;

    private LocalVault() => File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());

    /// <summary>PEM of the certificate that it shows.</summary>
    public string CertificateFile => Path.Combine(_folder, "vault.pem");

    /// <summary>The signing key, with its version.</summary>
    public Uri Signing => Key("signing", Version);

    /// <summary>Another version of the signing key.</summary>
    public Uri NextSigning => Key("signing", NextVersion);

    /// <summary>The wrapping key, with its version.</summary>
    public Uri Root => Key("root", Version);

    /// <summary>Another version of the wrapping key.</summary>
    public Uri NextRoot => Key("root", NextVersion);

    /// <summary>What it answers instead of doing what it is asked; null while it is well.</summary>
    public Func<HttpContext, Task>? Trouble { get; set; }

    /// <summary>What it was asked, in order, with what it answered: operation and status.</summary>
    public ConcurrentQueue<(string Operation, int Status)> Asked { get; } = new();

    /// <summary>What a host needs to know of it.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Keys__Signing"] = Signing.ToString(),
        ["Keys__Root"] = Root.ToString(),
        ["Keys__CertificateAuthority"] = CertificateFile,
        ["IDENTITY_ENDPOINT"] = $"http://127.0.0.1:{_identityPort}/msi/token",
        ["IDENTITY_HEADER"] = "an-invented-header",
        // Nothing but the identity of the app is looked for: not a developer's own.
        ["AZURE_TOKEN_CREDENTIALS"] = "ManagedIdentityCredential",
    };

    /// <summary>One that runs, or one that is away until <see cref="RunAsync"/>.</summary>
    public static async Task<LocalVault> StartAsync(bool isAway = false)
    {
        var vault = new LocalVault();
        if (!isAway)
            await vault.RunAsync();
        return vault;
    }

    /// <summary>Answers 403, as while a role is not in effect.</summary>
    public static Task Forbid(HttpContext http) => RefuseAsync(http, 403, "Forbidden");

    /// <summary>Answers 429, and when to ask again.</summary>
    public static Task BeBusy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "10";
        return RefuseAsync(http, 429, "Throttled");
    }

    /// <summary>Does not answer until whoever asks has gone.</summary>
    public static async Task BeSlow(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        await using var _ = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Starts it, with the keys that it has.</summary>
    public async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, _port, listen => listen.UseHttps(_certificate));
            kestrel.Listen(IPAddress.Loopback, _identityPort);
        });
        _app = builder.Build();
        _app.MapGet("/msi/token", () => Results.Json(new { access_token = Token, expires_on = $"{long.MaxValue / 10_000_000_000}", resource = "https://vault.azure.net", token_type = "Bearer" }));
        _app.MapGet("/keys/{key}/{version}", http => AnswerAsync(http, "get", _ => (string?)http.Request.RouteValues["key"] == "signing" ? PublicKey(VersionOf(http)) : new() { ["key"] = new JsonObject { ["kid"] = Key("root", VersionOf(http)).ToString(), ["kty"] = "RSA-HSM" } }));
        _app.MapPost("/keys/{key}/{version}/{operation}", http => AnswerAsync(http, (string)http.Request.RouteValues["operation"]!, body => Operate(http, body)));
        await _app.StartAsync();
    }

    /// <summary>Ends it: nobody listens there any more. The keys stay.</summary>
    public async Task GoAwayAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await GoAwayAsync();
        foreach (var pair in _signing.Values)
            pair.Dispose();
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswerAsync(HttpContext http, string operation, Func<JsonNode?, JsonObject?> answer)
    {
        try
        {
            if (Trouble is { } trouble)
                await trouble(http);
            else if (http.Request.Headers.Authorization != $"Bearer {Token}")
                await RefuseAsync(http, 401, "Unauthorized");
            else if (!_signing.ContainsKey(VersionOf(http)) || http.Request.Query["api-version"] != "7.4")
                await RefuseAsync(http, 404, "KeyNotFound");
            else if (answer(http.Request.Method == "POST" ? await JsonNode.ParseAsync(http.Request.Body) : null) is { } done)
                await http.Response.WriteAsJsonAsync(done);
            else
                await RefuseAsync(http, 400, "BadParameter");
        }
        finally
        {
            Asked.Enqueue((operation, http.Response.StatusCode));
        }
    }

    private Uri Key(string name, string version) => new($"https://localhost:{_port}/keys/{name}/{version}");

    private static string VersionOf(HttpContext http) => (string)http.Request.RouteValues["version"]!;

    private JsonObject PublicKey(string version)
    {
        var q = _signing[version].ExportParameters(includePrivateParameters: false).Q;
        return new() { ["key"] = new JsonObject { ["kid"] = Key("signing", version).ToString(), ["kty"] = "EC-HSM", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(q.X), ["y"] = Base64Url.EncodeToString(q.Y) } };
    }

    private JsonObject? Operate(HttpContext http, JsonNode? body)
    {
        var (value, version) = (Base64Url.DecodeFromChars((string)body!["value"]!), VersionOf(http));
        lock (_keys)
        {
            return ((string?)http.Request.RouteValues["key"], (string?)http.Request.RouteValues["operation"], (string?)body["alg"]) switch
            {
                ("signing", "sign", "ES256") => Value(Key("signing", version), _signing[version].SignHash(value, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)),
                ("root", "wrapkey", "RSA-OAEP-256") => Value(Key("root", version), Pairs[version].Value.Encrypt(value, RSAEncryptionPadding.OaepSHA256)),
                ("root", "unwrapkey", "RSA-OAEP-256") => Value(Key("root", version), Pairs[version].Value.Decrypt(value, RSAEncryptionPadding.OaepSHA256)),
                _ => null,
            };
        }
    }

    private static JsonObject Value(Uri key, byte[] value) => new() { ["kid"] = key.ToString(), ["value"] = Base64Url.EncodeToString(value) };

    private static Task RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "Caller: appid=an-invented-application" } });
    }
}
