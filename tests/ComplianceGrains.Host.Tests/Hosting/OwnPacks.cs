namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>A copy of the packs for a firm that has a list of politically exposed persons, as the packs' README says how.</summary>
public sealed class OwnPacks : IDisposable
{
    public const string PepList = "pep-world";

    private OwnPacks()
    {
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("own-packs-").FullName;

    public static OwnPacks Copy()
    {
        var own = new OwnPacks();
        var packs = Path.Combine(Repository.Root, "jurisdictions");
        foreach (var file in Directory.EnumerateFiles(packs, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(own.Folder, Path.GetRelativePath(packs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Change(Path.Combine(own.Folder, "catalog.yaml"), "\nlists:\n", $"\nlists:\n  {PepList}: politically exposed persons, from our provider\n");
        foreach (var version in Directory.EnumerateFiles(Path.Combine(own.Folder, "eu"), "pack.yaml", SearchOption.AllDirectories))
            Change(version, "\nscreening:\n  source: firm-policy\n  verified: false\n", $"\nscreening:\n  source: firm-policy\n  verified: false\n  pepLists: [{PepList}]\n");
        return own;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Change(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
