using System.Collections.Frozen;
using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.AuDfat;

/// <summary>
/// Australia's Consolidated List (DFAT, regulation8_consolidated.xlsx): one row per name, tied by the figures of its
/// reference (<c>101</c>, <c>101a</c>).
/// </summary>
/// <remarks>
/// The columns are those that open-source readers of the file ask for; the layout was not held against a file. A column that
/// is not among them stops the import.
/// </remarks>
internal static class DfatWorkbook
{
    private static readonly string[] Required = ["Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Citizenship", "Address", "Committees"];

    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
    [
        .. Required, "Alias Strength", "Place of Birth", "Additional Information", "Listing Information", "IMO Number", "Control Date",
        "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
    ]);

    public static WorkbookList Format { get; } = new("regulation8_consolidated.xlsx (with a column 'Reference')", Required, Read)
    {
        Column = header => Known.Contains(header) ? header : null,
    };

    private static void Read(CsvRow row, GroupedEntries groups)
    {
        var reference = row["Reference"] is { } text ? string.Concat(text.TakeWhile(char.IsAsciiDigit)) : "";
        if (reference.Length == 0)
        {
            row.Error("Reference", "does not begin with a number");
            return;
        }

        var kind = Kind(row["Type"], row);
        var group = groups.Group(reference, row.Line, kind ?? SubjectKind.Any);
        if (kind is { } known)
            group.Kind(known);
        var (type, weak) = (Type(row["Name Type"], row), string.Equals(row["Alias Strength"], "Weak", StringComparison.OrdinalIgnoreCase));
        foreach (var name in row.Lines("Name of Individual or Entity"))
            group.Name(name, type, weak);
        row.Births("Date of Birth", group);
        foreach (var country in Parts(row, "Citizenship"))
            group.Country(country.Trim(' ', '.'));
        foreach (var imo in row.Lines("IMO Number"))
            group.Imo(imo);
        group.Program(row["Committees"]);
    }

    /// <summary>Null when the row leaves it open, as some alias rows do.</summary>
    private static SubjectKind? Kind(string? word, CsvRow row)
    {
        switch (word?.ToLowerInvariant())
        {
            case "individual" or "person":
                return SubjectKind.NaturalPerson;
            case "entity":
                return SubjectKind.LegalEntity;
            case "vessel" or "ship":
                return SubjectKind.Vessel;
            case null or "aka":
                return null;
            default:
                row.Warn("Type", "is not known: the subject is compared with customers of every kind");
                return SubjectKind.Any;
        }
    }

    private static NameType Type(string? word, CsvRow row)
    {
        switch (word?.ToLowerInvariant())
        {
            case null or "primary name" or "primary":
                return NameType.Primary;
            case "aka" or "alias" or "a":
                return NameType.Alias;
            case "original script":
                return NameType.Native;
            case "formerly known as" or "previously listed as":
                return NameType.Former;
            default:
                row.Warn("Name Type", "is not known: the name is read as an alias");
                return NameType.Alias;
        }
    }

    private static IEnumerable<string> Parts(CsvRow row, string column) =>
        row.Lines(column).SelectMany(line => line.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
