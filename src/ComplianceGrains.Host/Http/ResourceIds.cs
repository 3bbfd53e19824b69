using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

/// <summary>
/// What cannot be an id names nothing. Asked before any actor is, because an actor comes into being by being asked: its
/// key must be bounded.
/// </summary>
internal sealed class ResourceIds : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetRouteValue("id") is string id && !Checks.IsIdentifier(id)
            ? Problems.Of(Refusal.NotFound("There is no such thing: an id is 1 to 64 letters, digits, dots, dashes or underscores."))
            : await next(context);
}
