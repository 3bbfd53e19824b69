using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>What an effect is about; each receiver knows the shapes it is sent.</summary>
[GenerateSerializer, Alias("cg.EffectDetail")]
public abstract record EffectDetail;
