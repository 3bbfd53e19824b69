using System.Globalization;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>Row numbers as the opaque cursors that callers hold.</summary>
internal static class Cursor
{
    public static string Of(long row) => row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The row that a cursor names; 0, before all rows, for the empty one.</summary>
    public static long Row(string cursor) => cursor.Length == 0 ? 0 : long.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);
}
