using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>Something somebody must do.</summary>
/// <param name="Step">E.g. <c>verify-identity</c>.</param>
/// <param name="Role">Who.</param>
/// <param name="Due">Until when.</param>
[GenerateSerializer, Immutable, Alias("cg.PendingStep")]
public sealed record PendingStep(
    [property: Id(0)] string Step,
    [property: Id(1)] string Role,
    [property: Id(2)] Instant Due);
