using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Storage.Azure.KeyVaults;

/// <summary>
/// One key of a vault, by its operations: it signs, wraps and opens, and its private part never leaves the vault. Key Vault REST
/// API 7.4; values are base64url without padding (RFC 7518, appendix A of RFC 7515).
/// </summary>
/// <param name="address">With its version.</param>
/// <param name="pipeline">The way to it.</param>
/// <param name="patience">How long one operation may take with all its tries.</param>
public sealed class VaultKey(Uri address, HttpPipeline pipeline, TimeSpan patience) : IRootKey
{
    private const string ApiVersion = "7.4";
    private const string Wrapping = "RSA-OAEP-256";
    private const string Signing = "ES256";
    private const int Coordinate = 32;

    /// <summary>The public part of a signing key on P-256: SubjectPublicKeyInfo in DER.</summary>
    /// <exception cref="InvalidDataException">It is no such key.</exception>
    /// <exception cref="IOException">The vault cannot be reached, or refuses.</exception>
    public async Task<byte[]> PublicKeyAsync(CancellationToken cancellation = default)
    {
        using var answer = await AskAsync(RequestMethod.Get, "", null, cancellation);
        var key = answer.RootElement.GetProperty("key");
        if (!key.TryGetProperty("crv", out var curve) || curve.GetString() != "P-256")
            throw new InvalidDataException($"{address} is no key on the curve P-256. Heads of logs are signed with ECDSA P-256: name one that is.");
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = { X = Bytes(key, "x"), Y = Bytes(key, "y") } });
        return ecdsa.ExportSubjectPublicKeyInfo();
    }

    /// <summary>ECDSA over a SHA-256 digest: r and s beside each other (RFC 7518, 3.4), 64 bytes.</summary>
    /// <exception cref="IOException">The vault cannot be reached, or refuses.</exception>
    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellation = default) =>
        await OperateAsync("sign", Signing, digest, cancellation) is { Length: 2 * Coordinate } pair ? pair : throw new IOException($"{address} answered with something that is no ES256 signature.");

    /// <inheritdoc/>
    public Task<byte[]> WrapAsync(byte[] key, CancellationToken cancellation = default) => OperateAsync("wrapkey", Wrapping, key, cancellation);

    /// <inheritdoc/>
    public Task<byte[]> UnwrapAsync(byte[] wrapped, CancellationToken cancellation = default) => OperateAsync("unwrapkey", Wrapping, wrapped, cancellation);

    private async Task<byte[]> OperateAsync(string operation, string algorithm, ReadOnlyMemory<byte> value, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["alg"] = algorithm, ["value"] = Base64Url.EncodeToString(value.Span) });
        using var answer = await AskAsync(RequestMethod.Post, $"/{operation}", body, cancellation);
        return Bytes(answer.RootElement, "value");
    }

    private async Task<JsonDocument> AskAsync(RequestMethod method, string operation, byte[]? body, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{address}{operation}?api-version={ApiVersion}"));
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(body);
        }

        try
        {
            await pipeline.SendAsync(message, limit.Token);
            return message.Response.Status == 200 ? JsonDocument.Parse(message.Response.Content) : throw new IOException($"{address} answered {message.Response.Status}{Code(message.Response)}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"{address} did not answer within {patience.TotalSeconds:0.#} seconds.");
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or JsonException || failure.GetType().Namespace == "Azure.Identity")
        {
            throw new IOException($"{address} cannot be asked: {failure.Message.Split('\n')[0].TrimEnd('.', '\r')}.", failure);
        }
    }

    /// <summary>The vault's own word for why it refuses; its sentence would name who asked.</summary>
    private static string Code(Response response)
    {
        try
        {
            using var body = JsonDocument.Parse(response.Content);
            return body.RootElement.TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code) ? $" ({code.GetString()})" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private byte[] Bytes(JsonElement body, string member)
    {
        try
        {
            return Base64Url.DecodeFromChars(body.GetProperty(member).GetString());
        }
        catch (Exception failure) when (failure is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IOException($"{address} answered with something that is no answer of a key vault.");
        }
    }
}
