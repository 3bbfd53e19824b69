using ComplianceGrains.Drills.Edits;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Drills.Destructions;

/// <summary>What the files of a host say of a customer's records, read beside it.</summary>
internal sealed class Stored(string data)
{
    /// <summary>The steps in their order.</summary>
    public static List<string> Steps { get; } = ["before", "taken on", "begun", "retired", "planned", "keys gone", "swept", "said", "done"];

    /// <summary>How far the destruction of a customer's records has come in a run.</summary>
    public string Step(string customer, string run)
    {
        using var history = Open("compliance.db");
        var kinds = Sql.Texts(history, $"SELECT kind FROM decision JOIN stream ON stream.id=decision.stream WHERE stream.name='retention/{run}' ORDER BY sequence");
        if (kinds.Contains("retention.destroyed/1"))
            return "done";
        if (kinds.Contains("record.shredded/1"))
            return "said";
        if (Number(history, $"SELECT COUNT(*) FROM erasure_run WHERE name='{run}'") > 0)
            return Keys(customer) > 0 ? "planned" : Left(history, customer) > 0 ? "keys gone" : "swept";
        if (Number(history, $"SELECT COUNT(*) FROM retired_key WHERE name LIKE '%/customer/{customer}/%'") > 0)
            return "retired";
        return kinds.Contains("retention.begun/1") ? "begun" : kinds.Count > 0 ? "taken on" : "before";
    }

    /// <summary>How many keys of the customer's there are.</summary>
    public long Keys(string customer)
    {
        using var keys = Open("keys.db");
        return Number(keys, $"SELECT COUNT(*) FROM wrapped_key WHERE name LIKE 'sdk/%/customer/{customer}/%' AND bytes<>zeroblob(length(bytes))");
    }

    /// <summary>How many values are left of those that are to be destroyed in the customer's history.</summary>
    public long Left(string customer)
    {
        using var history = Open("compliance.db");
        return Left(history, customer);
    }

    /// <summary>How many values of the person's own are sealed in the customer's history.</summary>
    public long Values(string customer)
    {
        using var history = Open("compliance.db");
        return Values(history, customer);
    }

    /// <summary>What must be gone with the customer: wrapped keys, and what is sealed under them, but for who of the staff it was.</summary>
    public IReadOnlyList<byte[]> Secrets(string customer)
    {
        using var keys = Open("keys.db");
        using var history = Open("compliance.db");
        return
        [
            .. Blobs(keys, $"SELECT bytes FROM wrapped_key WHERE name LIKE 'sdk/%/customer/{customer}/%'"),
            .. Blobs(history, $"SELECT blob FROM sealed JOIN stream ON stream.id=sealed.stream WHERE stream.name='customer/{customer}' AND sequence=1 AND cid IN ('p1','d1')"),
        ];
    }

    private static long Left(SqliteConnection history, string customer) => Number(
        history, $"SELECT COUNT(*) FROM erased_value NATURAL JOIN (SELECT stream, sequence, cid FROM sealed WHERE blob<>zeroblob(length(blob))) JOIN stream ON stream.id=erased_value.stream WHERE stream.name='customer/{customer}'");

    private static long Values(SqliteConnection history, string customer) =>
        Number(history, $"SELECT COUNT(*) FROM sealed JOIN stream ON stream.id=sealed.stream WHERE stream.name='customer/{customer}' AND cid='p1' AND blob<>zeroblob(length(blob))");

    private static long Number(SqliteConnection connection, string sql) => (long)Sql.Value(connection, sql)!;

    private static List<byte[]> Blobs(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // made of names of this program's own
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var blobs = new List<byte[]>();
        while (reader.Read())
            blobs.Add((byte[])reader[0]);
        return blobs;
    }

    private SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data, file)};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }
}
