using ComplianceGrains.Contracts.Actors;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>Where the files of a list version came from, and when.</summary>
/// <param name="Source">Who or what gave them; nothing personal, no credential.</param>
/// <param name="At">When the last of their bytes came.</param>
internal sealed record ListOrigin(string Source, Instant At)
{
    /// <summary>Somebody sent them. The role, not the person: the decision's principal says who.</summary>
    public static ListOrigin Upload(Principal by, Instant at) => new($"upload by {by.Role}", at);

    /// <summary>They were fetched. User name, password and query of an address may be secret and are left out.</summary>
    public static ListOrigin Publisher(IEnumerable<Uri> addresses, Instant at) =>
        new(string.Join(", ", addresses.Select(address => address.Authority + address.AbsolutePath).Distinct(StringComparer.Ordinal)), at);
}
