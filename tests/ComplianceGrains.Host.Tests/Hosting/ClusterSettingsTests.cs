using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace ComplianceGrains.Host.Tests.Hosting;

public sealed class ClusterSettingsTests
{
    [Fact]
    public void Members_stand_in_the_store_if_no_server_is_named() => Assert.Null(Read(("Cluster:Id", "one"))!.Redis);

    [Fact]
    public void A_host_without_a_cluster_is_alone_whatever_else_is_said() => Assert.Null(Read(("Cluster:Redis", "127.0.0.1:6379")));

    [Fact]
    public void Members_stand_on_the_server_that_is_named()
    {
        var redis = Read(("Cluster:Id", "one"), ("Cluster:Redis", "10.0.3.9:6380,ssl=true,password=xyz"))!.Redis!;

        Assert.Equal(("10.0.3.9:6380", true, "xyz"), (redis.EndPoints.Single().ToString(), redis.Ssl, redis.Password));
    }

    [Theory]
    [InlineData(",")]
    [InlineData("10.0.3.9:6380,colour=green,password=xyz")]
    [InlineData("10.0.3.9:6380,ssl=maybe,password=xyz")]
    [InlineData("ssl=true,password=xyz")]
    public void A_server_that_cannot_be_read_is_refused_and_no_password_said(string server)
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read(("Cluster:Id", "one"), ("Cluster:Redis", server)));

        Assert.StartsWith("Cluster:Redis names no server.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xyz", refused.ToString(), StringComparison.Ordinal);
    }

    private static ClusterSettings? Read(params (string Name, string Value)[] settings)
    {
        (string Name, string Value)[] azure = [("Storage:Kind", "azure"), ("Storage:Tables", "https://t.example/"), ("Storage:Keys", "https://k.example/"), ("Storage:Blobs", "https://b.example/")];
        (string Name, string Value)[] endpoint = [("Cluster:Address", "127.0.0.1"), ("Cluster:SiloPort", "11111")];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([.. azure.Concat(endpoint).Concat(settings).Select(each => new KeyValuePair<string, string?>(each.Name, each.Value))]).Build();
        return ClusterSettings.Read(configuration, StorageSettings.Read(configuration, HostArguments.Parse([])!));
    }
}
