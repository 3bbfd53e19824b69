using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace ComplianceGrains.Storage.Azure.Tables;

/// <summary>Opens services by what the configuration calls their place.</summary>
public static class Places
{
    private const int Tries = 3;

    /// <summary>The tables of a place: an https address, entered with the process's own identity, or a connection string.</summary>
    public static TableServiceClient Tables(string place)
    {
        var options = new TableClientOptions();
        Patience(options.Retry);
        return IsAddress(place) ? new TableServiceClient(new Uri(place), new DefaultAzureCredential(), options) : new TableServiceClient(place, options);
    }

    /// <summary>The blobs of a place, by the same rule.</summary>
    public static BlobServiceClient Blobs(string place)
    {
        var options = new BlobClientOptions();
        Patience(options.Retry);
        return IsAddress(place) ? new BlobServiceClient(new Uri(place), new DefaultAzureCredential(), options) : new BlobServiceClient(place, options);
    }

    /// <summary>An identity travels in a header: only over TLS.</summary>
    private static bool IsAddress(string place) =>
        place.StartsWith("https://", StringComparison.Ordinal)
        || (place.StartsWith("http://", StringComparison.Ordinal)
            ? throw new ArgumentException($"{place} is no https address. Use https, or a connection string for an emulator on this machine.", nameof(place))
            : false);

    private static void Patience(RetryOptions retry) =>
        (retry.MaxRetries, retry.Delay, retry.MaxDelay, retry.NetworkTimeout) = (Tries, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
}
