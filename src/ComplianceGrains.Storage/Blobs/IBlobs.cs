namespace ComplianceGrains.Storage.Blobs;

/// <summary>Files by the SHA-256 of their bytes: uploaded lists, sealed export packages.</summary>
public interface IBlobs
{
    /// <summary>Stores the stream durably; returns its SHA-256 in lower-case hex. Storing the same bytes twice is one blob.</summary>
    Task<string> PutAsync(Stream content, CancellationToken cancellation = default);

    /// <summary>A page of all digests, behind one; "" to begin.</summary>
    Task<IReadOnlyList<string>> ListAsync(string after, int limit, CancellationToken cancellation = default);

    /// <summary>Opens a blob for reading, or null.</summary>
    Task<Stream?> OpenAsync(string digest, CancellationToken cancellation = default);
}
