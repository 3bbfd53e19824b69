using System.Text;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Host.Tests.Keys;

/// <summary>Other keys take the places of those of a machine, from the command line to the verifier. Three lives of a host are one story.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await NearHost.StartAsync();

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_was_signed_before_and_after_verifies_with_one_trust_file_and_nothing_is_lost()
    {
        var keys = new KeyFolder(_host.Data);
        var (signing, root) = (await File.ReadAllTextAsync(keys.Signing), await File.ReadAllBytesAsync(keys.Root));
        var applied = await ApplyAsync("c-1");
        Assert.Equal(201, applied.Status);
        await ProvenAsync("c-1");
        var before = await ExportAsync();
        var old = await TrustAsync();
        Assert.DoesNotContain("#", old, StringComparison.Ordinal);

        Assert.Equal(0, (await RotateAsync("signing")).Exit);
        Assert.Contains("is not stated in every lifecycle log yet", (await RotateAsync("signing")).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RotateAsync("root")).Exit);
        await _host.StopAsync();
        await _host.RestartAsync();
        Assert.Equal(signing, await File.ReadAllTextAsync(keys.Signing));
        Assert.NotEqual(root, await File.ReadAllBytesAsync(keys.Root));
        await Eventually.TrueAsync(() => Task.FromResult(keys.Stated is not null));
        Assert.Contains("signs nothing yet", await TrustAsync(), StringComparison.Ordinal);

        await _host.StopAsync();
        Assert.Equal(0, (await RotateAsync("signing")).Exit);
        await _host.RestartAsync();
        Assert.NotEqual(signing, await File.ReadAllTextAsync(keys.Signing));
        // The same command is the same command, by a fingerprint that was taken under the first root key.
        Assert.Equal(applied.Status, (await ApplyAsync("c-1")).Status);
        Assert.Equal(201, (await ApplyAsync("c-2")).Status);
        await ProvenAsync("c-2");
        var after = await ExportAsync();

        var trust = await TrustAsync();
        Assert.Matches("# evidence.example.com/eu/decisions: [0-9a-f]{8} until 20[0-9T:.-]+Z and at most [0-9]+ entries, then [0-9a-f]{8}\n", trust);
        Assert.Equal(("VALID", "VALID"), (Verdict(before, trust), Verdict(after, trust)));
        Assert.Equal("VALID", Verdict(before, old));
        Assert.NotEqual("VALID", Verdict(after, old));
        var verified = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data);
        Assert.True(verified.Exit == 0, verified.Output + verified.Error);
    }

    private Task<Answer> ApplyAsync(string customer) => _host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(customer, "Ana Example"), $"apply-{customer}");

    private Task<(int Exit, string Output, string Error)> RotateAsync(string key) => ComplianceTool.RunAsync("keys", "rotate", key, "--data", _host.Data);

    private async Task<string> TrustAsync() => Encoding.UTF8.GetString((await _host.As("auditor").GetAsync("/v1/ledgers/EU/vkey")).Bytes);

    private static string Verdict(byte[] package, string trust) => PackageVerifier.Verify(new MemoryStream(package), TrustFile.Parse(trust)).ToString().Split('\n')[0].Trim();

    /// <summary>Until what is decided about a customer is under a signed head.</summary>
    private Task ProvenAsync(string customer) => Eventually.GetAsync(() => _host.As("product-service").GetAsync($"/v1/customers/{customer}/decisions/1/proof"), answer => answer.Status == 200);

    /// <summary>A package whose period has rested for long enough to be stated at once; whatever is in it, it shows the newest heads.</summary>
    private async Task<byte[]> ExportAsync()
    {
        var requested = await _host.As("mlro").PostAsync("/v1/exports", new
        {
            jurisdiction = "EU",
            from = "2026-01-01T00:00:00Z",
            to = DateTimeOffset.UtcNow.AddMinutes(-2).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            kinds = new[] { "*" },
            recipient = "The supervisor",
            purpose = "inspection",
            legalBasis = "Art. 1",
        });
        Assert.Equal(202, requested.Status);
        await _host.As("mlro", 2).PostAsync($"/v1/exports/{requested["id"]}/approvals", new { decision = "approve", reason = "fine" });
        await Eventually.GetAsync(() => _host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}"), answer => answer["status"] == "ready", TimeSpan.FromSeconds(120));
        return (await _host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}/package")).Bytes;
    }
}
