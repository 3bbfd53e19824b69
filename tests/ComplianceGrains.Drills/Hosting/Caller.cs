using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>Somebody who calls the API in a role.</summary>
public sealed class Caller
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly RunningHost _host;
    private readonly string? _key;

    public Caller(RunningHost host, string role, int number)
        : this(host, KeyOf(host, role, number))
    {
    }

    public Caller(RunningHost host, string? key) => (_host, _key) = (host, key);

    /// <summary>The key of the n-th sandbox principal of a role.</summary>
    public static string KeyOf(RunningHost host, string role, int number) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(host.Data, "sandbox.json")))!["principals"]!.AsArray()
            .Where(principal => (string)principal!["role"]! == role).ElementAt(number - 1)!["key"]!.GetValue<string>();

    /// <summary>The key of somebody whose role holds in this jurisdiction only; <c>*</c> is everywhere.</summary>
    public static string KeyIn(RunningHost host, string jurisdiction, string role) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(host.Data, "sandbox.json")))!["principals"]!.AsArray()
            .First(principal => (string)principal!["role"]! == role && (string)principal["jurisdictions"]![0]! == jurisdiction)!["key"]!.GetValue<string>();

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_host.Address, path)));

    public Task<Answer> PostAsync(string path, object body, string? idempotencyKey = null) =>
        PostTextAsync(path, body as string ?? JsonSerializer.Serialize(body), idempotencyKey ?? Guid.NewGuid().ToString("N"));

    public Task<Answer> PostTextAsync(string path, string body, string? idempotencyKey, string? ifMatch = null) =>
        PostContentAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), idempotencyKey, ifMatch);

    public Task<Answer> PostContentAsync(string path, HttpContent content, string? idempotencyKey, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host.Address, path)) { Content = content };
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return SendAsync(request);
    }

    public Task<Answer> UploadAsync(string list, string folder, string? idempotencyKey = null) =>
        UploadAsync(list, Directory.EnumerateFiles(folder, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes), idempotencyKey);

    public Task<Answer> UploadAsync(string list, IReadOnlyDictionary<string, byte[]> files, string? idempotencyKey = null)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        return PostContentAsync($"/v1/lists/{list}/versions", content, idempotencyKey ?? Guid.NewGuid().ToString("N"));
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (_key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        using var response = await Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers.ETag?.Tag, response.Content.Headers.ContentType?.MediaType);
    }
}
