using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>A customer wants to use a wallet whose address is valid.</summary>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="SelfHosted">Whether the customer alone holds the keys.</param>
/// <param name="Pending">What is to be done next, by whom, until when.</param>
/// <param name="Chain">As stated.</param>
/// <param name="Address">In its canonical form.</param>
[Kind("wallet.requested/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record WalletRequested(
    string CustomerId,
    bool SelfHosted,
    IReadOnlyList<PendingStep> Pending,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Chain,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Address);
