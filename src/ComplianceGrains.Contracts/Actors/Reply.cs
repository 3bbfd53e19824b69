using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>An actor's answer to a command: a view at the sequence it led to, or the reason why nothing happened.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="View">The actor at that sequence; null if refused.</param>
/// <param name="Refusal">Why nothing changed; null if it did.</param>
[GenerateSerializer, Alias("cg.Reply`1")]
public sealed record Reply<T>(
    [property: Id(0)] int Status,
    [property: Id(1)] T? View,
    [property: Id(2)] Refusal? Refusal)
    where T : class;
