using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Exports;

/// <summary>What an export waits for that no person decides.</summary>
/// <param name="Code"><c>period</c>, <c>clock</c>, <c>unsigned</c> or <c>incident</c>.</param>
/// <param name="Reason">In a sentence.</param>
/// <param name="Until">When it can go on; null if that cannot be said.</param>
[GenerateSerializer, Immutable, Alias("cg.ExportWait")]
public sealed record ExportWait([property: Id(0)] string Code, [property: Id(1)] string Reason, [property: Id(2)] Instant? Until);
