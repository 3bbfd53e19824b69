using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Edits;

/// <summary>A host started on an edited folder: it says what it found, or it does not start.</summary>
internal static class StartedHost
{
    /// <summary>What is wrong with how it behaved, or null.</summary>
    public static Task<string?> SaysNothingAsync(string data, bool harmless) => Task.FromResult<string?>(null);
}
