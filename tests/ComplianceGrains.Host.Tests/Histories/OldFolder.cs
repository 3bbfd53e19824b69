using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Host.Tests.Histories;

/// <summary>The data folder that commit 27a2090 left, as <c>tests/fixtures/27a2090/make</c> made it, with the program of today put together over it and never started: nothing in it moves.</summary>
public sealed class OldFolder : IAsyncLifetime
{
    public static string Fixture { get; } = Path.Combine(Repository.Root, "tests", "fixtures", "27a2090");

    private readonly string _data = Directory.CreateTempSubdirectory("compliance-old-").FullName;
    private WebApplication _app = null!;

    public IServiceProvider Services => _app.Services;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>What the API showed to staff then, by path; without receipts, which ripen.</summary>
    public static JsonObject Views { get; } = (JsonObject)Read(Path.Combine(Fixture, "views.json.gz"));

    public static JsonNode Read(string file)
    {
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        return JsonNode.Parse(packed)!;
    }

    public async Task InitializeAsync()
    {
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(Fixture, "data.tar.gz")), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(packed, _data, overwriteFiles: false);
        _app = Composition.Build(new HostArguments { Data = _data, Urls = "http://127.0.0.1:0", Jurisdictions = Path.Combine(Repository.Root, "jurisdictions") });
    }

    public async Task<IReadOnlyList<PastDecision>> HistoryAsync(string actor) => await Get<DecisionReader>().HistoryAsync(actor, 0, default).ToListAsync();

    public async Task<IReadOnlyList<string>> ActorsAsync(string type = "") =>
        [.. (await Get<IJournal>().ListActorsAsync(type, "", 1000)).Select(actor => actor.Name)];

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
