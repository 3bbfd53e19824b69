using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Histories;

/// <summary>A whole store at one moment, read-only: whatever is written meanwhile does not show.</summary>
public interface IHistorySnapshot : IDisposable
{
    /// <summary>Which cell an actor's work is in.</summary>
    StoreLayout Layout { get; }

    /// <summary>Decision histories.</summary>
    IJournal Journal { get; }

    /// <summary>Sealed values.</summary>
    IVault Vault { get; }

    /// <summary>Drafts that wait for their place in a log.</summary>
    IDraftSource Drafts { get; }

    /// <summary>The logs, to read.</summary>
    ILogStore Logs { get; }

    /// <summary>What only a check asks for.</summary>
    IHistoryAudit Audit { get; }

    /// <summary>What was destroyed on purpose.</summary>
    IErasures Erasures { get; }

    /// <summary>Wrapped keys, or null if they are not there.</summary>
    IKeyStore? Keys { get; }

    /// <summary>Files by digest, or null if they are not there.</summary>
    IBlobs? Blobs { get; }
}

/// <summary>Takes snapshots of a store that others write to.</summary>
public interface IHistorySnapshots
{
    /// <summary>The store as it is now. Short-lived: while one is open the store cannot forget what it overwrites.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    IHistorySnapshot Open();
}
