namespace ComplianceGrains.Screening.Rescreening;

/// <summary>A customer whom a changed list entry may concern.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Score">By name alone, as screening the customer would give it before qualifiers; or what an equal identifier gives, if that is more.</param>
public sealed record CustomerCandidate(string CustomerId, string EntryId, decimal Score);
