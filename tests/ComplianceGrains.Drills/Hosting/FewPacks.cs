namespace ComplianceGrains.Drills.Hosting;

/// <summary>A folder with the packs of those whom applicants of a drill meet: to publish all others takes longer than the drill.</summary>
public sealed class FewPacks : IDisposable
{
    private static readonly string[] Jurisdictions = ["eu", "de", "sg"];

    /// <param name="root">Of the working copy that they are taken from.</param>
    public FewPacks(string root)
    {
        var packs = System.IO.Path.Combine(root, "jurisdictions");
        foreach (var file in Jurisdictions.SelectMany(one => Directory.EnumerateFiles(System.IO.Path.Combine(packs, one), "*.yaml", SearchOption.AllDirectories)).Append(System.IO.Path.Combine(packs, "catalog.yaml")))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(packs, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("drill-packs-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
