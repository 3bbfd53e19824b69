using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>Before anything is decided or appended, every log is held against all that is known to have been signed of it.</summary>
public sealed class LedgerStart(IGrainFactory grains, ILogStore logs, IAnchors anchors, LogLabels labels, DestroyedKeys destroyed, IncidentDesk incidents)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when every log has been looked at and incidents are open where they must be.</summary>
    public Task Done => _done.Task;

    /// <summary>Looks at every log that the store or the copy outside knows of: one that is gone altogether is only in the copy.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await DestroyAgainAsync(cancellation);
        var names = (await logs.NamesAsync(cancellation)).Union(await CopiedAsync(cancellation), StringComparer.Ordinal).Where(log => !labels.IsOver(log)).ToList();
        var found = await Task.WhenAll(names.Select(async log => (Log: log, Finding: await grains.GetGrain<ILedgerGrain>(log).CheckAsync(cancellation))));
        // What went wrong with the whole folder is one incident for people, not one for each of its logs.
        foreach (var kind in found.Where(each => each.Finding is not null).GroupBy(each => each.Finding!.Kind, StringComparer.Ordinal))
            await incidents.OpenAboutLogsAsync(
                kind.Key, [.. kind.Select(each => each.Log)], kind.Key,
                $"{kind.First().Finding!.Detail}{(kind.Count() > 1 ? $" The same holds of {kind.Count() - 1} further logs." : "")}");
        _done.TrySetResult();
        foreach (var incident in await incidents.ListAsync(cancellation))
            if (incident.Status == "closing")
                await FinishAsync(incident.Id, cancellation);
    }

    /// <summary>A closing that a kill interrupted. Where the copy outside cannot be written it stays so, and repeating the command finishes it.</summary>
    private async Task FinishAsync(string incident, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<IIncidentGrain>(incident).FinishAsync(cancellation);
        }
        catch (IOException)
        {
            // It still holds back what it held back, and health says so.
        }
    }

    private async Task DestroyAgainAsync(CancellationToken cancellation)
    {
        try
        {
            await destroyed.DestroyAgainAsync(thorough: false, cancellation);
        }
        catch (IOException)
        {
            // Each log says for itself that the copy cannot be read, and stays unsigned.
        }
    }

    private async Task<IReadOnlyList<string>> CopiedAsync(CancellationToken cancellation)
    {
        try
        {
            return await anchors.LogsAsync(cancellation);
        }
        catch (IOException)
        {
            // Each log says so for itself, and stays unsigned.
            return [];
        }
    }
}
