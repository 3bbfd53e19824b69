using ComplianceGrains.Contracts.Actors;
using Orleans;

namespace ComplianceGrains.Contracts.Principals;

/// <summary>Somebody whom the firm's issuer knows, by the <c>prn-…</c> of their decisions: when and in which role they called last.</summary>
[Alias("cg.IPersonGrain")]
public interface IPersonGrain : IGrainWithStringKey
{
    /// <summary>They have called.</summary>
    [Alias("Saw")]
    Task SawAsync(Principal person, CancellationToken cancellation = default);

    /// <summary>As they called last; null if that is longer ago than a month, or never was.</summary>
    [Alias("LastSeen")]
    Task<Principal?> LastSeenAsync(CancellationToken cancellation = default);
}
