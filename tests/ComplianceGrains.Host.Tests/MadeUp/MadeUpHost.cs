using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Tests.MadeUp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Host.Tests.MadeUp;

/// <summary>The host of the program with one more kind of actor: everything but the line for it is as it ships.</summary>
public class MadeUpHost : IAsyncLifetime
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly ShiftedClock _clock = new();
    private readonly string _data = Directory.CreateTempSubdirectory("compliance-made-up-").FullName;
    private WebApplication _app = null!;
    private Uri _address = null!;

    /// <summary>The line.</summary>
    public static ModuleSet WithCouriers { get; } = new([.. Modules.All, CourierWorkflow.Instance]);

    public IServiceProvider Services => _app.Services;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Uri Address => _address;

    /// <summary>Its data folder.</summary>
    public string Data => _data;

    public Instant Now => _clock.GetCurrentInstant();

    /// <summary>Where it listens.</summary>
    protected virtual string Urls => "http://127.0.0.1:0";

    /// <summary>Besides those that it ships with.</summary>
    protected virtual IReadOnlyDictionary<string, string?>? Settings => null;

    public virtual async Task InitializeAsync()
    {
        Principals();
        await StartAsync();
        var list = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        Assert.Equal(201, (await UploadAsync(list)).Status);
    }

    public async Task RestartAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Time passes for the host, without anybody waiting.</summary>
    public void Pass(Duration time) => _clock.Pass(time);

    public virtual async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        foreach (var folder in new[] { _data, $"{_data}-anchors" }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    public Task<Answer> GetAsync(string path, string role, string place = "*") => SendAsync(HttpMethod.Get, path, null, KeyOf(role, 1, place));

    public Task<Answer> PostAsync(string path, object body, string role, int number = 1, string place = "*") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), KeyOf(role, number, place));

    public Task<Answer> UploadAsync(IReadOnlyDictionary<string, byte[]> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        return SendAsync(HttpMethod.Post, "/v1/lists/ofac-sdn/versions", content, KeyOf("operator", 1, "*"));
    }

    public Task<Answer> PostFormAsync(string path, MultipartFormDataContent form, string role, int number = 1) => SendAsync(HttpMethod.Post, path, form, KeyOf(role, number, "*"));

    private async Task StartAsync()
    {
        _app = Composition.Build(
            new HostArguments { Data = _data, Urls = Urls, Jurisdictions = Path.Combine(Repository.Root, "jurisdictions") }, null, WithCouriers, _clock, Settings);
        await _app.StartAsync();
        _address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(address => address.StartsWith("http:", StringComparison.Ordinal)));
        await Eventually.TrueAsync(async () => (await SendAsync(HttpMethod.Get, "/health/ready", null, null)).Status == 200, TimeSpan.FromSeconds(120), () => $"Not ready: {Get<StartProgress>().Failure}");
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address, path)) { Content = content };
        if (method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers.ETag?.Tag, response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Those of the sandbox, and for each role somebody who acts in SG only.</summary>
    private void Principals() => File.WriteAllText(Path.Combine(_data, "sandbox.json"), JsonSerializer.Serialize(new
    {
        principals = Sandbox.Roles.SelectMany(role => new[] { ($"sandbox-{role}-1", "*"), ($"sandbox-{role}-2", "*"), ($"test-{role}-sg", "SG") }
            .Select(one => new { role, id = one.Item1, key = $"cg_{Guid.NewGuid():N}", jurisdictions = new[] { one.Item2 } })),
    }));

    public string KeyOf(string role, int number, string place)
    {
        var file = Path.Combine(_data, "sandbox.json");
        var sandbox = JsonNode.Parse(File.ReadAllText(file))!;
        var found = sandbox["principals"]!.AsArray().Where(one => (string)one!["role"]! == role && (string)one["jurisdictions"]![0]! == place).ToList();
        return (string)found[number - 1]!["key"]!;
    }
}
