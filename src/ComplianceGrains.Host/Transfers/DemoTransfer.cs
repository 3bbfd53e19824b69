namespace ComplianceGrains.Host.Transfers;

/// <summary>One transfer of an invented subject.</summary>
/// <param name="Id">Of the transfer and its command.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="WalletChain">Of the wallet that it goes over.</param>
/// <param name="WalletAddress">Its address.</param>
/// <param name="Asset">CAIP-19.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Value">In money.</param>
/// <param name="Currency">Of the value.</param>
/// <param name="To">CAIP-10.</param>
/// <param name="Vasp">The provider there.</param>
/// <param name="Counterparty">Its id in the register.</param>
/// <param name="Country">Where that is.</param>
/// <param name="Ends">The status it ends with.</param>
internal sealed record DemoTransfer(
    string Id, string Customer, string WalletChain, string WalletAddress, string Asset, string Amount, string Value, string Currency, string To, string Vasp, string Counterparty, string Country, string Ends);
