namespace ComplianceGrains.Screening.Tests;

/// <summary>Public material that is beside the repository on some machines and is never committed.</summary>
internal static class Shared
{
    public static string Need(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", relative);
            if (Path.Exists(path))
                return path;
        }

        throw new Xunit.SkipException($"shared/{relative} is not beside the repository");
    }

    /// <summary>A folder of this repository.</summary>
    public static string Repository(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ComplianceGrains.sln")))
                return Path.Combine(folder.FullName, relative);
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    public static IReadOnlyDictionary<string, Func<Stream>> Files(params (string Name, string Text)[] files) =>
        files.ToDictionary(
            file => file.Name,
            file => (Func<Stream>)(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.Text))));
}
