using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Wallets;

/// <summary>Body of <c>POST /v1/wallet-approvals</c>.</summary>
/// <param name="CustomerId">Whose wallet it is; the caller's opaque id.</param>
/// <param name="Chain">E.g. <c>bitcoin</c>, <c>ethereum</c>, <c>tron</c>.</param>
/// <param name="Address">As the customer gave it; sealed, never in an answer or a URL.</param>
/// <param name="SelfHosted">Whether the customer alone holds the keys; false if a provider does.</param>
public sealed record WalletRequestBody(string? CustomerId, string? Chain, string? Address, bool? SelfHosted)
{
    internal void Check(Checks checks)
    {
        checks.Identifier("/customerId", CustomerId);
        checks.Required("/chain", Chain, 64);
        checks.Required("/address", Address, 256);
        if (SelfHosted is null)
            checks.Fail("/selfHosted", "required", "This field is required.");
    }
}
