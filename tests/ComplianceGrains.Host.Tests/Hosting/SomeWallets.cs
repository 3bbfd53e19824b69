using System.Security.Cryptography;
using ComplianceGrains.Host.Tests.Flows;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>Wallets of the customers in use.</summary>
public static class SomeWallets
{
    /// <summary>An address on the invented demo list.</summary>
    public const string Listed = "0x52908400098527886E0F7030069857D2E4169EE7";

    /// <summary>An address that nobody has: without upper case there is no checksum to meet.</summary>
    public static string AnyAddress() => $"0x{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}";

    public static object Ethereum(string customerId, string address, bool selfHosted) => new { customerId, chain = "ethereum", address, selfHosted };

    public static object Signature(string result = "passed") => new { method = "micro-transfer", result, provider = "idv.example", reference = "r-1" };

    public static object Review(string decision = "approve") => new { step = "manual-review", decision, reason = "considered" };

    /// <summary>Asks for a wallet and gives its approval's id.</summary>
    public static async Task<string> RequestedAsync(RunningHost host, string customer, bool selfHosted, string? address = null) =>
        (await FlowHost.DoneAsync(host.As("product-service").PostAsync("/v1/wallet-approvals", Ethereum(customer, address ?? AnyAddress(), selfHosted))))["id"]!;

    /// <summary>Asks, proves, and has an analyst approve.</summary>
    public static async Task<Answer> ApprovedAsync(RunningHost host, string customer, string? address = null)
    {
        var path = $"/v1/wallet-approvals/{await RequestedAsync(host, customer, selfHosted: true, address)}";
        await FlowHost.DoneAsync(host.As("product-service").PostAsync($"{path}/ownership-proofs", Signature()));
        return await FlowHost.DoneAsync(host.As("analyst").PostAsync($"{path}/approvals", Review()));
    }
}
