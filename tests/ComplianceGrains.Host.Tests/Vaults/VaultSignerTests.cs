using Azure.Core;
using ComplianceGrains.Drills.Vaults;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage.Azure.KeyVaults;
using Microsoft.Extensions.Logging.Abstractions;

namespace ComplianceGrains.Host.Tests.Vaults;

/// <summary>The client of a key vault against one that really signs and wraps, over HTTPS.</summary>
public sealed class VaultSignerTests : IAsyncLifetime
{
    // Of whoever waits for a vault that will not answer; of all others longer than a busy machine takes.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromSeconds(60);

    private readonly StoppedTime _time = new();
    private LocalVault _vault = null!;
    private KeyVault _client = null!;

    public async Task InitializeAsync()
    {
        _vault = await LocalVault.StartAsync();
        _client = NewClient("an-invented-token");
    }

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    [Fact]
    public async Task Heads_that_a_vault_signs_open_with_its_public_key()
    {
        var signer = await SignerAsync();
        var trust = new TrustFile([signer.PublicKey("a/b")]);
        for (var size = 1; size <= 50; size++)
        {
            // Now and then r or s is short, or its first bit is set: each is another form in DER.
            var head = new Checkpoint("a/b", size, Digest.Random());
            Assert.Equal(head, Checkpoint.Open((await head.SignAsync(signer)).ToBytes(), trust, "a/b"));
        }
    }

    [Fact]
    public async Task What_is_wrapped_is_opened_again_and_nothing_else()
    {
        var root = _client.Key(_vault.Root);
        var key = KeyWrap.NewKey();

        var wrapped = await root.WrapAsync(key);

        Assert.Equal(key, await root.UnwrapAsync(wrapped));
        Assert.NotEqual(wrapped, await root.WrapAsync(key));
        await Assert.ThrowsAsync<IOException>(() => _client.Key(_vault.Signing).WrapAsync(key));
    }

    [Theory]
    [InlineData("forbids", "403 (Forbidden)")]
    [InlineData("is busy", "did not answer within 3 seconds")]
    [InlineData("is slow", "did not answer within 3 seconds")]
    [InlineData("is away", "cannot be asked")]
    public async Task A_vault_that_does_not_sign_leaves_heads_unsigned_shows_it_and_is_asked_again(string how, string said)
    {
        var signer = await VaultSigner.OpenAsync(NewClient("an-invented-token", Short).Key(_vault.Signing), _time, default);
        var signing = new HeadSigning(new LogKeys(signer), NullLogger<HeadSigning>.Instance);
        var head = new Checkpoint("a/b", 1, Digest.Random());
        if (how == "is away")
            await _vault.GoAwayAsync();
        _vault.Trouble = how switch { "forbids" => LocalVault.Forbid, "is busy" => LocalVault.BeBusy, _ => LocalVault.BeSlow };

        Assert.Null(await signing.SignAsync(head, default));
        _vault.Trouble = null;
        if (how == "is away")
            await _vault.RunAsync();
        // Another log does not wait for the same vault, and so does not learn that it would sign again.
        Assert.Null(await signing.SignAsync(head with { Log = "a/c" }, default));

        Assert.All(new[] { "a/b", "a/c" }, log => Assert.Contains(said, signing.Failures[log], StringComparison.Ordinal));
        Assert.DoesNotContain("appid", signing.Failures["a/b"], StringComparison.Ordinal);
        _time.Pass(TimeSpan.FromSeconds(6));
        Assert.NotNull(await signing.SignAsync(head, default));
        Assert.DoesNotContain("a/b", signing.Failures.Keys);
    }

    [Fact]
    public async Task A_vault_that_is_busy_for_a_moment_is_asked_again_at_once()
    {
        var signer = await SignerAsync();
        var busy = true;
        _vault.Trouble = async http =>
        {
            (busy, _vault.Trouble) = (false, null);
            http.Response.Headers.RetryAfter = "0";
            http.Response.StatusCode = 429;
            await Task.CompletedTask;
        };

        Assert.NotEmpty(await signer.SignAsync("text"u8.ToArray()));
        Assert.False(busy);
    }

    [Fact]
    public async Task A_key_that_signs_no_heads_is_refused() =>
        Assert.Contains("is no key on the curve P-256", (await Assert.ThrowsAsync<InvalidDataException>(() => _client.Key(_vault.Root).PublicKeyAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Who_has_no_token_is_refused() =>
        Assert.Contains("401", (await Assert.ThrowsAsync<IOException>(() => NewClient("another").Key(_vault.Signing).PublicKeyAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_vault_that_nobody_vouches_for_is_not_asked()
    {
        var stranger = new KeyVault(new Known("an-invented-token"), patience: Short);

        await Assert.ThrowsAsync<IOException>(() => stranger.Key(_vault.Signing).PublicKeyAsync());
        Assert.Empty(_vault.Asked);
    }

    private Task<VaultSigner> SignerAsync() => VaultSigner.OpenAsync(_client.Key(_vault.Signing), _time, default);

    private KeyVault NewClient(string token, TimeSpan? patience = null) => new(new Known(token), transport: Backchannel.To(_vault.CertificateFile), patience: patience ?? Patience);

    private sealed class Known(string token) : TokenCredential
    {
        private readonly AccessToken _token = new(token, DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);
    }

    private sealed class StoppedTime : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;
    }
}
