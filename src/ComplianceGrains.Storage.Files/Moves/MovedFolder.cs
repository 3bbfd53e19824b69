using System.Text;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Storage.Files.Moves;

/// <summary>
/// The mark in a data folder whose content goes on elsewhere: two hosts that go on from one history would contradict each other under the same
/// keys. It stands beside the copy of what was signed too, which is asked when a backup is restored.
/// </summary>
public static class MovedFolder
{
    /// <summary>Name of the file.</summary>
    public const string Name = "moved.txt";

    /// <summary>Marks a folder.</summary>
    /// <param name="data">The data folder, or that of the copy.</param>
    /// <param name="whereto">For people; no secret.</param>
    public static void Mark(string data, string whereto) => PrivateFile.Write(Path.Combine(data, Name), Encoding.UTF8.GetBytes($"{whereto}\n"));

    /// <summary>Where its content went; null for a folder that goes on.</summary>
    public static string? Whereto(string data) => Path.Combine(data, Name) is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;
}
