namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>The data folder of a host that was ready and has stopped.</summary>
public sealed class StoppedData : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        _host.Kill();
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A copy to do something to. What the write-ahead log held is in the databases.</summary>
    public TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        Copy(_host.Data, copy.Path);
        Copy(_host.Anchors, copy.Anchors);

        foreach (var database in Directory.EnumerateFiles(copy.Path, "*.db"))
            Checkpoint(database);
        return copy;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Checkpoint(string database)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }
}
