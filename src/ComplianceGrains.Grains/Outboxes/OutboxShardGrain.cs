using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Outboxes;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Outboxes;

/// <summary>Delivers effects: in order for each receiver, side by side for different ones, again until it works.</summary>
internal sealed partial class OutboxShardGrain(IOutbox outbox, TimeProvider time, ILogger<OutboxShardGrain> logger) : Grain, IOutboxShardGrain
{
    private const int Batch = 256;

    /// <summary>Whoever asks gets an answer in time, however much waits.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public async Task<int> PumpAsync(CancellationToken cancellation = default)
    {
        var (since, waiting) = (time.GetTimestamp(), 0);
        do
        {
            // One that cannot be delivered must not hold up the ones behind it: the window grows until something moves.
            var delivered = 0;
            for (var window = Batch; delivered == 0; window *= 4)
            {
                var pending = await outbox.PendingAsync((int)this.GetPrimaryKeyLong(), window, cancellation);
                var done = await DeliverAsync(pending, cancellation);
                await outbox.RemoveAsync(done, cancellation);
                (delivered, waiting) = (done.Count, pending.Count - done.Count);
                if (pending.Count < window)
                    break;
            }

            if (delivered == 0)
                return waiting;
        }
        while (!cancellation.IsCancellationRequested && time.GetElapsedTime(since) < Most);

        return waiting;
    }

    private async Task<List<Effect>> DeliverAsync(IReadOnlyList<Effect> pending, CancellationToken cancellation)
    {
        var done = await Task.WhenAll(pending.GroupBy(effect => effect.Target, StringComparer.Ordinal)
            .Select(ofTarget => DeliverInOrderAsync(ofTarget, cancellation)));
        return [.. done.SelectMany(ofTarget => ofTarget)];
    }

    private async Task<List<Effect>> DeliverInOrderAsync(IEnumerable<Effect> effects, CancellationToken cancellation)
    {
        var done = new List<Effect>();
        foreach (var effect in effects)
        {
            try
            {
                var target = GrainFactory.GetGrain<IActor>(GrainId.Parse(effect.Target));
                await target.ReceiveAsync(new EffectNotice(effect.CommandId, effect.Source, effect.Sequence, effect.Number, effect.Kind), cancellation);
                done.Add(effect);
            }
#pragma warning disable CA1031 // the effect stays in the outbox; the others go on
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogUndelivered(effect.Kind, effect.Source, effect.Sequence, effect.Target, failure);
                break;
            }
        }

        return done;
    }

    [LoggerMessage(LogLevel.Warning, "Effect {Kind} of {Source}#{Sequence} could not be delivered to {Target}; it stays in the outbox.")]
    private partial void LogUndelivered(string kind, string source, long sequence, string target, Exception failure);
}
