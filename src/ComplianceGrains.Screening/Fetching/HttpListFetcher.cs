using System.Net;
using NodaTime;

namespace ComplianceGrains.Screening.Fetching;

/// <summary>Fetches over HTTP with conditional requests. A body shorter than announced, or longer than allowed, is a failure.</summary>
/// <param name="http">With time-outs and resilience from the host.</param>
/// <param name="clock">Gives the time of confirmation.</param>
/// <param name="largest">Greatest size accepted, in bytes.</param>
public sealed class HttpListFetcher(HttpClient http, IClock clock, long largest = 512L << 20) : IListFetcher
{
    /// <inheritdoc/>
    public async Task<ListFetch> FetchAsync(Uri url, FetchValidators? validators, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (validators?.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        else if (validators?.LastModified is { } date)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode == HttpStatusCode.NotModified)
                return validators is null or { ETag: null, LastModified: null } ? new ListFetch.Failed("not-modified was answered to a request that was not conditional") : new ListFetch.NotModified(clock.GetCurrentInstant());
            if (response.StatusCode != HttpStatusCode.OK)
                return new ListFetch.Failed($"the publisher answered with status {(int)response.StatusCode}");
            return await Read(response, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ListFetch.Failed("the publisher did not answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ListFetch.Failed($"the publisher could not be reached or broke off ({e.GetType().Name})");
        }
    }

    private async Task<ListFetch> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > largest)
            return new ListFetch.Failed($"the file is larger than the {largest} bytes allowed");
        using var body = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > largest)
                return new ListFetch.Failed($"the file is larger than the {largest} bytes allowed");
            body.Write(buffer, 0, read);
        }

        if (announced is { } expected && expected != body.Length && response.Content.Headers.ContentEncoding.Count == 0)
            return new ListFetch.Failed($"the download is truncated: {body.Length} of {expected} bytes");
        return body.Length == 0
            ? new ListFetch.Failed("the file is empty")
            : new ListFetch.Arrived(body.ToArray(), new FetchValidators(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.ToString("r")), clock.GetCurrentInstant());
    }
}
