using System.Collections.Concurrent;
using ComplianceGrains.Api.Lists;

namespace ComplianceGrains.Host.Lists;

/// <summary>
/// The last attempt to fetch each scheduled list. In memory: a failure changes nothing that a decision could rest on, and one
/// decision per failed attempt would bury the others. After a start it is unknown until the first attempt, seconds later.
/// </summary>
/// <param name="scheduled">The lists that are fetched on a schedule.</param>
internal sealed class ListAttempts(IEnumerable<string> scheduled)
{
    private readonly ConcurrentDictionary<string, ListAttempt> _last = new(StringComparer.Ordinal);

    /// <summary>The lists that are fetched on a schedule.</summary>
    public IReadOnlyList<string> Scheduled { get; } = [.. scheduled];

    /// <summary>The last attempt, or null if there was none since the start.</summary>
    public ListAttempt? Last(string list) => _last.GetValueOrDefault(list);

    /// <summary>Keeps an attempt in place of the one before.</summary>
    public void Record(string list, ListAttempt attempt) => _last[list] = attempt;
}
