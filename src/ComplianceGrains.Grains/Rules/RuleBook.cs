using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Grains.Rules;

/// <summary>The packs in use on this silo; replaced whole when a version is added.</summary>
public sealed class RuleBook(PackLibrary library)
{
    /// <summary>All versions of all packs.</summary>
    public PackLibrary Library { get; } = library;

    /// <summary>The jurisdictions whose rules ask for a list, sorted.</summary>
    public IReadOnlyList<string> UsersOf(string list, Instant now) =>
        [.. Library.Jurisdictions.Where(jurisdiction => Library.InForce(jurisdiction, now) is not null && Library.Rules([jurisdiction], now).Screening.Asked.Contains(list))];

    /// <summary>Every list that some pack asks for, sorted.</summary>
    public IReadOnlyList<string> Lists(Instant now) =>
        [.. Library.Jurisdictions.Where(jurisdiction => Library.InForce(jurisdiction, now) is not null)
            .SelectMany(jurisdiction => Library.Rules([jurisdiction], now).Screening.Asked).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
