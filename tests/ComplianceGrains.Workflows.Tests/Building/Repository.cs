using System.Text;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>The packs as they are checked in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Packs { get; } = Path.Combine(Root, "jurisdictions");

    /// <summary>The vectors of specifications beside the repository; null where there are none.</summary>
    public static string? Vectors { get; } = Beside(Root);

    public static PackLibrary Library { get; } = PackLibrary.Load(Packs).OrThrow();

    /// <summary>A jurisdiction's pack of today alone, with one text of it in the place of another.</summary>
    public static PackLibrary With(string jurisdiction, string before, string after)
    {
        var files = Library.InForce(jurisdiction, A.Monday)!.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        var pack = Encoding.UTF8.GetString(files["pack.yaml"].Span);
        Assert.Contains(before, pack, StringComparison.Ordinal);
        files["pack.yaml"] = Encoding.UTF8.GetBytes(pack.Replace(before, after, StringComparison.Ordinal));
        return PackLibrary.Read(File.ReadAllText(Path.Combine(Packs, "catalog.yaml")), [new PackFolder(jurisdiction.ToLowerInvariant(), files)]).OrThrow();
    }

    private static string? Beside(string? folder) =>
        folder is null ? null : Path.Combine(folder, "shared", "data", "vectors") is var vectors && Directory.Exists(vectors) ? vectors : Beside(Path.GetDirectoryName(folder));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ComplianceGrains.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No ComplianceGrains.sln above the tests."));
}
