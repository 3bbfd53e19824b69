using System.Text.RegularExpressions;

namespace ComplianceGrains.Architecture.Tests;

/// <summary>The source files of <c>src</c>, without comments.</summary>
internal static partial class SourceTree
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static IEnumerable<string> Projects => Directory.EnumerateDirectories(Path.Combine(Root, "src"))
        .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Select(folder => Path.GetFileName(folder)["ComplianceGrains.".Length..]);

    /// <summary>Every file by its path from <c>src</c>, with its code.</summary>
    public static IEnumerable<(string File, string Code)> Files => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .Select(file => (Path.GetRelativePath(Path.Combine(Root, "src"), file).Replace('\\', '/'), Comments().Replace(File.ReadAllText(file), "")));

    /// <summary>The folders of a project in which types are declared; <c>(top)</c> is its own.</summary>
    public static IEnumerable<string> FoldersOf(string project)
    {
        var root = $"ComplianceGrains.{project}/";
        return Files.Where(file => file.File.StartsWith(root, StringComparison.Ordinal))
            .Select(file => Path.GetDirectoryName(file.File[root.Length..])!.Replace('\\', '/')).Distinct().Select(folder => folder.Length == 0 ? "(top)" : folder);
    }

    public static IEnumerable<string> Texts(string code) => Literals().Matches(code).Select(match => match.Groups[1].Value);

    public static string WithoutTexts(string code) => Literals().Replace(code, "\"\"");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ComplianceGrains.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No ComplianceGrains.sln above the tests."));

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{},]\s*)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex("\"([^\"\\\\\\n]*)\"")]
    private static partial Regex Literals();
}
