using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The customer has shown that they control the wallet.</summary>
/// <param name="Method">How, e.g. <c>message-signature</c>.</param>
/// <param name="Provider">Who checked.</param>
/// <param name="Reference">Their reference; may name a transaction or the address.</param>
[Kind("wallet.ownership-proven/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record OwnershipProven(string Method, string? Provider, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference);
