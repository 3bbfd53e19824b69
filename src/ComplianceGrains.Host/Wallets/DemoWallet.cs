namespace ComplianceGrains.Host.Wallets;

/// <summary>One wallet of an invented subject. Its address is nobody's: a published test vector.</summary>
/// <param name="Id">Of its commands.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="Chain">Of the address.</param>
/// <param name="Address">Valid on the chain.</param>
/// <param name="ApprovedBy">The sandbox principal who approves it, or null if it does not come to that.</param>
/// <param name="Ends">The status it ends with.</param>
/// <param name="RejectedBy">The sandbox principal who rejects it, or null.</param>
/// <param name="Because">Why.</param>
internal sealed record DemoWallet(string Id, string Customer, string Chain, string Address, string? ApprovedBy, string Ends, string? RejectedBy = null, string? Because = null);
