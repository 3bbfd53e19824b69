using System.Net;
using System.Text;
using ComplianceGrains.Drills.Vaults;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Vaults;

/// <summary>A host whose keys a vault holds, by configuration alone. Its start and its outage are one story: a host of its own takes seconds.</summary>
public sealed class VaultHostTests : IAsyncLifetime
{
    private LocalVault _vault = null!;

    public async Task InitializeAsync() => _vault = await LocalVault.StartAsync(isAway: true);

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    [Fact]
    public async Task Its_start_waits_for_the_vault_later_only_heads_do_and_other_versions_of_its_keys_take_over()
    {
        var settings = _vault.Settings;
        using var host = RunningHost.Launched(settings);
        using var http = new HttpClient { BaseAddress = host.Address };
        var starting = await HostHealth.OfAsync(host, "starting");
        Assert.Equal("the key vault", (string?)starting["waitingFor"]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), ((await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode, (await http.GetAsync(new Uri("/v1/customers", UriKind.Relative))).StatusCode));

        await _vault.RunAsync();
        await host.ReadyAsync();
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(host.Data, "keys")), file => !file.EndsWith(".vkey", StringComparison.Ordinal));
        await IncludedAsync(host, "vault-1");

        _vault.Trouble = LocalVault.Forbid;
        Assert.Equal(201, (await OpenAsync(host, "vault-2")).Status);
        await HostHealth.OfAsync(host, health => (string?)health["status"] == "ready" && health.Warns("cannot be signed"));
        Assert.DoesNotContain("appid", host.Output, StringComparison.Ordinal);
        Assert.Equal(201, (await OpenAsync(host, "vault-3")).Status);
        _vault.Trouble = null;
        await HostHealth.OfAsync(host, health => !health.Warns("cannot be signed"));
        await IncludedAsync(host, "vault-2", isOpen: true);

        // Heads by the vault's key, receipts by one of their own; both are in the file that a supervisor keeps.
        var trust = TrustFile.Parse(Encoding.UTF8.GetString((await host.As("auditor").GetAsync("/v1/ledgers/EU/vkey")).Bytes));
        var receipt = (await host.As("analyst").GetAsync("/v1/customers/vault-2")).Json["decisions"]!.AsArray().SelectMany(decision => decision!["receipts"]!.AsArray()).First()!;
        var note = Encoding.UTF8.GetBytes((string)receipt["note"]!);
        Assert.Equal("evidence.example.com/eu/decisions", RecordedReceipt.Open(note, trust, "evidence.example.com").Log);
        var head = (await host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Bytes;
        Assert.Equal("evidence.example.com/eu/decisions", Checkpoint.Open(head, trust).Log);
        Assert.Equal(1, _vault.Asked.Count(asked => asked == ("wrapkey", 200)));

        // By configuration alone another version signs and another opens the root key; what the older ones signed and sealed is as good as before.
        (settings["Keys__SigningBefore__0"], settings["Keys__Signing"]) = (settings["Keys__Signing"], _vault.NextSigning.ToString());
        (settings["Keys__RootBefore"], settings["Keys__Root"]) = (settings["Keys__Root"], _vault.NextRoot.ToString());
        await host.StopAsync();
        await host.RestartAsync();
        await IncludedAsync(host, "vault-4");
        var both = TrustFile.Parse(Encoding.UTF8.GetString((await host.As("auditor").GetAsync("/v1/ledgers/EU/vkey")).Bytes));
        var later = (await host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Bytes;
        Assert.Equal(Checkpoint.Open(head, trust), Checkpoint.Open(head, both));
        Assert.True(Checkpoint.Open(later, both).Size > Checkpoint.Open(head, both).Size);
        Assert.Throws<EvidenceFormatException>(() => Checkpoint.Open(later, trust));
        Assert.Equal(2, _vault.Asked.Count(asked => asked == ("wrapkey", 200)));
    }

    private static Task<Answer> OpenAsync(RunningHost host, string customer) => host.As("analyst").PostAsync("/v1/customers", Applicants.Natural(customer, "Ana Example"));

    /// <summary>Waits until all decisions about a customer are under a signed head.</summary>
    private static async Task IncludedAsync(RunningHost host, string customer, bool isOpen = false)
    {
        if (!isOpen)
            Assert.Equal(201, (await OpenAsync(host, customer)).Status);
        await Eventually.GetAsync(() => host.As("analyst").GetAsync($"/v1/customers/{customer}"), answer =>
            answer.Json["decisions"]!.AsArray().All(decision => decision!["receipts"]!.AsArray().All(receipt => (string)receipt!["state"]! == "included")));
    }
}
