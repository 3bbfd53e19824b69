using System.Collections.Immutable;
using ComplianceGrains.Contracts.Customers;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>Somebody asked that the relationship ends; others have to agree, one after the other.</summary>
/// <param name="AskedBy">Who asked.</param>
/// <param name="Approvers">Who has agreed, in order.</param>
/// <param name="Waiting">Who has to agree after the one that is pending.</param>
public sealed record Leaving(string AskedBy, ImmutableList<string> Approvers, ImmutableList<PendingStep> Waiting);
