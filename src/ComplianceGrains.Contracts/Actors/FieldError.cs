using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>One field at fault.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) into the request body, or the name of a header or query parameter.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">For people; never repeats the value.</param>
[GenerateSerializer, Immutable, Alias("cg.FieldError")]
public sealed record FieldError(
    [property: Id(0)] string Pointer,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message);
