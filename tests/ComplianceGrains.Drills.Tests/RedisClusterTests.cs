using Azure.Data.Tables;
using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Tests;

/// <summary>Two silos whose members stand on a real Redis server, by one setting; their store is the emulator of Azure storage.</summary>
public sealed class RedisClusterTests
{
    private const string MembershipTable = "OrleansSiloInstances";

    [SkippableFact]
    public async Task Members_that_stand_on_Redis_find_each_other_and_do_without_one_that_is_killed()
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
        await cluster.Silos[1].RestartAsync();
        var again = await cluster.Silos[1].As("auditor").GetAsync("/v1/lists");

        Assert.Equal((16, 200), (answers.Count, again.Status));
        Assert.Contains(await redis.KeysAsync(), key => key.Contains("drill", StringComparison.Ordinal));
        Assert.DoesNotContain(new TableServiceClient(places.Tables).Query(), table => table.Name == MembershipTable);
    }
}
