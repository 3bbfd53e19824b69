using Azure.Identity;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Azure.KeyVaults;
using NodaTime;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The keys of a store that a vault holds or opens.</summary>
internal static class VaultSecrets
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Opens them, and waits for as long as the vault does not answer or refuses: roles take minutes to be in effect, and without keys nothing can be decided.</summary>
    /// <param name="settings">Which they are.</param>
    /// <param name="stores">Keeps what the vault wrapped.</param>
    /// <param name="arguments">Where whoever asks is told that the host waits.</param>
    /// <param name="progress">Told why it waits.</param>
    /// <exception cref="InvalidDataException">They are not the store's.</exception>
    public static async Task<StoreKeys> OpenAsync(KeySettings settings, IStores stores, HostArguments arguments, StartProgress progress)
    {
        var vault = new KeyVault(new DefaultAzureCredential(), settings.Scope ?? KeyVault.PublicScope, settings.CertificateAuthority is { } authority ? Backchannel.To(authority) : null);
        await using var room = new WaitingRoom(arguments, "the key vault");
        for (var said = ""; ;)
        {
            try
            {
                return await OpenAsync(settings, stores, vault);
            }
            catch (IOException failure)
            {
                if (failure.Message != said)
                    progress.Say($"Waiting for the key vault: {failure.Message}");
                said = failure.Message;
            }

            await room.OpenAsync();
            await Task.Delay(Pause);
        }
    }

    private static async Task<StoreKeys> OpenAsync(KeySettings settings, IStores stores, KeyVault vault)
    {
        var signer = await VaultSigner.OpenAsync(vault.Key(settings.Signing), TimeProvider.System, CancellationToken.None);
        var before = new List<VerifierKey>();
        foreach (var key in settings.SigningBefore)
            before.Add(await PublicAsync(key));
        var logs = new LogKeys(signer, before, settings.SigningNext is { } next ? await PublicAsync(next) : null);
        var root = await RootKey.OpenAsync(stores, WrappingOf(settings.Root), settings.RootBefore is { } older ? WrappingOf(older) : null, logs);
        return new StoreKeys(root, logs, await ReceiptKeys.OpenAsync(root, stores.Keys, NodaTime.SystemClock.Instance.GetCurrentInstant()), SiloCertificate.Of(root));

        async Task<VerifierKey> PublicAsync(Uri key) => new("key", await vault.Key(key).PublicKeyAsync());

        WrappingKey WrappingOf(Uri key) => new(key.Segments[^1], vault.Key(key));
    }
}
