namespace ComplianceGrains.Host.Home;

/// <summary>One role.</summary>
/// <param name="Role">As keys and packs name it.</param>
/// <param name="Does">What it is for.</param>
internal sealed record HomeRole(string Role, string Does);
