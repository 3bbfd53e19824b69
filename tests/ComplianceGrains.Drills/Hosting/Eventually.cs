using System.Diagnostics;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? atMost = null, Func<string>? otherwise = null, TimeSpan? pause = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (atMost ?? TimeSpan.FromSeconds(30)))
                throw new TimeoutException(otherwise?.Invoke() ?? "The condition did not come true.");
            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Asks until the answer is as wanted, and gives it.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted, TimeSpan? atMost = null)
    {
        var answer = await ask();
        await TrueAsync(async () => wanted(answer = await ask()), atMost, () => $"The last answer was: {answer}");
        return answer;
    }
}
