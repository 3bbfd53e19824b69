using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Receipts;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Tests;

/// <summary>The ports of one store under test.</summary>
public sealed record Stores(StoreLayout Layout, IJournal Journal, IVault Vault, ILedger Ledger, IReceipts Receipts, IAgenda Agenda, IOutbox Outbox, IKeyStore Keys, IBlobs Blobs, IIncidents Incidents);
