using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>A check of ownership failed, or gave no clear answer: a kind of its own, so that nobody counts it as a proof.</summary>
/// <param name="Method">How it was tried.</param>
/// <param name="Result"><c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who checked.</param>
/// <param name="Reference">Their reference; may name a transaction or the address.</param>
[Kind("wallet.ownership-not-proven/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record OwnershipNotProven(
    string Method, string Result, string? Provider, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference);
