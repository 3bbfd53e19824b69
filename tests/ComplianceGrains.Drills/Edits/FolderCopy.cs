using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Drills.Edits;

/// <summary>A copy of a stopped data folder that may be spoilt.</summary>
internal sealed class FolderCopy : IDisposable
{
    public static readonly string[] Databases = ["compliance.db", "keys.db", "blobs.db"];

    private FolderCopy(string path) => Path = path;

    public string Path { get; }

    /// <summary>Copies the folder, and what belongs to it beside it.</summary>
    public static FolderCopy Of(string folder)
    {
        var copy = new FolderCopy(System.IO.Path.Combine(Directory.CreateTempSubdirectory("compliance-edit-").FullName, "data"));
        CopyAll(folder, copy.Path);
        var beside = $"{folder}-anchors";
        if (Directory.Exists(beside))
            CopyAll(beside, $"{copy.Path}-anchors");
        return copy;
    }

    /// <summary>Puts a database of another folder in the place of this one's, side files and all.</summary>
    public void PutBack(string older, string file)
    {
        foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
        {
            File.Delete(System.IO.Path.Combine(Path, part));
            if (File.Exists(System.IO.Path.Combine(older, part)))
                File.Copy(System.IO.Path.Combine(older, part), System.IO.Path.Combine(Path, part));
        }
    }

    /// <summary>A connection to one of the databases, without the program.</summary>
    public SqliteConnection Connect(string file) => Connect(Path, file);

    public static SqliteConnection Connect(string folder, string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(folder, file), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Everything that stands in a database's tables, row by row.</summary>
    public static string Dump(string folder, string file)
    {
        using var connection = Connect(folder, file);
        var text = new System.Text.StringBuilder();
        foreach (var table in Sql.Texts(connection, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables of this program
            command.CommandText = $"SELECT * FROM {table} ORDER BY rowid";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                text.Append(table);
                for (var i = 0; i < reader.FieldCount; i++)
                    text.Append('|').Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i));
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    /// <summary>Copies everything in a folder into another.</summary>
    public static void CopyAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file)), overwrite: true);
    }
}
