namespace ComplianceGrains.Drills.Hosting;

/// <summary>Where the working copy is, found from the test's own folder upwards.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Material that lies beside the working copy on some machines and is never part of it, or null.</summary>
    public static string? Shared(string path)
    {
        var shared = Path.Combine(Root, "..", "shared", path);
        return Path.Exists(shared) ? Path.GetFullPath(shared) : null;
    }

    public static string DemoList => Path.Combine(Root, "src", "ComplianceGrains.Host", "Demo", "lists", "ofac-sdn");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ComplianceGrains.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No ComplianceGrains.sln above the tests."));
}
