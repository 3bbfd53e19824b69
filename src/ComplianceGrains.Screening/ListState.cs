using NodaTime;

namespace ComplianceGrains.Screening;

/// <summary>Which content of a list was used, and how old it was.</summary>
/// <param name="Id">The list.</param>
/// <param name="Digest"><c>sha256:</c> and 64 hex digits over the files.</param>
/// <param name="PublishedAt">What the publisher says, when the format says it. Shown, not used for freshness.</param>
/// <param name="ConfirmedAt">When this content was last known to be current.</param>
/// <param name="Age">Screening time − <paramref name="ConfirmedAt"/>.</param>
public sealed record ListState(string Id, string Digest, Instant? PublishedAt, Instant ConfirmedAt, Duration Age);
