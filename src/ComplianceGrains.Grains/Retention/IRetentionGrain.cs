using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Grains.Retention;

/// <summary>One day's destruction.</summary>
[Alias("cg.IRetentionGrain")]
internal interface IRetentionGrain : IActor, IGrainWithStringKey;
