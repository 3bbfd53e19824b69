using Azure.Core;
using Azure.Core.Pipeline;

namespace ComplianceGrains.Storage.Azure.KeyVaults;

/// <summary>Key vaults as this process reaches them: over TLS, with its identity's token, tried again while one is busy.</summary>
public sealed class KeyVault
{
    /// <summary>What a token is asked for, in the public cloud.</summary>
    public const string PublicScope = "https://vault.azure.net/.default";

    private const int Tries = 2;

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    private readonly HttpPipeline _pipeline;
    private readonly TimeSpan _patience;

    /// <summary>Composes the way to a vault.</summary>
    /// <param name="credential">Who this process is.</param>
    /// <param name="scope">What its token is asked for.</param>
    /// <param name="transport">What connects; null for what Azure.Core brings along.</param>
    /// <param name="patience">How long one operation may take with all its tries: whoever waits has other work. Null for five seconds.</param>
    public KeyVault(TokenCredential credential, string scope = PublicScope, HttpMessageHandler? transport = null, TimeSpan? patience = null)
    {
        _patience = patience ?? Usual;
        var options = new Options();
        if (transport is not null)
            options.Transport = new HttpClientTransport(transport);
        (options.Retry.MaxRetries, options.Retry.Delay, options.Retry.MaxDelay, options.Retry.NetworkTimeout) = (Tries, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        _pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, scope));
    }

    /// <summary>A key of a vault.</summary>
    /// <param name="address">With its version, as in <c>https://firm.vault.azure.net/keys/signing/6f0c…</c>: another version is another key.</param>
    public VaultKey Key(Uri address) => new(address, _pipeline, _patience);

    private sealed class Options : ClientOptions;
}
