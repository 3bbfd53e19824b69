using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Serialization;

/// <summary><see cref="LocalDate"/> on the wire between silos, ISO calendar.</summary>
[GenerateSerializer, Immutable, Alias("cg.LocalDate")]
public readonly record struct LocalDateSurrogate([property: Id(0)] int Year, [property: Id(1)] int Month, [property: Id(2)] int Day);

/// <summary>Converts both ways.</summary>
[RegisterConverter]
public sealed class LocalDateConverter : IConverter<LocalDate, LocalDateSurrogate>
{
    /// <inheritdoc/>
    public LocalDate ConvertFromSurrogate(in LocalDateSurrogate surrogate) => new(surrogate.Year, surrogate.Month, surrogate.Day);

    /// <inheritdoc/>
    public LocalDateSurrogate ConvertToSurrogate(in LocalDate value) => new(value.Year, value.Month, value.Day);
}
