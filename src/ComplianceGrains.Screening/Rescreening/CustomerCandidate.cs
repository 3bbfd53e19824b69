namespace ComplianceGrains.Screening.Rescreening;

/// <summary>A customer whom a changed list entry may concern.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Score">Score by name alone, as screening the customer would give it before qualifiers.</param>
public sealed record CustomerCandidate(string CustomerId, string EntryId, decimal Score);
