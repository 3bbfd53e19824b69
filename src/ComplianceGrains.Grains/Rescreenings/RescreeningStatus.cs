using System.Collections.Concurrent;
using ComplianceGrains.Contracts.Rescreenings;

namespace ComplianceGrains.Grains.Rescreenings;

/// <summary>How the daily re-screening came out last, for health and metrics.</summary>
public sealed class RescreeningStatus
{
    private readonly ConcurrentDictionary<string, string> _outcomes = new(StringComparer.Ordinal);

    /// <summary>The jurisdictions whose last day failed, sorted.</summary>
    public IReadOnlyList<string> Failed => [.. _outcomes.Where(one => one.Value == RescreeningOutcomes.Failed).Select(one => one.Key).Order(StringComparer.Ordinal)];

    internal void Set(string jurisdiction, string? outcome)
    {
        if (outcome is null)
            _outcomes.TryRemove(jurisdiction, out _);
        else
            _outcomes[jurisdiction] = outcome;
    }
}
