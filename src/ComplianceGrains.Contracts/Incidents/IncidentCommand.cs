using Orleans;

namespace ComplianceGrains.Contracts.Incidents;

/// <summary>What can be asked of an incident.</summary>
[GenerateSerializer, Alias("cg.IncidentCommand")]
public abstract record IncidentCommand;

/// <summary>An operator says that the cause is gone and why.</summary>
[GenerateSerializer, Immutable, Alias("cg.ProposeClosing")]
public sealed record ProposeClosing([property: Id(0)] string Reason) : IncidentCommand;

/// <summary>Another operator decides about it.</summary>
[GenerateSerializer, Immutable, Alias("cg.DecideClosing")]
public sealed record DecideClosing([property: Id(0)] bool Approved, [property: Id(1)] string Reason) : IncidentCommand;
