using System.Globalization;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Edits;

/// <summary>A data folder with a bit of everything in it, killed in the middle of its work, and an older copy of the same.</summary>
internal sealed class StoppedFolder : IDisposable
{
    private readonly FolderCopy _data;
    private readonly FolderCopy _older;

    private StoppedFolder(FolderCopy data, FolderCopy older) => (_data, _older) = (data, older);

    public string Data => _data.Path;

    public string Older => _older.Path;

    public static async Task<StoppedFolder> MakeAsync()
    {
        using var host = await RunningHost.StartAsync("--demo");
        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains("export played", StringComparison.Ordinal)), TimeSpan.FromMinutes(6), () => host.Output);
        host.Kill();
        var older = FolderCopy.Of(host.Data);
        await host.RestartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Split("export played").Length > 2), TimeSpan.FromMinutes(6), () => host.Output);
        var applicants = Enumerable.Range(1, 6).Select(n => new Applicant(
            string.Create(CultureInfo.InvariantCulture, $"later-{n}"), "demo-eu", $"Nadia Invented {n}", "1990-02-03", "PT", null)).ToList();
        await new Clients(host, new Answers()).ServeAsync(applicants, 3);
        // The last commands are cut off, so that drafts and notices wait.
        await host.As("product-service").PostAsync("/v1/customers", applicants[0].Application);
        var last = new Applicant("later-last", "demo-eu", "Nadia Invented", "1990-02-03", "PT", null);
        await host.As("product-service").PostAsync("/v1/customers", last.Application);
        host.Kill();
        return new StoppedFolder(FolderCopy.Of(host.Data), older);
    }

    public void Dispose()
    {
        _data.Dispose();
        _older.Dispose();
    }
}
