using Azure.Data.Tables;
using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Drills.Tests;

/// <summary>Two silos whose members stand on a real Redis server, by one setting; their store is the emulator of Azure storage.</summary>
public sealed class RedisClusterTests
{
    private const string MembershipTable = "OrleansSiloInstances";

    [SkippableFact]
    public async Task Members_that_stand_on_Redis_find_each_other_and_do_without_one_that_is_killed_but_no_other_root_key_takes_over_beside_one_that_works()
    {
        var (emulator, noEmulator) = await Emulator.StartAsync();
        Skip.If(emulator is null, noEmulator);
        await using var ofEmulator = emulator;
        var (redis, noRedis) = await RedisServer.StartAsync();
        Skip.If(redis is null, noRedis);
        await using var ofRedis = redis;
        var places = emulator.NewAccount();
        await using var cluster = await Cluster.StartAsync(places, 2, redis.Address);
        await ListFolder.UploadAsync(cluster.Silos[1], Repository.DemoList);
        var (answers, source) = (new Answers(), new ApplicantSource(1, NamePool.Load(), Repository.DemoList));
        await new Clients(cluster.Silos, answers).ServeAsync(source.Make(4, "both"), 2);

        cluster.Silos[1].Kill();
        await new Clients(cluster.Silos, answers).ServeAsync(source.Make(4, "one"), 2);
        await NoOtherRootKeyAsync(cluster, places, emulator.NewAccount());
        await cluster.Silos[1].RestartAsync();
        var again = await cluster.Silos[1].As("auditor").GetAsync("/v1/lists");

        Assert.Equal((16, 200), (answers.Count, again.Status));
        Assert.Contains(await redis.KeysAsync(), key => key.Contains("drill", StringComparison.Ordinal));
        Assert.DoesNotContain(new TableServiceClient(places.Tables).Query(), table => table.Name == MembershipTable);
    }

    /// <summary>One that goes on would wrap new keys under the root key that is going: neither the tool nor a silo that starts has another take its place.</summary>
    private static async Task NoOtherRootKeyAsync(Cluster cluster, AzurePlaces places, AzurePlaces another)
    {
        var keys = new KeyFolder(cluster.Secrets);
        var (exit, said) = await Tool.RunAsync("keys", "rotate", "root", "--data", cluster.Secrets, "--tables", places.Tables);
        Assert.Equal((3, false), (exit, File.Exists(keys.NextRoot)));
        Assert.Contains(cluster.Silos[0].Address.ToString().TrimEnd('/'), said, StringComparison.Ordinal);

        // Nobody works on a store of another account, which says nothing of this one.
        await (await AzureStore.OpenAsync(another, 1)).ClaimAsync("00000000");
        (exit, said) = await Tool.RunAsync("keys", "rotate", "root", "--data", cluster.Secrets, "--tables", another.Tables);
        Assert.Equal((3, false), (exit, File.Exists(keys.NextRoot)));
        Assert.Contains("begun with the signing key 00000000", said, StringComparison.Ordinal);

        PrivateFile.Write(keys.NextRoot, new byte[32]);
        cluster.Silos[1].Relaunch();
        await Eventually.TrueAsync(() => Task.FromResult(cluster.Silos[1].HasExited), TimeSpan.FromMinutes(2), () => cluster.Output);
        Assert.Equal(1, cluster.Silos[1].ExitCode);
        Assert.Contains("Stop every silo, start one", cluster.Silos[1].Output, StringComparison.Ordinal);
        Assert.True(File.Exists(keys.NextRoot));
        File.Delete(keys.NextRoot);
    }
}
