using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Approvals;

/// <summary>A copy of one pack in which nobody has to be somebody else.</summary>
internal sealed class Lenient : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lenient-packs-").FullName;

    public static Lenient Packs()
    {
        var lenient = new Lenient();
        File.Copy(Path.Combine(Repository.Packs, "catalog.yaml"), Path.Combine(lenient._folder, "catalog.yaml"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Packs, "sg"), "*.yaml", SearchOption.AllDirectories).Where(file => !file.Contains("scenarios", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(lenient._folder, Path.GetRelativePath(Repository.Packs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace(", distinctFrom: maker", "", StringComparison.Ordinal));
        }

        return lenient;
    }

    public PackLibrary Library => PackLibrary.Load(_folder).OrThrow();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
