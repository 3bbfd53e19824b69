using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Principals;
using ComplianceGrains.Grains.Actors;
using NodaTime;
using Orleans;
using Orleans.Runtime;

namespace ComplianceGrains.Grains.Principals;

/// <summary>Remembers a person from one call to the next. Forgotten, they are known again as soon as they call.</summary>
[GrainType("person")]
internal sealed class PersonGrain(IClock clock, [PersistentState("seen", GrainStateNames.Cursor)] IPersistentState<SeenState> seen) : Grain, IPersonGrain
{
    /// <summary>Whoever has left the firm is given no work for longer than this.</summary>
    private static readonly Duration Memory = Duration.FromDays(31);

    public async Task SawAsync(Principal person, CancellationToken cancellation = default)
    {
        seen.State = new() { Person = person, At = clock.GetCurrentInstant().ToUnixTimeSeconds() };
        await seen.WriteStateAsync(cancellation);
    }

    public Task<Principal?> LastSeenAsync(CancellationToken cancellation = default) => Task.FromResult(
        seen.State is { Person: { } person, At: var at } && person.Id == this.GetPrimaryKeyString() && clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(at) < Memory ? person : null);
}

/// <summary>When somebody called last.</summary>
[GenerateSerializer]
[Alias("cg.SeenState")]
internal sealed class SeenState
{
    /// <summary>As they called; null if they never did.</summary>
    [Id(0)]
    public Principal? Person { get; set; }

    /// <summary>Seconds since 1970.</summary>
    [Id(1)]
    public long At { get; set; }
}
