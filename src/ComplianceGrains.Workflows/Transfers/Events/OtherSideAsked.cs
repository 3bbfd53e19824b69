using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>Whoever is on the other side of a transfer asks for something about their data in it.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Request">The number of the request that follows.</param>
[Kind("transfers.other-side-asked/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record OtherSideAsked(string TransferId, string Request) : ITransferEvent;
