using System.Text.Json;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>
/// Principals in the form the program generates them, and besides for each role somebody limited to EU and somebody limited
/// to SG: the program makes only supervisors so.
/// </summary>
public static class Sandbox
{
    public static readonly string[] Roles =
        ["product-service", "analyst", "mlro", "senior-management", "pack-editor", "pack-approver", "auditor", "supervisor", "operator"];

    public static void Write(string data)
    {
        var principals = new List<object>();
        foreach (var role in Roles)
        {
            for (var number = 1; number <= 2 && role != "supervisor"; number++)
                principals.Add(Principal(role, $"{number}", "*"));
            foreach (var jurisdiction in new[] { "EU", "SG" })
                principals.Add(Principal(role, jurisdiction.ToLowerInvariant(), jurisdiction));
        }

        File.WriteAllText(Path.Combine(data, "sandbox.json"), JsonSerializer.Serialize(new { principals }));
    }

    private static object Principal(string role, string name, string jurisdiction) =>
        new { role, id = $"test-{role}-{name}", key = $"cg_{Guid.NewGuid():N}", jurisdictions = new[] { jurisdiction } };
}
