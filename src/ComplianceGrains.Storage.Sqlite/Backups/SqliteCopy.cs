using ComplianceGrains.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Storage.Sqlite.Backups;

/// <summary>Copies a database as it is at one moment, also while a host writes to it, without its free pages.</summary>
public static class SqliteCopy
{
    /// <summary>Copies a file; returns when the copy is on the disk.</summary>
    /// <exception cref="IOException">It cannot be read, is of another layout, or the copy cannot be written.</exception>
    public static void Make(string from, string to)
    {
        if (!File.Exists(from))
            throw new FileNotFoundException($"There is no {from}. Name the data folder of a host.", from);
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = SnapshotReader.SourceOf(from), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            Database.CheckLayout(connection, from);
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $1";
            command.Parameters.AddWithValue("$1", to);
            command.ExecuteNonQuery();
        }
        catch (SqliteException failure)
        {
            throw new IOException($"{from} cannot be copied to {to}: {failure.Message}", failure);
        }

        using var written = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
