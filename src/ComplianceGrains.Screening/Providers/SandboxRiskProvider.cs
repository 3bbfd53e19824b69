using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Screening.Providers;

/// <summary>A provider that answers by script, for sandboxes and tests. An address without a script is of no risk.</summary>
/// <param name="script">By address key (<see cref="WalletAddress.Key"/>) or canonical text.</param>
public sealed class SandboxRiskProvider(IReadOnlyDictionary<string, WalletRisk> script) : IWalletRiskProvider
{
    /// <inheritdoc/>
    public string Id => "sandbox";

    /// <inheritdoc/>
    public Task<WalletRisk> AssessAsync(WalletAddress address, CancellationToken cancellation = default) =>
        Task.FromResult(script.GetValueOrDefault(address.Key) ?? script.GetValueOrDefault(address.Text) ?? new WalletRisk(Id, 0m, [], "sandbox", null));
}
