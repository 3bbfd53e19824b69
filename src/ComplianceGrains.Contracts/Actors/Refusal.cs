using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>Why a command changed nothing.</summary>
/// <param name="Status">HTTP status: 403, 404, 409, 412 or 422.</param>
/// <param name="Type">Last part of the documented problem type, e.g. <c>rule-violated</c>.</param>
/// <param name="Title">One sentence for the reader.</param>
/// <param name="Errors">The fields at fault, if any.</param>
[GenerateSerializer, Immutable, Alias("cg.Refusal")]
public sealed record Refusal(
    [property: Id(0)] int Status,
    [property: Id(1)] string Type,
    [property: Id(2)] string Title,
    [property: Id(3)] IReadOnlyList<FieldError> Errors)
{
    /// <summary>The actor is not in a state that allows this.</summary>
    public static Refusal State(string title) => new(409, "state", title, []);

    /// <summary>A rule forbids this.</summary>
    public static Refusal Rule(string title, params FieldError[] errors) => new(422, "rule", title, errors);

    /// <summary>This person may not do this, however right it may be.</summary>
    public static Refusal Forbidden(string title) => new(403, "forbidden", title, []);

    /// <summary>There is no such thing, or the caller may not know of it.</summary>
    public static Refusal NotFound(string title) => new(404, "not-found", title, []);
}
