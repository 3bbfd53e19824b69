namespace ComplianceGrains.Api;

/// <summary>A page of things.</summary>
/// <param name="Items">The things.</param>
/// <param name="Next">Opaque: pass it as <c>after</c> for the next page; null at the end.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long Total);
