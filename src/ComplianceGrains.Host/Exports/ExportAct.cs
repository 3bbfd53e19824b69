using System.Runtime.CompilerServices;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Demo;
using NodaTime;

namespace ComplianceGrains.Host.Exports;

/// <summary>Asks for exports of what the cast did, and has other people approve them.</summary>
internal sealed class ExportAct(IGrainFactory grains, DemoCast cast, KeyedHashes hashes, IClock clock) : IDemoAct
{
    private readonly Lazy<IReadOnlyList<DemoExport>> _exports = new(() => cast.Of<DemoExport>("exports"));

    public int Order => 4;

    public string Says => $"{_exports.Value.Count} export";

    public async IAsyncEnumerable<DemoEnd> PlayAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var export in _exports.Value)
            yield return new DemoEnd(export.Id, await PlayAsync(export, cancellation), export.Ends);
    }

    private async Task<string> PlayAsync(DemoExport export, CancellationToken cancellation)
    {
        var now = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        var (asked, approved) = (cast.Envelope(export.Id, 0, export.RequestedBy), cast.Envelope(export.Id, 1, export.ApprovedBy));
        var grain = grains.GetGrain<IExportGrain>(hashes.ExportId(asked.By.Id, asked.CommandId));
        await grain.ExecuteAsync(new RequestExport(export.Jurisdiction, now - Duration.FromDays(export.Days), now, export.Recipient, export.Purpose, export.LegalBasis, []), asked, cancellation);
        var reply = await grain.ExecuteAsync(new DecideExport(true, "Nobody in it exists."), approved, cancellation);
        return reply.View?.Status ?? reply.Refusal!.Title;
    }
}
