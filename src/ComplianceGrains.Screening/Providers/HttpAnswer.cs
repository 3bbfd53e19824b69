using System.Net.Http.Json;
using System.Text.Json;

namespace ComplianceGrains.Screening.Providers;

/// <summary>A JSON body, or why there is none. Bounded, and never an exception for what the other side does.</summary>
internal readonly record struct HttpAnswer(JsonElement? Body, string? Reason)
{
    private const long LongestBody = 8 << 20;

    public static Task<HttpAnswer> Get(HttpClient http, string path, CancellationToken cancellation) =>
        Send(http, new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    public static Task<HttpAnswer> Post<T>(HttpClient http, string path, T body, CancellationToken cancellation) =>
        Send(http, new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) }, cancellation);

    private static async Task<HttpAnswer> Send(HttpClient http, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using (request)
            using (var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation))
            {
                if ((int)response.StatusCode != 200)
                    return new(null, $"the provider answered with status {(int)response.StatusCode}");
                if (response.Content.Headers.ContentLength > LongestBody)
                    return new(null, "the provider's answer is too long");
                await response.Content.LoadIntoBufferAsync(LongestBody, cancellation);
                return new(await response.Content.ReadFromJsonAsync<JsonElement>(cancellation), null);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(null, "the provider did not answer in time");
        }
        catch (JsonException)
        {
            return new(null, "the provider's answer is not JSON");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or NotSupportedException)
        {
            return new(null, $"the provider could not be reached or broke off ({e.GetType().Name})");
        }
        catch (Exception e) when (e.GetType().Namespace?.StartsWith("Polly", StringComparison.Ordinal) == true)
        {
            // The host's resilience handler refuses (open circuit, rate limit, total time-out) with exceptions of its own.
            return new(null, e.GetType().Name == "TimeoutRejectedException" ? "the provider did not answer in time" : $"the provider failed too often and is left alone for a while ({e.GetType().Name})");
        }
    }
}
