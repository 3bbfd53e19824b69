using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Checks a whole store: logs, histories, sealed values, keys, files, the agenda and what waits for delivery.</summary>
/// <param name="Kinds">The kinds of decisions that this version knows.</param>
/// <param name="Trust">The firm's public keys.</param>
/// <param name="Root">The root key, or null: then no value is opened, and whatever follows from values stays unchecked.</param>
/// <param name="Erasures">What was destroyed on purpose.</param>
public sealed record HistoryVerifier(KindRegistry Kinds, TrustFile Trust, RootKey? Root, Erasures Erasures)
{
    /// <summary>Checks a snapshot.</summary>
    public async Task<HistoryReport> VerifyAsync(IHistorySnapshot stores, CancellationToken cancellation = default)
    {
        var check = new HistoryCheck(this, stores, () => Task.CompletedTask);
        foreach (var log in await stores.Logs.NamesAsync(cancellation))
            await check.LogAsync(log, cancellation);
        for (var after = ""; await check.ActorsAsync(after, cancellation) is { } next; after = next)
        {
        }

        await check.EffectsAsync(cancellation);
        await check.KeysAsync(cancellation);
        await check.FilesAsync(cancellation);
        return check.Report;
    }
}
