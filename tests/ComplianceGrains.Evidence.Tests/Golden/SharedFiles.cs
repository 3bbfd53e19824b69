namespace ComplianceGrains.Evidence.Tests;

/// <summary>Files beside the repository that are used when present and never committed.</summary>
internal static class SharedFiles
{
    /// <summary>The path of a shared file; skips the test when it is absent.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", relative);
            if (File.Exists(path))
                return path;
        }
        throw new SkipException($"shared/{relative} is not beside the repository.");
    }
}
