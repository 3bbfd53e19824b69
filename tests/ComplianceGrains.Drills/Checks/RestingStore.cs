using ComplianceGrains.Drills.Load;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Drills.Checks;

/// <summary>With no host running: everything acknowledged is there, once, and every log, decision, key and deadline verifies.</summary>
public static class RestingStore
{
    /// <param name="history">The store.</param>
    /// <param name="secrets">The folder with its keys.</param>
    /// <param name="answers">What clients were told.</param>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IHistorySnapshot history, string secrets, IEnumerable<Acknowledged> answers)
    {
        var trust = TrustFile.Parse(string.Join('\n', Directory.GetFiles(Path.Combine(secrets, "keys"), "*.vkey").Select(File.ReadAllText)));
        var root = await RootRotation.OpenAsync(await File.ReadAllBytesAsync(Path.Combine(secrets, "keys", "root.key")), history.Keys!);
        var report = await new HistoryVerifier(KindRegistry.Default, trust, root, Erasures.None).VerifyAsync(history);
        return
        [
            .. await AcknowledgedCheck.RunAsync(history, trust, answers), .. await DoublingCheck.RunAsync(history, settled: true),
            .. report.Faults.Select(fault => fault.ToString()), .. report.Unchecked,
        ];
    }
}
