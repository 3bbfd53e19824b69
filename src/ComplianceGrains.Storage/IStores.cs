using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Backlogs;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Storage.Receipts;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage;

/// <summary>All stores of one deployment: what every kind of storage has to offer.</summary>
public interface IStores
{
    /// <summary>How actors are spread over cells.</summary>
    StoreLayout Layout { get; }

    /// <summary>Decision histories.</summary>
    IJournal Journal { get; }

    /// <summary>Sealed values.</summary>
    IVault Vault { get; }

    /// <summary>Drafts that wait for their place in a log.</summary>
    IDraftSource Drafts { get; }

    /// <summary>The logs, to read.</summary>
    ILogStore Logs { get; }

    /// <summary>The one writer of each log.</summary>
    IHeadLock HeadLock { get; }

    /// <summary>Receipts that were given.</summary>
    IReceipts Receipts { get; }

    /// <summary>What is due.</summary>
    IAgenda Agenda { get; }

    /// <summary>What people work on.</summary>
    IQueues Queues { get; }

    /// <summary>Effects in flight.</summary>
    IOutbox Outbox { get; }

    /// <summary>What waits.</summary>
    IBacklogs Backlogs { get; }

    /// <summary>Wrapped keys.</summary>
    IKeyStore Keys { get; }

    /// <summary>Files by digest.</summary>
    IBlobs Blobs { get; }

    /// <summary>Incidents.</summary>
    IIncidents Incidents { get; }

    /// <summary>What was destroyed on purpose.</summary>
    IErasures Erasures { get; }
}
