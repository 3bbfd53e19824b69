namespace ComplianceGrains.Host.Http;

/// <summary>Which roles an endpoint permits; on the endpoint for the exhaustive test.</summary>
public sealed record PermittedRoles(IReadOnlyList<string> Roles);
