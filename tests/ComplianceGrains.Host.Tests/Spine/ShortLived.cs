namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>The jurisdictions of the working copy, with lists that are stale after seconds.</summary>
internal sealed class ShortLived : IDisposable
{
    public ShortLived(int seconds)
    {
        var from = System.IO.Path.Combine(Repository.Root, "jurisdictions");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            if (System.IO.Path.GetFileName(file) == "pack.yaml")
                File.WriteAllText(to, File.ReadAllText(file).Replace("  freshness: PT24H", $"  freshness: PT{seconds}S", StringComparison.Ordinal));
            else
                File.Copy(file, to);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("compliance-packs-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
