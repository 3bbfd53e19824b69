using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>What a failure of SQLite means to whoever operates the host (primary result codes, sqlite.org/rescode.html).</summary>
internal static class SqliteFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CantOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The failure with the file that it is about, and what to do.</summary>
    public static IOException Of(string path, SqliteException failure) => new(
        failure.SqliteErrorCode switch
        {
            Corrupt or NotADatabase =>
                $"{path} is damaged: {Said(failure)}. Restore the newest backup of the whole data folder; `compliance history verify` says what of it can be read.",
            ReadOnly or CantOpen => $"{path} cannot be written: {Said(failure)}. Let the program's user read and write the folder and the files in it, or choose another folder.",
            Busy or Locked => $"{path} is in use by another program: {Said(failure)}. Stop that one first.",
            Full => $"{path} cannot grow: {Said(failure)}. Make room on the disk.",
            _ => $"{path} cannot be used: {Said(failure)}.",
        },
        failure);

    private static string Said(SqliteException failure) => failure.Message.TrimEnd('.');
}
