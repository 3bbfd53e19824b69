using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Receipts;

/// <summary>Receipts and proofs of decisions.</summary>
internal sealed class ReceiptFeature : Feature
{
    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<ReceiptDesk>().AddSingleton<HistoryDesk>().AddSingleton<ProofDesk>();
}
