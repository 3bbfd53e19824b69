using ComplianceGrains.Workflows.Structures;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A related party as a customer has last heard of it.</summary>
/// <param name="Version">Its own count.</param>
/// <param name="Party">As it said.</param>
public sealed record HeardParty(int Version, RelatedParty Party);
