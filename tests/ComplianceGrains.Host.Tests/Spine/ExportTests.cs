using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.Timestamps;
using ComplianceGrains.Host.Tests.Witnesses;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>What a supervisor receives can be verified without us, and not after any change.</summary>
public sealed partial class ExportTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private OpensslAuthority _authority = null!;
    private StubWitness _witness = null!;

    public async Task InitializeAsync()
    {
        _authority = await OpensslAuthority.StartAsync();
        _authority.Mode = "503";
        _witness = StubWitness.Misbehaving("503");
        _host = await RunningHost.StartAsync(new Dictionary<string, string>([.. _authority.Configuration, .. _witness.Configuration]));
        await _host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        _authority.Dispose();
        _witness.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_export_needs_a_second_person_and_verifies_offline()
    {
        var service = _host.As("product-service");
        await service.PostAsync("/v1/customers", Applicants.Natural("c-1", "Ana Example"));
        await service.PostAsync("/v1/customers/c-1/evidence", Applicants.Passed);
        var wallet = await SomeWallets.ApprovedAsync(_host, "c-1");
        // Nobody stamps yet: that shows, and stops nothing.
        await Eventually.GetAsync(() => _host.WithKey(null).GetAsync("/health/ready"), answer => answer.Status == 200 && answer.Text.Contains("has no time-stamp", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        await Eventually.GetAsync(() => _host.As("operator").GetAsync("/metrics"), answer => Unstamped().IsMatch(answer.Text), TimeSpan.FromSeconds(60));
        await Eventually.GetAsync(() => _host.WithKey(null).GetAsync("/health/ready"), answer => answer.Status == 200 && answer.Text.Contains("is not cosigned by every witness", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        await Eventually.GetAsync(() => _host.As("operator").GetAsync("/metrics"), answer => Uncosigned().IsMatch(answer.Text), TimeSpan.FromSeconds(60));
        _authority.Mode = "well";
        _witness.Mode = "well";
        Assert.Equal("approved", wallet["status"]);
        await Eventually.GetAsync(() => _host.As("analyst").GetAsync($"/v1/wallet-approvals/{wallet["id"]}"), answer => answer.Json["decisions"]!.AsArray().All(decision => (string)decision!["receipt"]!["state"]! is "included" or "anchored"));
        await Eventually.GetAsync(() => service.GetAsync("/v1/customers/c-1/decisions/5/proof"), answer => answer.Status == 200);
        // Heads as they are handed out while the log grows: an auditor's is remembered, those of other readers are not.
        var remembered = await CheckpointAsync("auditor", "c-2");
        var named = await CheckpointAsync("analyst", "c-3");
        var unknown = await CheckpointAsync("analyst", "c-4");
        await CheckpointAsync("analyst", "c-5");
        var from = Now();
        var to = Now();

        var requested = await _host.As("mlro").PostAsync("/v1/exports", Request("2026-01-01T00:00:00Z", to));
        var later = await _host.As("mlro").PostAsync("/v1/exports", Request(from, Now(), Size(named)));
        var beyond = await _host.As("mlro").PostAsync("/v1/exports", Request(from, to, 1_000_000));
        Assert.Equal((422, "/heldSizes"), (beyond.Status, (string)beyond.Json["errors"]![0]!["pointer"]!));
        var alone = await _host.As("mlro").PostAsync($"/v1/exports/{requested["id"]}/approvals", new { decision = "approve", reason = "fine" });
        var early = await _host.As("supervisor").GetAsync($"/v1/exports/{requested["id"]}/package");
        var approved = await _host.As("mlro", 2).PostAsync($"/v1/exports/{requested["id"]}/approvals", new { decision = "approve", reason = "fine" });

        await _host.As("mlro", 2).PostAsync($"/v1/exports/{later["id"]}/approvals", new { decision = "approve", reason = "fine" });

        Assert.Equal((202, 403, 200), (requested.Status, alone.Status, approved.Status));
        Assert.NotEqual(200, early.Status);
        await Eventually.GetAsync(() => _host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}"), answer => answer["status"] == "ready", TimeSpan.FromSeconds(120));

        var package = (await _host.As("auditor").GetAsync($"/v1/exports/{requested["id"]}/package")).Bytes;
        var trust = TrustFile.Parse(Encoding.UTF8.GetString((await _host.As("auditor").GetAsync("/v1/ledgers/EU/vkey")).Bytes));
        var report = PackageVerifier.Verify(new MemoryStream(package), trust);
        Assert.True(report.IsValid, report.ToString());
        await Eventually.GetAsync(() => _host.As("auditor").GetAsync($"/v1/exports/{later["id"]}"), answer => answer["status"] == "ready", TimeSpan.FromSeconds(120));
        var rest = (await _host.As("auditor").GetAsync($"/v1/exports/{later["id"]}/package")).Bytes;
        string Against(byte[] pin) => PackageVerifier.Verify(new MemoryStream(rest), trust, new VerifierOptions { Pins = [pin] }).ToString();
        Assert.Equal(("VALID", "VALID"), (Against(remembered), Against(named)));
        Assert.Equal($"NOT PROVEN against your checkpoint of size {Size(unknown)}", Against(unknown));
        Assert.True(report.Entries >= 11, $"{report.Entries} entries");

        var files = Files(package);
        await StampedAsync(package, files, trust);
        Cosigned(package, trust);
        var shown = await _host.As("analyst").GetAsync($"/v1/wallet-approvals/{wallet["id"]}");
        Assert.All(shown.Json["decisions"]!.AsArray(), decision => Assert.Equal("anchored", (string)decision!["receipt"]!["state"]!));
        // The proof brings what makes it anchored: openssl and the witness's key check it without us.
        var proof = await service.GetAsync("/v1/customers/c-1/decisions/1/proof");
        var checkpoint = Encoding.UTF8.GetBytes(proof["proof"]![(proof["proof"]!.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        Assert.True((bool)proof.Json["proven"]!);
        Assert.Equal("Verification: OK", await _authority.VerifyAsync(Convert.FromBase64String(proof["timeStamp"]!), checkpoint));
        var kinds = string.Concat(files.Where(file => file.Key.EndsWith(".jsonl", StringComparison.Ordinal)).Select(file => Encoding.UTF8.GetString(file.Value)));
        Assert.All(wallet.DecisionKinds, kind => Assert.Contains(kind, kinds, StringComparison.Ordinal));
        Assert.True(PackageVerifier.Verify(Packed(files), trust).IsValid);
        var random = new Random(20261123);
        foreach (var (name, bytes) in files.Where(file => file.Value.Length > 0))
        {
            for (var i = 0; i < 10; i++)
            {
                var changed = (byte[])bytes.Clone();
                var at = random.Next(changed.Length);
                changed[at] ^= (byte)(1 << random.Next(8));
                Assert.False(PackageVerifier.Verify(Packed(new(files) { [name] = changed }), trust).IsValid, $"Byte {at} of {name} may change and nobody sees it.");
            }
        }
    }

    [Fact]
    public async Task A_witness_that_has_seen_another_history_shows_as_an_incident_and_stops_nothing()
    {
        _witness.Mode = "ahead";

        var incidents = await Eventually.GetAsync(
            () => _host.As("operator").GetAsync("/v1/incidents"), answer => answer.Json["items"]!.AsArray().Any(one => (string)one!["scope"]! == "witness"), TimeSpan.FromSeconds(120));

        var incident = incidents.Json["items"]!.AsArray().First(one => (string)one!["scope"]! == "witness")!;
        Assert.Equal(("other-history", "open"), ((string)incident["kind"]!, (string)incident["status"]!));
        Assert.Contains("which this log has never reached", (string)incident["detail"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await _host.WithKey(null).GetAsync("/health/ready")).Status);
        Assert.Equal(201, (await _host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("c-1", "Ana Example"))).Status);
    }

    /// <summary>Both heads are cosigned, for whoever has the witness's key; a cosignature by another key under its name is not taken.</summary>
    private void Cosigned(byte[] package, TrustFile trust)
    {
        var report = PackageVerifier.Verify(new MemoryStream(package), trust, new VerifierOptions { Witnesses = [_witness.Key] });
        Assert.True(report.IsValid, report.ToString());
        Assert.Equal(["evidence.example.com/eu/decisions", "evidence.example.com/eu/lifecycle"], report.Cosigned.Select(one => one.Log).Order(StringComparer.Ordinal));
        Assert.All(report.Cosigned, one => Assert.InRange(one.At, DateTimeOffset.UtcNow.AddMinutes(-15), DateTimeOffset.UtcNow.AddSeconds(2)));
        Assert.DoesNotContain(report.Warnings, warning => warning.Contains("cosign", StringComparison.Ordinal));
        using var stranger = new StubWitness();
        Assert.Equal(2, PackageVerifier.Verify(new MemoryStream(package), trust, new VerifierOptions { Witnesses = [stranger.Key] }).Warnings.Count(warning => warning.Contains("not cosigned by", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"compliance_witness_failures\{?[^}]*\}? [1-9]")]
    private static partial Regex Uncosigned();

    [GeneratedRegex(@"compliance_timestamp_failures\{?[^}]*\}? [1-9]")]
    private static partial Regex Unstamped();

    /// <summary>Both heads are stamped, for our verifier and for openssl; and so are heads by the hour, beside the copy.</summary>
    private async Task StampedAsync(byte[] package, Dictionary<string, byte[]> files, TrustFile trust)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(_authority.Roots);
        Assert.Empty(PackageVerifier.Verify(new MemoryStream(package), trust, new VerifierOptions { TimestampRoots = roots }).Warnings);
        var tokens = files.Where(file => file.Key.EndsWith("/checkpoint.tsr", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, tokens.Count);
        foreach (var (name, token) in tokens)
        {
            Assert.Equal("Verification: OK", await _authority.VerifyAsync(token, files[name[..^4]]));
            Assert.NotEqual("Verification: OK", await _authority.VerifyAsync(token, [.. files[name[..^4]], 10]));
        }

        await Eventually.GetAsync(() => _host.WithKey(null).GetAsync("/health/ready"), answer => !answer.Text.Contains("has no time-stamp", StringComparison.Ordinal), TimeSpan.FromSeconds(90));
        var kept = Directory.EnumerateFiles(_host.Anchors, "*.tsr", SearchOption.AllDirectories).ToList();
        Assert.Contains(kept, file => file.Contains("_eu_lifecycle", StringComparison.Ordinal));
        Assert.Contains(kept, file => file.Contains("_de_lifecycle", StringComparison.Ordinal));
        Assert.All(tokens, token => Assert.Contains(kept, file => File.ReadAllBytes(file).SequenceEqual(token.Value)));
    }

    /// <summary>Lets the log grow by an applicant and takes the head that covers them.</summary>
    private async Task<byte[]> CheckpointAsync(string role, string applicant)
    {
        await _host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(applicant, "Ben Example"));
        await Eventually.GetAsync(() => _host.As("product-service").GetAsync($"/v1/customers/{applicant}/decisions/1/proof"), answer => answer.Status == 200);
        return (await _host.As(role).GetAsync("/v1/ledgers/EU/checkpoint")).Bytes;
    }

    private static string Now() => DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    private static object Request(string from, string to, params long[] held) => new
    {
        jurisdiction = "EU",
        from,
        to,
        kinds = new[] { "*" },
        recipient = "The supervisor",
        purpose = "inspection",
        legalBasis = "Art. 1",
        heldSizes = held,
    };

    private static long Size(byte[] checkpoint) =>
        long.Parse(Encoding.UTF8.GetString(checkpoint).Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a package says is in its files; the attributes in the container's directory are nobody's statement.</summary>
    private static Dictionary<string, byte[]> Files(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            var copy = new MemoryStream();
            using var content = entry.Open();
            content.CopyTo(copy);
            files.Add(entry.FullName, copy.ToArray());
        }

        return files;
    }

    private static MemoryStream Packed(Dictionary<string, byte[]> files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var content = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                content.Write(bytes);
            }
        }

        packed.Position = 0;
        return packed;
    }
}
