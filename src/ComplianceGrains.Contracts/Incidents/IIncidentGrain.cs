using ComplianceGrains.Contracts.Actors;
using Orleans;

namespace ComplianceGrains.Contracts.Incidents;

/// <summary>One incident: closed by two operators, and recorded as a decision of its own when it is.</summary>
[Alias("cg.IIncidentGrain")]
public interface IIncidentGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command.</summary>
    [Alias("Execute")]
    Task<Reply<IncidentView>> ExecuteAsync(IncidentCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>Finishes a closing that two operators agreed on and a crash interrupted.</summary>
    [Alias("Finish")]
    Task FinishAsync(CancellationToken cancellation = default);
}
