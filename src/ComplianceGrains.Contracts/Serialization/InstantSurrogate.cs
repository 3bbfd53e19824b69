using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Serialization;

/// <summary><see cref="Instant"/> on the wire between silos.</summary>
/// <param name="Ticks">100 ns since 1970-01-01T00:00:00Z.</param>
[GenerateSerializer, Immutable, Alias("cg.Instant")]
public readonly record struct InstantSurrogate([property: Id(0)] long Ticks);

/// <summary>Converts both ways.</summary>
[RegisterConverter]
public sealed class InstantConverter : IConverter<Instant, InstantSurrogate>
{
    /// <inheritdoc/>
    public Instant ConvertFromSurrogate(in InstantSurrogate surrogate) => Instant.FromUnixTimeTicks(surrogate.Ticks);

    /// <inheritdoc/>
    public InstantSurrogate ConvertToSurrogate(in Instant value) => new(value.ToUnixTimeTicks());
}
