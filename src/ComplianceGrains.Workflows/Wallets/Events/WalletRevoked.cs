using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The wallet is not to be used any more, whatever was decided before.</summary>
/// <param name="Cause"><c>asked</c>, or <c>customer-ended</c> once there is no relationship any more.</param>
/// <param name="Statement">In the words of who revoked it; may hold personal data.</param>
[Kind("wallet.revoked/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record WalletRevoked(string Cause, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
