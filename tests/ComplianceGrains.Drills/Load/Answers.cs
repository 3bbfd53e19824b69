using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Load;

/// <summary>Everything the clients were told, with how long it took.</summary>
public sealed class Answers
{
    private readonly ConcurrentQueue<Acknowledged> _kept = new();
    private readonly ConcurrentQueue<(string Step, double Milliseconds)> _times = new();

    private readonly ConcurrentQueue<(string Why, double Milliseconds)> _refused = new();

    private long _repeats;

    public IReadOnlyCollection<Acknowledged> Kept => _kept;

    public int Count => _kept.Count;

    /// <summary>How often a command had to be sent again.</summary>
    public long Repeats => Interlocked.Read(ref _repeats);

    /// <summary>A try that was not done: what the caller was told, and after how long.</summary>
    public void Repeated(string why, TimeSpan after)
    {
        Interlocked.Increment(ref _repeats);
        _refused.Enqueue((why, after.TotalMilliseconds));
    }

    /// <summary>How often callers were told each reason to try again, and how long they waited for it at most.</summary>
    public string Refused => string.Join("; ", _refused.GroupBy(one => one.Why).Select(ofWhy =>
        string.Create(CultureInfo.InvariantCulture, $"{ofWhy.Count()} × {ofWhy.Key}, at most {ofWhy.Max(one => one.Milliseconds) / 1000:0.0} s")));

    public void Keep(string customer, string path, string body, string key, Answer answer) => _kept.Enqueue(new Acknowledged(
        customer, path, body, key, answer.Status, (long)answer.Json["sequence"]!,
        [.. answer.Json["decisions"]!.AsArray().Select(Decision!)]));

    public void Took(string step, TimeSpan time) => _times.Enqueue((step, time.TotalMilliseconds));

    /// <summary>The longest that anybody waited until a command was done, all tries together.</summary>
    public TimeSpan Longest => TimeSpan.FromMilliseconds(_times.Select(time => time.Milliseconds).DefaultIfEmpty().Max());

    /// <summary>The time that a share of the calls of a step stayed under, in milliseconds.</summary>
    public double Percentile(string step, double share)
    {
        var times = _times.Where(time => time.Step == step).Select(time => time.Milliseconds).Order().ToList();
        return times.Count == 0 ? double.NaN : times[Math.Min(times.Count - 1, (int)(times.Count * share))];
    }

    private static AcknowledgedDecision Decision(JsonNode decision) => new(
        (long)decision["sequence"]!, (string)decision["kind"]!,
        [.. decision["receipts"]!.AsArray().Select(receipt => (string?)receipt!["note"]).OfType<string>()]);
}
