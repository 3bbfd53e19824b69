namespace ComplianceGrains.Screening.Fetching;

/// <summary>Gets a list file from its publisher. A port.</summary>
public interface IListFetcher
{
    /// <summary>Fetches one file, conditionally when validators are given.</summary>
    /// <param name="url">Where it is published.</param>
    /// <param name="validators">From the last time it arrived.</param>
    /// <param name="cancellation">Cancels the caller's wait; only this may throw.</param>
    Task<ListFetch> FetchAsync(Uri url, FetchValidators? validators, CancellationToken cancellation = default);
}
