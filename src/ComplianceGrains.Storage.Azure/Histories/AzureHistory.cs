using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Azure.Histories;

/// <summary>
/// A store on Azure while no silo runs. Tables have no moment that a reader could hold: what is written while it is read makes what is
/// right look wrong.
/// </summary>
internal sealed class AzureHistory(AzureStore store, IHistoryAudit audit) : IHistorySnapshot
{
    public StoreLayout Layout => store.Layout;

    public IJournal Journal => store.Journal;

    public IVault Vault => store.Vault;

    public ILedger Ledger => store.Ledger;

    public IHistoryAudit Audit => audit;

    public IKeyStore? Keys => store.Keys;

    public IBlobs? Blobs => store.Blobs;

    public void Dispose()
    {
        // Nothing is held.
    }
}
