using System.Net;
using System.Net.Http.Headers;
using ComplianceGrains.Grains.Timestamps;

namespace ComplianceGrains.Host.Timestamps;

/// <summary>An authority that is asked over HTTP (RFC 3161, 3.4): one attempt, so long and so many bytes, at this address and at no other.</summary>
/// <param name="http">Follows no redirect.</param>
/// <param name="address">Where it is.</param>
/// <param name="patience">For everything, to the last byte.</param>
internal sealed class HttpTimestampAuthority(HttpClient http, Uri address, TimeSpan patience) : ITimestampAuthority
{
    /// <summary>Several times a response with a long chain of certificates.</summary>
    internal const int Largest = 64 * 1024;

    public async Task<byte[]> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(request) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/timestamp-reply"));
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new IOException($"The authority answered with status {(int)response.StatusCode}.");
            return await ReadAsync(response, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"The authority did not answer within {patience.TotalSeconds:0} s.");
        }
        catch (Exception failure) when (failure is HttpRequestException or HttpIOException)
        {
            // Its message may hold the address.
            throw new IOException($"The authority could not be reached or broke off ({(failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.ResponseEnded}).");
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[Largest + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length <= Largest ? buffer[..length] : throw new IOException($"The authority answered with more than {Largest} bytes.");
    }
}
