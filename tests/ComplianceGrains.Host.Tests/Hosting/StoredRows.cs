using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>Changes rows of a data folder behind everybody's back.</summary>
public static class StoredRows
{
    public static void Change(string data, string sql, string file = "compliance.db")
    {
        using var connection = Connect(data, file);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    /// <summary>Turns the last bit of the first sealed value of an actor's first decision.</summary>
    public static void DamageValue(string data, string actor)
    {
        using var connection = Connect(data, "compliance.db");
        var (id, blob) = FirstValue(connection, actor);
        blob[^1] ^= 1;
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE sealed SET blob=$2 WHERE id=$1";
        write.Parameters.AddWithValue("$1", id);
        write.Parameters.AddWithValue("$2", blob);
        Assert.Equal(1, write.ExecuteNonQuery());
    }

    /// <summary>What is read is read to its end before anything is written: a write behind an older reading is refused for good once somebody else has written.</summary>
    private static (long Id, byte[] Blob) FirstValue(SqliteConnection connection, string actor)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT sealed.id, blob FROM sealed JOIN stream ON stream.id=sealed.stream WHERE name=$1 AND sequence=1 ORDER BY cid LIMIT 1";
        read.Parameters.AddWithValue("$1", actor);
        using var row = read.ExecuteReader();
        Assert.True(row.Read(), $"There is no sealed value of {actor}.");
        return (row.GetInt64(0), (byte[])row.GetValue(1));
    }

    private static SqliteConnection Connect(string data, string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, file), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
