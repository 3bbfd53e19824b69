using ComplianceGrains.Screening.Lists.AuDfat;
using ComplianceGrains.Screening.Lists.CaLists;
using ComplianceGrains.Screening.Lists.ChSeco;
using ComplianceGrains.Screening.Lists.EuFsf;
using ComplianceGrains.Screening.Lists.FrGels;
using ComplianceGrains.Screening.Lists.Generic;
using ComplianceGrains.Screening.Lists.JpMof;
using ComplianceGrains.Screening.Lists.Keyed;
using ComplianceGrains.Screening.Lists.Ofac;
using ComplianceGrains.Screening.Lists.Pep;
using ComplianceGrains.Screening.Lists.Reading;
using ComplianceGrains.Screening.Lists.TrMasak;
using ComplianceGrains.Screening.Lists.UkOfsi;
using ComplianceGrains.Screening.Lists.UkSl;
using ComplianceGrains.Screening.Lists.UnSc;
using ComplianceGrains.Screening.Lists.UsCsl;
using ComplianceGrains.Screening.Lists.Wallets;
using ComplianceGrains.Screening.Lists.ZaFic;

namespace ComplianceGrains.Screening.Lists.Importing;

/// <summary>Reads a list from its official files. All or nothing.</summary>
public static class ListImport
{
    private static readonly Dictionary<string, IListFormat[]> Formats = new(KeyedList.EyesOnly.ToDictionary(id => id, id => new IListFormat[] { new KeyedList(id) }), StringComparer.Ordinal)
    {
        ["ofac-sdn"] = [new OfacCsv("sdn", "alt", "add", "sdn_comments"), new OfacAdvancedXml(), new OfacXml()],
        ["ofac-cons"] = [new OfacCsv("cons_prim", "cons_alt", "cons_add", "cons_comments"), new OfacAdvancedXml(), new OfacXml()],
        ["ofac-addresses"] = [new AddressLines()],
        ["un-sc"] = [new UnXml()],
        ["uk-sl"] = [new UkSanctionsCsv(), new UkSanctionsXml(), UkSanctionsCsv.Workbook],
        ["uk-ofsi"] = [new OfsiCsv(), OfsiCsv.Workbook],
        ["eu-fsf"] = [new EuXml()],
        ["us-csl"] = [new CslCsv()],
        ["au-dfat"] = [DfatWorkbook.Format],
        ["ca-sema"] = [new SemaXml()],
        ["ca-criminal-code"] = [new ListedEntitiesXml()],
        ["ch-seco"] = [new SecoXml()],
        ["fr-gels"] = [new GelsJson()],
        ["jp-mof"] = [MofWorkbook.Format],
        ["tr-masak"] = [MasakWorkbook.Format],
        ["za-tfs"] = [new FicXml()],
    };

    private static readonly IListFormat[] Tables = [new TargetsCsv(), new GenericCsv()];

    /// <summary>Ids of a firm's own lists begin with this.</summary>
    public const string OwnPrefix = "own-";

    /// <summary>Ids of lists of politically exposed persons begin with this. A match there is no accusation.</summary>
    public const string PepPrefix = "pep-";

    /// <summary>Ids of the public lists that have an importer.</summary>
    public static IReadOnlyCollection<string> KnownLists => Formats.Keys;

    /// <summary>Whether a list of this id can be read: a public one, a firm's own, or one of politically exposed persons.</summary>
    public static bool IsKnown(string listId) => FormatsOf(listId) is not null;

    /// <summary>Reads one version of a list.</summary>
    /// <param name="listId">One of <see cref="KnownLists"/>.</param>
    /// <param name="files">File name (its folder is ignored) to a function that opens it anew; it may be called several times.</param>
    /// <returns>The whole list, or errors by file and line. Never throws for what a file contains.</returns>
    public static ListImportResult Read(string listId, IReadOnlyDictionary<string, Func<Stream>> files)
    {
        var problems = new ProblemLog();
        if (FormatsOf(listId) is not { } formats)
        {
            problems.Error("*", 0, null, $"list '{listId}' has no importer; known are {string.Join(", ", KnownLists)}, {PepPrefix}… and {OwnPrefix}… for your own");
            return new(null, problems.Errors, problems.Warnings);
        }

        var source = new ListSource(files);
        var parsed = Parse(listId, formats, source, problems);
        if (problems.Failed || parsed is null)
            return new(null, problems.Errors, problems.Warnings);

        var digests = source.Digests();
        return new(new ListContent(listId, ListSource.Digest(digests), parsed.PublishedAt, digests, parsed.Entries), [], problems.Warnings);
    }

    private static IListFormat[]? FormatsOf(string listId) =>
        Formats.GetValueOrDefault(listId)
        ?? (new[] { OwnPrefix, PepPrefix }.Any(prefix => listId.Length > prefix.Length && listId.StartsWith(prefix, StringComparison.Ordinal)) ? Tables : null);

    private static ParsedList? Parse(string listId, IListFormat[] formats, ListSource source, ProblemLog problems)
    {
        var file = "*";
        try
        {
            if (formats.FirstOrDefault(format => format.Accepts(source)) is not { } format)
            {
                problems.Error(file, 0, null, $"none of the files is what list '{listId}' needs: {string.Join(" or ", formats.Select(format => format.Needs))}; given: {string.Join(", ", source.Names)}");
                return null;
            }

            file = format.Needs;
            var parsed = format.Read(source, problems);
            if (parsed.Entries.Count == 0 && !problems.Failed)
                problems.Error(file, 0, null, "holds no entry; an empty list is refused, the previous version stays");
            return parsed;
        }
        catch (ListFormatException e)
        {
            problems.Error(file, e.Line, e.Field, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Error(file, 0, null, $"a file could not be read ({e.GetType().Name}); try again");
        }

        return null;
    }

    /// <summary>Reads every file of a folder as one version of a list.</summary>
    /// <param name="listId">One of <see cref="KnownLists"/>.</param>
    /// <param name="folder">Folder with the official files of that one list.</param>
    public static ListImportResult ReadFolder(string listId, string folder) =>
        Read(listId, Directory.EnumerateFiles(folder).ToDictionary(
            file => Path.GetFileName(file), file => (Func<Stream>)(() => File.OpenRead(file))));
}
