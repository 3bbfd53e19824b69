using NodaTime;

namespace ComplianceGrains.Screening.Addresses;

/// <summary>One address to screen.</summary>
/// <param name="Address">As given.</param>
/// <param name="Chain">Ticker or chain name that is claimed; null when unknown.</param>
/// <param name="Lists">Ids of the lists that the rules require.</param>
/// <param name="Freshness">Greatest age of each list.</param>
public sealed record AddressQuery(string Address, string? Chain, IReadOnlyList<string> Lists, Duration Freshness);
