using NodaTime;

namespace ComplianceGrains.Workflows.Screenings;

/// <summary>A list as it was used.</summary>
/// <param name="Id">E.g. <c>ofac-sdn</c>.</param>
/// <param name="Digest">Of its content.</param>
/// <param name="ConfirmedAt">When that content was last known to be current.</param>
/// <param name="AgeSeconds">At the time of the screening.</param>
public sealed record ScreenedList(string Id, string Digest, Instant ConfirmedAt, long AgeSeconds);
