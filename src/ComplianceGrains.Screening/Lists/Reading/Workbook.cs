using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>One row of a workbook that is not blank.</summary>
/// <param name="Sheet">1 for the first sheet.</param>
/// <param name="Record">Its cells as text, and its 1-based row number.</param>
internal readonly record struct SheetRow(int Sheet, CsvRecord Record);

/// <summary>Streams the rows of an XLSX workbook, sheet after sheet, once <see cref="WorkbookGuard"/> has let it pass.</summary>
internal static class Workbook
{
    private const int LongestCell = 200_000;

    /// <summary>All rows that are not blank, hidden sheets included: what is hidden in a list is on the list.</summary>
    /// <exception cref="ListFormatException">The workbook is damaged, a bomb, or none.</exception>
    public static IEnumerable<SheetRow> Rows(ListSource source, string file)
    {
        using var stream = WorkbookGuard.Open(source, file);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the library asks for code page 1252 even where it does not use it
        using var reader = Guard(() => ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }), 0);
        var sheet = 1;
        do
        {
            for (var row = 1; Guard(reader.Read, row); row++)
                if (Guard(() => Cells(reader, row), row) is { } cells)
                    yield return new SheetRow(sheet, new CsvRecord(row, cells));
            sheet++;
        }
        while (Guard(reader.NextResult, 0));
    }

    private static string[]? Cells(IExcelDataReader reader, int row)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            if ((cells[i] = Text(reader.GetValue(i))).Length > LongestCell)
                throw new ListFormatException(row, null, $"a cell is longer than {LongestCell} characters");
        return cells.All(string.IsNullOrWhiteSpace) ? null : cells;
    }

    /// <summary>A date as <c>yyyy-MM-dd</c>, a whole number without decimals: the sheet's own display format is a matter of the reader's screen.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        string text when text.Any(char.IsSurrogate) => string.Concat(text.EnumerateRunes()).Replace("_x000D_", "\n", StringComparison.Ordinal), // half a pair is no character
        string text => text.Replace("_x000D_", "\n", StringComparison.Ordinal),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString(Math.Abs(number) < 1e15 && Math.Floor(number) == number ? "0" : "R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The library throws many kinds of exception at a workbook that is not one; all of them mean the same here.</summary>
    private static T Guard<T>(Func<T> read, int row)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (ListFormatException or OutOfMemoryException or IOException))
        {
            throw new ListFormatException(row, null, $"the workbook cannot be read from here on ({e.GetType().Name}); the file is damaged: fetch it again");
        }
    }
}
