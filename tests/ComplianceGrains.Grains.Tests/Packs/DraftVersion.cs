using System.Text;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Tests.Firms;

namespace ComplianceGrains.Grains.Tests.Packs;

/// <summary>A version of EU's pack as somebody would write it: one that there is, with another number and another day.</summary>
internal static class DraftVersion
{
    public static ProposeVersion Of(int version, string effective, params (string From, string To)[] changes)
    {
        var eu = Path.Combine(Firm.Jurisdictions, "eu");
        var text = File.ReadAllText(Path.Combine(eu, "6", "pack.yaml"));
        foreach (var (from, to) in changes.Append((", from: 2027-01-01, source: tfeu-215", ", source: tfeu-215")).Append(("\nversion: 6\n", $"\nversion: {version}\n")).Append(("\neffective: 2027-01-01\n", $"\neffective: {effective}\n")))
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return new ProposeVersion(
            [new("pack.yaml", Encoding.UTF8.GetBytes(text)), new("holidays.yaml", File.ReadAllBytes(Path.Combine(eu, "6", "holidays.yaml")))],
            [.. Directory.EnumerateFiles(Path.Combine(eu, "scenarios")).Select(file => new PackFileContent(Path.GetFileName(file), Encoding.UTF8.GetBytes(Told(File.ReadAllText(file)))))],
            "the committee decided so");
    }

    /// <summary>What the version changes is told: the lists of 2027 wait no longer.</summary>
    private static string Told(string scenarios) => scenarios.Replace(
        "at: 2026-12-31\n  ask: screening\n  expect: { lists: [ofac-sdn], notYetEnforced: [eu-fsf, un-sc] }", "at: 2026-12-31\n  ask: screening\n  expect: { notYetEnforced: none, threshold: 0.85 }", StringComparison.Ordinal);
}
