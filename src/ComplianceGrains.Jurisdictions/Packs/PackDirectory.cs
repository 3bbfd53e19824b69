using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>Where the packs' files stand: <c>eu/3/pack.yaml</c>, one folder for each version, named by its number.</summary>
internal static class PackDirectory
{
    /// <summary>The folders of all versions, by jurisdiction and number.</summary>
    public static IEnumerable<PackFolder> Folders(string directory) =>
        from jurisdiction in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal)
        from version in Directory.EnumerateDirectories(jurisdiction).Where(IsVersion).OrderBy(folder => Name(folder).Length).ThenBy(Name, StringComparer.Ordinal)
        select Read(version);

    /// <summary>Packs that stand beside their versions' folders: nobody would read them, so nobody may overlook them.</summary>
    public static IReadOnlyList<PackError> Misplaced(string directory) =>
    [
        .. from jurisdiction in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal)
           from folder in Directory.EnumerateDirectories(jurisdiction).Where(inner => !IsVersion(inner)).Append(jurisdiction)
           from file in Directory.EnumerateFiles(folder, PackReader.MainFile, folder == jurisdiction ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
           select new PackError(
               Path.GetRelativePath(directory, file).Replace('\\', '/'), 1, 1,
               $"A pack stands in the folder of its version: move it, with its holidays, to {Name(jurisdiction)}/<version>/, such as {Name(jurisdiction)}/1/{PackReader.MainFile}."),
    ];

    /// <summary>The files of one version in memory. A folder that is no number is named as the jurisdiction itself.</summary>
    public static PackFolder Read(string folder)
    {
        var name = Name(folder);
        var files = Directory.EnumerateFiles(folder, "*.yaml").ToDictionary(file => Path.GetFileName(file), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file), StringComparer.Ordinal);
        if (!IsVersion(folder))
            return new PackFolder(name, files);
        var jurisdiction = Name(Path.GetDirectoryName(Path.GetFullPath(Path.TrimEndingDirectorySeparator(folder)))!);
        return new PackFolder(jurisdiction, files) { Path = $"{jurisdiction}/{name}" };
    }

    private static bool IsVersion(string folder) => Name(folder).All(char.IsAsciiDigit);

    private static string Name(string folder) => Path.GetFileName(Path.GetFullPath(Path.TrimEndingDirectorySeparator(folder)));
}
