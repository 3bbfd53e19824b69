namespace ComplianceGrains.Grains.Pumps;

/// <summary>What is looked at again and again for as long as the host runs.</summary>
public static class Rounds
{
    /// <summary>Does a round, rests for <paramref name="pace"/> and goes on until it is stopped. A round that fails, in whatever way, is told of and does not end the next.</summary>
    public static async Task RepeatAsync(Func<CancellationToken, Task> round, TimeSpan pace, TimeProvider time, Action<Exception> failed, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await round(stopping);
            }
#pragma warning disable CA1031 // whatever happened, the next round tries again
            catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failed(failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(pace, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
