using ComplianceGrains.Grains.Currency;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Telemetry;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Vaults;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>What every actor works with.</summary>
public sealed record ActorServices(
    IJournal Journal, IVault Vault, IAgenda Agenda, KeyRing Keys, DecisionWriter Writer, DecisionReader Reader, KindRegistry Kinds, Snapshots Snapshots, Placements Placements, WorkSignals Signals, IncidentDesk Incidents,
    DecisionMeter Meter, PackCurrency Packs, IClock Clock);
