using NodaTime;

namespace ComplianceGrains.Api.Exports;

/// <summary>An export in a list.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Jurisdictions">Whose logs are in it.</param>
/// <param name="From">Start of the period.</param>
/// <param name="To">Its end, exclusive.</param>
/// <param name="RecipientKind">For whom.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Sequence">Number of decisions.</param>
public sealed record ExportRowBody(
    string Id, string Status, IReadOnlyList<string> Jurisdictions, Instant From, Instant To, string RecipientKind, Instant RequestedAt, long Sequence);
