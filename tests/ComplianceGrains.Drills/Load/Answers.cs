using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Load;

/// <summary>Everything the clients were told, with how long it took.</summary>
public sealed class Answers
{
    private readonly ConcurrentQueue<Acknowledged> _kept = new();
    private readonly ConcurrentQueue<(string Step, double Milliseconds)> _times = new();

    private long _repeats;

    public IReadOnlyCollection<Acknowledged> Kept => _kept;

    public int Count => _kept.Count;

    /// <summary>How often a command had to be sent again.</summary>
    public long Repeats => Interlocked.Read(ref _repeats);

    public void Repeated() => Interlocked.Increment(ref _repeats);

    public void Keep(string customer, string path, string body, string key, Answer answer) => _kept.Enqueue(new Acknowledged(
        customer, path, body, key, answer.Status, (long)answer.Json["sequence"]!,
        [.. answer.Json["decisions"]!.AsArray().Select(Decision!)]));

    public void Took(string step, TimeSpan time) => _times.Enqueue((step, time.TotalMilliseconds));

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
