namespace ComplianceGrains.Host.Http;

/// <summary>A body that only says why.</summary>
/// <param name="Reason">In the caller's words; required.</param>
public sealed record ReasonBody(string? Reason)
{
    internal void Check(Checks checks) => checks.Required("/reason", Reason, 4000);
}
