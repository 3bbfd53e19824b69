using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The keys of a store, wherever they are kept.</summary>
/// <param name="Root">The key above all others.</param>
/// <param name="Logs">Sign heads and packages, or did.</param>
/// <param name="Receipts">Sign receipts.</param>
/// <param name="Silo">What silos know each other by.</param>
internal sealed record StoreKeys(RootKey Root, LogKeys Logs, ReceiptKeys Receipts, X509Certificate2 Silo);
