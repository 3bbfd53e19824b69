using System.Globalization;

namespace ComplianceGrains.Storage.Azure.Tables;

/// <summary>A partition: everything of its actors and all their work, so that a verdict is one entity group transaction.</summary>
internal static class Cell
{
    public static string Of(StoreLayout layout, string actor) => Name(layout.CellOf(actor));

    public static string Name(int cell) => string.Create(CultureInfo.InvariantCulture, $"c{cell:X2}");

    public static IEnumerable<int> All(StoreLayout layout) => Enumerable.Range(0, layout.Cells);

    /// <summary>Keys of rows; what is to be done sorts before all else of the cell.</summary>
    public static string Due(long due, string actor, string key) => $"!a~{RowKey.Long(due)}~{RowKey.Part(actor)}~{RowKey.Part(key)}";

    public static string Drafts(string log) => $"!d~{RowKey.Part(log)}~";

    public static string Draft(string log, string actor, long seq) => $"{Drafts(log)}{RowKey.Part(actor)}~{RowKey.Short(seq)}";

    public static string Effect(string source, long sequence, int number) => $"!e~{RowKey.Part(source)}~{RowKey.Short(sequence)}~{RowKey.Short(number)}";

    public static string Queued(long due, string actor, string key) => $"!q~{RowKey.Long(due)}~{RowKey.Part(actor)}~{RowKey.Part(key)}";

    public static string Head(string actor) => $"h~{RowKey.Part(actor)}~!";

    public static string Command(string actor, string id) => $"h~{RowKey.Part(actor)}~c{RowKey.Part(id)}";

    public static string Decision(string actor, long sequence) => $"h~{RowKey.Part(actor)}~d{RowKey.Short(sequence)}";

    public static string Person(string actor, long sequence) => $"h~{RowKey.Part(actor)}~p{RowKey.Short(sequence)}";

    public static string Pointer(string actor, string log, long seq) => $"h~{RowKey.Part(actor)}~l{RowKey.Part(log)}~{RowKey.Short(seq)}";

    public static string Receipt(string actor, string log, long seq) => $"h~{RowKey.Part(actor)}~r{RowKey.Part(log)}~{RowKey.Short(seq)}";

    public static string Tail(string actor, string log) => $"h~{RowKey.Part(actor)}~t{RowKey.Part(log)}";

    /// <summary>How many actors the cell has: their numbers leave no gap, so that whoever lists them misses none.</summary>
    public static string Names => "n~!";

    public static string Name(long number) => $"n~{RowKey.Long(number)}";
}
