using System.Diagnostics;

namespace ComplianceGrains.Host.Demo;

/// <summary>Asks until the answer is as wanted, or patience ends.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The first answer that is as wanted; otherwise the last one.</summary>
    public static async Task<T> TrueAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var answer = await ask();
        while (!wanted(answer) && watch.Elapsed < Patience)
        {
            await Task.Delay(Pause, cancellation);
            answer = await ask();
        }
        return answer;
    }
}
