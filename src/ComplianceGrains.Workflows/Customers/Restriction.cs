using System.Collections.Immutable;
using ComplianceGrains.Contracts.Customers;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>People restricted a customer; whoever is to agree that it is lifted does so one after the other.</summary>
/// <param name="Cause">One of <see cref="RestrictionCauses"/>.</param>
/// <param name="Since">When.</param>
/// <param name="AskedBy">Who asked that it is lifted; null while nobody has.</param>
/// <param name="Approvers">Who has agreed, in order.</param>
/// <param name="Waiting">Who has to agree after the one that is pending.</param>
public sealed record Restriction(string Cause, Instant Since, string? AskedBy, ImmutableList<string> Approvers, ImmutableList<PendingStep> Waiting)
{
    /// <summary>Somebody asked that it is lifted.</summary>
    public Restriction Asked(string by, IReadOnlyList<PendingStep> pending) => this with { AskedBy = by, Approvers = [], Waiting = [.. pending.Skip(1)] };

    /// <summary>One of those who have to agree did; or did not, and it stays.</summary>
    public Restriction Agreed(bool approved, string by) =>
        approved ? this with { Approvers = Approvers.Add(by), Waiting = [.. Waiting.Skip(1)] } : this with { AskedBy = null, Approvers = [], Waiting = [] };
}

/// <summary>What a restriction rests on.</summary>
public static class RestrictionCauses
{
    /// <summary>An authority or a court ordered it.</summary>
    public const string Order = "order";

    /// <summary>The firm's own measure.</summary>
    public const string Measure = "measure";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Order, Measure];
}
