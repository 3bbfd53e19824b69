using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Erasures;
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
internal sealed class AzureHistory(
    StoreLayout layout, IJournal journal, IVault vault, IDraftSource drafts, ILogStore logs, IHistoryAudit audit, IErasures erasures, IKeyStore keys, IBlobs blobs) : IHistorySnapshot
{
    public StoreLayout Layout => layout;

    public IJournal Journal => journal;

    public IVault Vault => vault;

    public IDraftSource Drafts => drafts;

    public ILogStore Logs => logs;

    public IHistoryAudit Audit => audit;

    public IErasures Erasures => erasures;

    public IKeyStore? Keys => keys;

    public IBlobs? Blobs => blobs;

    public void Dispose()
    {
        // Nothing is held.
    }
}
