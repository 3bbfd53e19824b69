using Orleans;

namespace ComplianceGrains.Contracts.Ledgers;

/// <summary>Why a log may not be continued.</summary>
/// <param name="Kind">One of the kinds of incidents.</param>
/// <param name="Detail">What was found, and what to do.</param>
[GenerateSerializer, Immutable, Alias("cg.LedgerFinding")]
public sealed record LedgerFinding([property: Id(0)] string Kind, [property: Id(1)] string Detail);
