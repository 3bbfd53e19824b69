namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>What somebody has who has just cloned the repository: the last commit, and what the working copy has changed since. Nothing is built.</summary>
internal sealed class FreshClone : IDisposable
{
    private FreshClone(string path) => Path = path;

    public string Path { get; }

    public static async Task<FreshClone> OfWorkingCopyAsync()
    {
        var clone = new FreshClone(Directory.CreateTempSubdirectory("compliance-clone-").FullName);
        await GitAsync(Repository.Root, "clone", "--quiet", Repository.Root, clone.Path);
        var changed = await GitAsync(Repository.Root, "diff", "HEAD", "--name-only", "-z", "--no-renames");
        var added = await GitAsync(Repository.Root, "ls-files", "--others", "--exclude-standard", "-z");
        foreach (var file in (changed + added).Split('\0', StringSplitOptions.RemoveEmptyEntries))
            clone.Take(file);
        return clone;
    }

    /// <summary>The files in the clone that git neither has nor ignores.</summary>
    public async Task<IReadOnlyList<string>> UntrackedAsync() =>
        (await GitAsync(Path, "ls-files", "--others", "--exclude-standard", "-z")).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Take(string file)
    {
        var (from, to) = (System.IO.Path.Combine(Repository.Root, file), System.IO.Path.Combine(Path, file));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
        if (File.Exists(from))
            File.Copy(from, to, overwrite: true);
        else
            File.Delete(to);
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var (exit, output, error) = await Shell.RunAsync(folder, new Dictionary<string, string>(), TimeSpan.FromMinutes(2), "git", arguments);
        return exit == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }
}
