using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>Keys of the table of logs: one partition a log, and one that names all logs.</summary>
internal static class LogRows
{
    /// <summary>The partition that names the logs that have or had drafts.</summary>
    public const string Known = "!logs";

    public const string Head = "!head";

    public static string Partition(string log) => RowKey.Part(log);

    /// <summary>A batch stands under its last index: the batch that holds an index is the first at or behind it.</summary>
    public static string Batch(long lastIndex) => $"b~{RowKey.Long(lastIndex)}";

    public static string Signed(long size) => $"s~{RowKey.Long(size)}";

    public static string Served(long size) => $"v~{RowKey.Long(size)}";
}
