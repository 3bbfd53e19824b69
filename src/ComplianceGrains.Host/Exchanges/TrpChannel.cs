using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Exchanges;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Workflows.Exchanges;

namespace ComplianceGrains.Host.Exchanges;

/// <summary>Tells providers on the other side something over TRP 3.2.1: one POST, and one more in the version that a provider speaks which does not know ours.</summary>
/// <param name="http">Calls nobody whom <paramref name="guard"/> does not let it.</param>
/// <param name="guard">Whom may be called.</param>
/// <param name="hashes">By which messages are known again.</param>
/// <param name="time">By which a provider is too slow.</param>
internal sealed class TrpChannel(HttpClient http, PeerGuard guard, KeyedHashes hashes, TimeProvider time) : ITravelRuleChannel
{
    /// <summary>Name of the client.</summary>
    public const string Client = "travel-rule";

    private static PeerAnswer Blocked { get; } = new(PeerAnswers.Blocked, null, null, null, null);

    private static PeerAnswer Unreachable { get; } = new(PeerAnswers.Unreachable, null, null, null, null);

    public async Task<PeerAnswer> TellAsync(Uri where, string request, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        if (guard.Objection(where) is not null)
            return Blocked;
        where = guard.Called(where);
        using var patience = new CancellationTokenSource(PeerGuard.Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            var (status, answer) = await PostAsync(where, request, body, TrpInquiry.Version, limit.Token);
            if (status == 400 && await VersionAsync(where, limit.Token) is { } theirs)
                (status, answer) = await PostAsync(where, request, body, theirs, limit.Token);
            return TrpAnswer.Of(status, answer, DigestOf(answer));
        }
        catch (HttpRequestException failure) when (failure.InnerException is PeerBlockedException)
        {
            return Blocked;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Unreachable;
        }
    }

    /// <summary>By which the same message is known when it comes again; says nothing of what it holds.</summary>
    private string DigestOf(byte[] body) => Convert.ToHexStringLower(hashes.Body(body));

    private async Task<(int Status, byte[] Body)> PostAsync(Uri where, string request, ReadOnlyMemory<byte> body, string version, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, where) { Content = new ReadOnlyMemoryContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        message.Headers.Add("api-version", version);
        message.Headers.Add("request-identifier", request);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return ((int)response.StatusCode, await ReadAsync(response, cancellation));
    }

    /// <summary>What a provider says it speaks, at the root of its host; null if that is ours, or nothing that ours could be told in.</summary>
    private async Task<string?> VersionAsync(Uri where, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(where, "/version"), HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            return null;
        try
        {
            using var document = JsonDocument.Parse(await ReadAsync(response, cancellation));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String
                && version.GetString() is { Length: <= 12 } theirs && theirs.StartsWith("3.", StringComparison.Ordinal) && theirs != TrpInquiry.Version && theirs.All(c => char.IsAsciiDigit(c) || c == '.')
                ? theirs
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var length = await body.ReadAsync(buffer, cancellation); length > 0; length = await body.ReadAsync(buffer, cancellation))
        {
            if (read.Length + length > PeerGuard.Largest)
                throw new IOException("A provider answered with more than is read.");
            read.Write(buffer, 0, length);
        }

        return read.ToArray();
    }
}
