using System.Text;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Host.Tests.GrainStates;

/// <summary>What grains keep to compute it once may be deleted, damaged or altered at any moment, and costs only time.</summary>
public sealed class ThrowawayTests
{
    private const string Name = "Borivoj Quastelbrand";

    /// <summary>Whoever has a deleted file open would tidy up beside the new one.</summary>
    private static readonly Lock Sweeping = new();

    [Fact]
    public async Task Deleting_all_grain_state_at_any_moment_costs_only_time()
    {
        using var host = await RunningHost.StartAsync();
        await host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList);
        for (var i = 0; i < 3; i++)
            await ActiveAsync(host, $"meant-{i}", Name);
        await ActiveAsync(host, "other", "Ana Example");
        using var stop = new CancellationTokenSource();
        var sweeping = SweepAsync(host.Data, stop.Token);

        // Something new to be compared with twice; the program is killed in the middle, and the whole file deleted.
        Assert.Equal(201, (await UploadAsync(host, 1)).Status);
        host.Kill();
        lock (Sweeping)
            foreach (var file in Directory.EnumerateFiles(host.Data, "cache.db*"))
                File.Delete(file);
        await host.RestartAsync();
        Assert.Equal(201, (await UploadAsync(host, 2)).Status);

        await Eventually.TrueAsync(async () => (await host.As("mlro").GetAsync("/v1/lists")).Json["items"]![0] is { } list
            && (int)list["version"]! == 3 && (bool)list["rescreening"]!["done"]!, TimeSpan.FromSeconds(90), () => host.Output);
        await stop.CancelAsync();
        Assert.True(await sweeping > 0, "Nothing was ever there to be deleted.");
        for (var i = 0; i < 3; i++)
        {
            var meant = await Eventually.GetAsync(() => host.As("mlro").GetAsync($"/v1/customers/meant-{i}"), answer => answer["status"] == "restricted", TimeSpan.FromSeconds(90));
            Assert.Single(meant.DecisionKinds, kind => kind == "customer.exception-raised/2");
        }

        Assert.Equal("active", (await host.As("mlro").GetAsync("/v1/customers/other"))["status"]);
    }

    [Fact]
    public async Task What_somebody_else_wrote_into_it_leaves_nobody_out()
    {
        using var host = await RunningHost.StartAsync();
        await host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList);
        await ActiveAsync(host, "meant", Name);
        await Eventually.TrueAsync(async () => (bool)(await host.As("mlro").GetAsync("/v1/lists")).Json["items"]![0]!["rescreening"]!["done"]!, TimeSpan.FromSeconds(90));
        host.Kill();
        Assert.True(Change(host.Data, "UPDATE state SET body = zeroblob(length(body))") > 0, "Nothing was kept.");
        await host.RestartAsync();

        await UploadAsync(host, 1);

        await Eventually.GetAsync(() => host.As("mlro").GetAsync("/v1/customers/meant"), answer => answer["status"] == "restricted", TimeSpan.FromSeconds(90));
        Assert.True(await Kept(host, "SELECT count(*) FROM state WHERE body <> zeroblob(length(body))") > 0, "What was altered was not made anew.");
    }

    private static async Task ActiveAsync(RunningHost host, string id, string name)
    {
        await host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, name));
        Assert.Equal("active", (await host.As("product-service").PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed))["status"]);
    }

    /// <summary>The demo's list with so many people more, of whom the first is meant.</summary>
    private static Task<Answer> UploadAsync(RunningHost host, int more)
    {
        var files = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var sdn = Encoding.ASCII.GetString(files["sdn.csv"]);
        var rows = Enumerable.Range(0, more).Select(i => $"{900777 + i},\"QUASTELBRAND, {(i == 0 ? "Borivoj" : $"Zdenka{i}")}\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n");
        files["sdn.csv"] = Encoding.ASCII.GetBytes(sdn.Insert(sdn.LastIndexOf('\x1a'), string.Concat(rows)));
        return host.As("operator").UploadAsync("ofac-sdn", files);
    }

    /// <summary>Deletes everything that is kept, all the time; how many rows there were.</summary>
    private static async Task<int> SweepAsync(string data, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var deleted = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                deleted += Change(data, "DELETE FROM state");
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }

        return deleted;
    }

    /// <summary>How many rows changed; none while the file is being made.</summary>
    private static int Change(string data, string sql)
    {
        try
        {
            lock (Sweeping)
            {
                using var connection = Connect(data);
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                return command.ExecuteNonQuery();
            }
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    private static async Task<long> Kept(RunningHost host, string sql)
    {
        using var connection = Connect(host.Data);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static SqliteConnection Connect(string data)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "cache.db"), Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        return connection;
    }
}
