using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ComplianceGrains.Host.Tests.Hosting;
using Xunit.Abstractions;

namespace ComplianceGrains.Host.Tests.Strangers;

/// <summary>A host behind TLS with small uploads, and somebody who sends it what is too large or no list at all.</summary>
public sealed class UploadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Uploads = 20;

    private static readonly int Megabytes = Environment.GetEnvironmentVariable("COMPLIANCE_LONG") == "1" ? 64 : 8;

    private readonly string _certificates = Directory.CreateTempSubdirectory("certificates-").FullName;
    private readonly string _tls = $"https://127.0.0.1:{RunningHost.FreePort()}";

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        var (certificate, key) = (Path.Combine(_certificates, "tls.crt"), Path.Combine(_certificates, "tls.key"));
        MakeCertificate(certificate, key);
        var environment = new Dictionary<string, string>
        {
            ["Kestrel__Certificates__Default__Path"] = certificate,
            ["Kestrel__Certificates__Default__KeyPath"] = key,
            ["Uploads__LargestMegabytes"] = Megabytes.ToString(CultureInfo.InvariantCulture),
        };
        _host = await RunningHost.StartAsync(environment, "--urls", _tls);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        Directory.Delete(_certificates, recursive: true);
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task Large_and_hostile_uploads_are_refused_and_leave_no_memory_and_no_file_behind()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Memory is read from /proc.");
        var caller = _host.As("operator");
        Assert.Equal(201, (await caller.UploadAsync("ofac-sdn", Repository.DemoList)).Status);
        Assert.Equal(413, (await SendAsync(Megabytes + 1, 0, "ofac-sdn")).Status);
        var before = ResidentMegabytes();

        for (var i = 0; i < Uploads; i++)
        {
            var answer = await SendAsync(Megabytes, i, i % 2 == 0 ? "ofac-sdn" : "eu-fsf");
            Assert.True(answer.Status is 400 or 422, $"Upload {i}: {answer}");
        }

        long after = 0;
        await Eventually.TrueAsync(() => Task.FromResult((after = ResidentMegabytes()) <= before * 1.2), otherwise: () => $"{before} MB before, {after} MB after {Uploads} uploads of {Megabytes} MB.");
        output.WriteLine($"{Uploads} uploads of {Megabytes} MB: {before} MB before, {after} MB after.");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_host.Data, "uploads")));
    }

    [Fact]
    public async Task Over_TLS_a_browser_is_told_to_come_back_over_TLS_and_to_load_nothing_from_elsewhere()
    {
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, server, _, _) => server?.Subject == "CN=compliance.example" };
        using var http = new HttpClient(handler);

        var data = await HeadersAsync(http, $"{_tls}/v1/lists");
        var page = await HeadersAsync(http, $"{_tls}/docs/");
        var open = await HeadersAsync(http, new Uri(_host.Address, "/v1/lists").ToString());

        Assert.Equal("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", data["Content-Security-Policy"]);
        Assert.Equal(("nosniff", "no-referrer", "no-store"), (data["X-Content-Type-Options"], data["Referrer-Policy"], data["Cache-Control"]));
        Assert.StartsWith("max-age=", data["Strict-Transport-Security"], StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'self'", page["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", open.Keys);
        Assert.DoesNotContain("Server", open.Keys);
    }

    /// <summary>As somebody would who says that a proxy had spoken TLS with him.</summary>
    private static async Task<Dictionary<string, string>> HeadersAsync(HttpClient http, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Host = "compliance.example" } };
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await http.SendAsync(request);
        return response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
    }

    private async Task<Answer> SendAsync(int megabytes, int shape, string list)
    {
        var file = list == "eu-fsf" ? "eu.xml" : "sdn.csv";
        var content = new MultipartFormDataContent { { new ByteArrayContent(Hostile(shape, (megabytes << 20) - 2048)), "files", file } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host.Address, $"/v1/lists/{list}/versions")) { Content = content };
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
        request.Headers.ExpectContinue = true;
        return await _host.As("operator").SendAsync(request);
    }

    private static byte[] Hostile(int shape, int length)
    {
        if (shape % 4 == 0)
            return RandomNumberGenerator.GetBytes(length);
        var text = shape % 4 == 1 ? "<a>" : shape % 4 == 2 ? "12345,\"SOMEBODY, Some\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1970.\"\r\n" : "\"";
        return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, length / text.Length)));
    }

    private long ResidentMegabytes() => long.Parse(
        File.ReadLines($"/proc/{_host.ProcessId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) >> 10;

    private static void MakeCertificate(string certificate, string key)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset();
        using var made = new CertificateRequest("CN=compliance.example", pair, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(key, pair.ExportPkcs8PrivateKeyPem());
    }
}
