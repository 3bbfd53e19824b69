using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Grains.Witnesses;

namespace ComplianceGrains.Host.Witnesses;

/// <summary>A witness that is asked over HTTP (C2SP tlog-witness): one attempt, so long and so many bytes, at this address and at no other.</summary>
/// <param name="http">Follows no redirect.</param>
/// <param name="prefix">Its submission prefix, without a slash at the end.</param>
/// <param name="key">Its key.</param>
/// <param name="patience">For everything, to the last byte.</param>
internal sealed class HttpWitness(HttpClient http, string prefix, WitnessKey key, TimeSpan patience) : IWitness
{
    /// <summary>Many times what one witness signs.</summary>
    internal const int Largest = 16 * 1024;

    public WitnessKey Key => key;

    public async Task<WitnessReply> AddCheckpointAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, $"{prefix}/add-checkpoint") { Content = new ReadOnlyMemoryContent(request) };
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new WitnessReply((int)response.StatusCode, await ReadAsync(response, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"It did not answer within {patience.TotalSeconds:0} s.");
        }
        catch (Exception failure) when (failure is HttpRequestException or HttpIOException)
        {
            // Its message may hold the address.
            throw new IOException($"It could not be reached or broke off ({(failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.ResponseEnded}).");
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[Largest + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length <= Largest ? buffer[..length] : throw new IOException($"It answered with more than {Largest} bytes.");
    }
}
