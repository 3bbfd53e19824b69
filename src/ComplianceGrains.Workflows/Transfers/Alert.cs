using System.Collections.Immutable;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What people look at, or have looked at, because of one monitoring rule of one jurisdiction.</summary>
/// <param name="ExceptionId">Where they look at it now; null if they have answered.</param>
/// <param name="Open">The transfers that they look at.</param>
/// <param name="Answered">The transfers that they have looked at.</param>
public sealed record Alert(string? ExceptionId, ImmutableHashSet<string> Open, ImmutableHashSet<string> Answered)
{
    /// <summary>Of a rule that has found nothing yet.</summary>
    public static readonly Alert None = new(null, [], []);

    /// <summary>Whose.</summary>
    public static string KeyOf(string jurisdiction, string rule) => $"{jurisdiction}/{rule}";

    /// <summary>Whether people look at it, or have.</summary>
    public bool Knows(string transferId) => Open.Contains(transferId) || Answered.Contains(transferId);

    /// <summary>More to look at.</summary>
    public Alert With(string exceptionId, IEnumerable<string> transferIds) => this with { ExceptionId = exceptionId, Open = Open.Union(transferIds.Where(id => !Answered.Contains(id))) };

    /// <summary>They have answered.</summary>
    public Alert Closed() => new(null, [], Answered.Union(Open));
}
