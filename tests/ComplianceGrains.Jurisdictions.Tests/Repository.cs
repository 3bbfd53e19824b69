using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Finds the packs, and the shared material beside the repository, from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(folder => Directory.Exists(Path.Combine(folder, "jurisdictions")) && File.Exists(Path.Combine(folder, "Directory.Build.props")))
        ?? throw new InvalidOperationException("The tests run outside the repository.");

    public static string Packs { get; } = Path.Combine(Root, "jurisdictions");

    /// <summary>The shared material beside the repository; null where there is none.</summary>
    public static string? Shared { get; } = Up(folder => Directory.Exists(Path.Combine(folder, "shared", "facts"))) is { } beside ? Path.Combine(beside, "shared") : null;

    private static Lazy<PackLibrary> Loaded { get; } = new(() => PackLibrary.Load(Packs).OrThrow());

    private static Lazy<PackLibrary> LoadedOfOneDay { get; } = new(() => PackLibrary.Read(
        File.ReadAllText(Path.Combine(Packs, "catalog.yaml")),
        Library.Jurisdictions.Select(InventedPack.Of)).OrThrow());

    /// <summary>The packs as they are checked in.</summary>
    public static PackLibrary Library => Loaded.Value;

    /// <summary>A day on which the first versions hold.</summary>
    public static Instant Day { get; } = Instant.FromUtc(2026, 11, 23, 0, 0);

    /// <summary>Only the first version of each pack.</summary>
    public static PackLibrary OfOneDay => LoadedOfOneDay.Value;

    private static string? Up(Func<string, bool> found)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (found(folder.FullName))
                return folder.FullName;
        return null;
    }
}
