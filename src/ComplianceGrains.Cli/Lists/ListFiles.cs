using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Cli.Lists;

/// <summary>A folder with one folder per list id, each holding the official files of that list.</summary>
internal static class ListFiles
{
    /// <summary>Loads the lists that are asked for, or all that have a folder. Files on disk count as confirmed now.</summary>
    /// <returns>Null when a list could not be read; the errors are on the error output.</returns>
    public static ListCatalog? Load(DirectoryInfo folder, IReadOnlyCollection<string> wanted, Instant now)
    {
        if (!folder.Exists)
        {
            Console.Error.WriteLine($"{folder.FullName} does not exist; give the folder that holds one folder per list.");
            return null;
        }

        var catalog = ListCatalog.Empty;
        foreach (var list in Directory.EnumerateDirectories(folder.FullName).Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(list);
            if (wanted.Count > 0 ? !wanted.Contains(id) : !ListImport.IsKnown(id))
                continue;
            var result = ListImport.ReadFolder(id, list);
            foreach (var problem in result.Errors)
                Console.Error.WriteLine($"{id}: {problem}");
            if (result.Content is null)
                return null;
            catalog = catalog.With(ListIndex.Build(result.Content), now);
        }

        return catalog;
    }
}
