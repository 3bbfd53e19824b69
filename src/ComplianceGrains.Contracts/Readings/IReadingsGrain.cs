using ComplianceGrains.Contracts.Actors;
using Orleans;

namespace ComplianceGrains.Contracts.Readings;

/// <summary>Who has opened somebody's own values, and what people wrote about them. Its key is their full identity, e.g. <c>customer/7F3A</c>.</summary>
[Alias("cg.IReadingsGrain")]
public interface IReadingsGrain : IActor, IGrainWithStringKey
{
    /// <summary>Records a reading: durable when this returns, and only then may the values be shown.</summary>
    [Alias("Open")]
    Task<Reply<ReadingsView>> OpenAsync(OpenFields command, Envelope envelope, CancellationToken cancellation = default);
}

/// <summary>Somebody wants to see a person's own values.</summary>
/// <param name="Purpose">What for, e.g. <c>exception</c>.</param>
/// <param name="Case">The exception or request that it is about; null if none.</param>
/// <param name="Fields">Which fields are shown.</param>
/// <param name="Reason">In the caller's words; required where the purpose does not say why.</param>
[GenerateSerializer, Immutable, Alias("cg.OpenFields")]
public sealed record OpenFields(
    [property: Id(0)] string Purpose,
    [property: Id(1)] string? Case,
    [property: Id(2)] IReadOnlyList<string> Fields,
    [property: Id(3)] string? Reason);

/// <summary>The readings about somebody.</summary>
/// <param name="Sequence">How many have been recorded.</param>
[GenerateSerializer, Immutable, Alias("cg.ReadingsView")]
public sealed record ReadingsView([property: Id(0)] long Sequence);
