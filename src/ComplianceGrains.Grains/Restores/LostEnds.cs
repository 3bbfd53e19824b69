using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Erasures;
using Orleans.Runtime;

namespace ComplianceGrains.Grains.Restores;

/// <summary>
/// Whoever had ended before their keys were destroyed ends again, where a restore brought back the state before their end: else they
/// would be actors of whom nothing can be read and who have not ended.
/// </summary>
public sealed class LostEnds(IErasures erasures, IGrainFactory grains)
{
    /// <summary>Ends everybody whose values were destroyed again; doing it twice does no harm.</summary>
    public async Task DecideAsync(CancellationToken cancellation = default)
    {
        foreach (var run in (await erasures.OpenAsync(cancellation)).Where(run => run.StartsWith(DestroyedKeys.RunPrefix, StringComparison.Ordinal)))
        {
            // Of a crash between the keys and their values only the keys are known to have gone.
            await erasures.SweepAsync(run, cancellation);
            foreach (var name in (await erasures.FindAsync(run, cancellation))!.Values.Select(value => value.Actor).Distinct(StringComparer.Ordinal))
            {
                var actor = grains.GetGrain<IActor>(GrainId.Parse(name));
                await actor.EndAsync(cancellation);
                await actor.RestoreAgendaAsync(cancellation);
            }

            await erasures.CloseAsync(run, cancellation);
        }
    }
}
