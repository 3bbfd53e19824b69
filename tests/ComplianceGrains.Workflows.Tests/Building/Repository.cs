using ComplianceGrains.Jurisdictions.Effective;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>The packs as they are checked in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Packs { get; } = Path.Combine(Root, "jurisdictions");

    /// <summary>The vectors of specifications beside the repository; null where there are none.</summary>
    public static string? Vectors { get; } = Beside(Root);

    public static PackLibrary Library { get; } = PackLibrary.Load(Packs).OrThrow();

    private static string? Beside(string? folder) =>
        folder is null ? null : Path.Combine(folder, "shared", "data", "vectors") is var vectors && Directory.Exists(vectors) ? vectors : Beside(Path.GetDirectoryName(folder));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ComplianceGrains.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No ComplianceGrains.sln above the tests."));
}
