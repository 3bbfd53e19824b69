using System.Text;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Builds packs for tests: a copy of a real one under an invented code, with lines changed.</summary>
internal static class InventedPack
{
    /// <summary>The files of a real pack in its first version: it never changes, so neither do the lines that tests change.</summary>
    public static PackFolder Of(string jurisdiction) => Of(Repository.Library.Packs.Where(pack => pack.Jurisdiction == jurisdiction).MinBy(pack => pack.Version)!);

    /// <summary>The files of one version of a real pack.</summary>
    public static PackFolder Of(Pack pack) => new(
        pack.Jurisdiction.ToLowerInvariant(),
        pack.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal));

    /// <summary>The real pack with its main file changed.</summary>
    public static PackFolder With(string jurisdiction, Func<string, string> change, string? name = null)
    {
        var real = Of(jurisdiction);
        var files = real.Files.ToDictionary(file => file.Key, file => file.Value);
        files["pack.yaml"] = Encoding.UTF8.GetBytes(change(Text(real)));
        return new PackFolder(name ?? real.Name, files);
    }

    public static string Text(PackFolder folder) => Encoding.UTF8.GetString(folder.Files["pack.yaml"].Span);

    /// <summary>A changed real pack, read with the real catalogue.</summary>
    public static PackDraft Draft(string jurisdiction, Func<string, string> change) => Repository.Library.Draft(With(jurisdiction, change));

    /// <summary>The rules of a changed real pack alone.</summary>
    public static EffectiveRules Rules(string jurisdiction, Func<string, string> change) =>
        PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [With(jurisdiction, change)]).OrThrow().Rules([jurisdiction], Repository.Day);
}
