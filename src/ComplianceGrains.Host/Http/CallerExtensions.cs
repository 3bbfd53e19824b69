using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

internal static class CallerExtensions
{
    /// <summary>Who calls; only behind an endpoint that requires a role.</summary>
    public static Principal Caller(this HttpContext http) => http.Features.Get<Principal>() ?? throw new InvalidOperationException("This endpoint permits a role, so somebody must be authenticated.");

    /// <summary>Permits these roles and nobody else. <c>docs/authorization.md</c> is the table; a test holds the two against each other.</summary>
    public static RouteHandlerBuilder Permit(this RouteHandlerBuilder endpoint, params string[] roles) =>
        endpoint.RequireAuthorization(policy => policy.RequireRole(roles)).WithMetadata(new PermittedRoles(roles)).ProducesProblem(401).ProducesProblem(403);
}
