using NodaTime;

namespace ComplianceGrains.Screening.Fetching;

/// <summary>What one fetch of one file gave.</summary>
public abstract record ListFetch
{
    private ListFetch()
    {
    }

    /// <summary>The publisher says that nothing changed: the content in use is confirmed.</summary>
    /// <param name="At">When it said so.</param>
    public sealed record NotModified(Instant At) : ListFetch;

    /// <summary>New bytes, with what to send next time. Whether they are a list is for the import to say.</summary>
    /// <param name="Bytes">The file.</param>
    /// <param name="Validators">For the next conditional request.</param>
    /// <param name="At">When they arrived.</param>
    public sealed record Arrived(ReadOnlyMemory<byte> Bytes, FetchValidators Validators, Instant At) : ListFetch;

    /// <summary>No answer of use: the old version stays, its age shows.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Failed(string Reason) : ListFetch;
}
