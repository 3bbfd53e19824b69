using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Addresses;

/// <summary>A listed address that is the screened one, or stands for the same account or key.</summary>
/// <param name="ListId">The list.</param>
/// <param name="EntryId">The entry that publishes it.</param>
/// <param name="Name">The entry's primary name.</param>
/// <param name="Listed">The address as published, with its ticker.</param>
/// <param name="Relation">How they relate.</param>
/// <param name="Text">The same in words.</param>
public sealed record AddressMatch(string ListId, string EntryId, string Name, Lists.ListedAddress Listed, AddressRelation Relation, string Text)
{
    /// <summary><see cref="Lists.EntryDigest"/> of the entry: a remembered disposition holds for this content only.</summary>
    public string EntryDigest { get; init; } = "";
}
