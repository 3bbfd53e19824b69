using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>Changes rows of a data folder behind everybody's back.</summary>
public static class StoredRows
{
    public static void Change(string data, string sql, string file = "compliance.db")
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, file), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
