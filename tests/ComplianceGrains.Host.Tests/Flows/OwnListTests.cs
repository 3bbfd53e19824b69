using System.Text;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>Lists that nobody publishes for everybody: a firm's own, and of politically exposed persons.</summary>
public sealed class OwnListTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await NearHost.StartAsync();

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("own-blocked", "id,name\n1,Teodrik Zarnovsky\n")]
    [InlineData("pep-world", "id,schema,name,aliases\nQ1,Person,Teodrik Zarnovsky,\n")]
    public async Task It_is_accepted_and_screened_against(string list, string text)
    {
        Assert.Equal(201, (await _host.As("operator").UploadAsync(list, new Dictionary<string, byte[]> { ["list.csv"] = Encoding.UTF8.GetBytes(text) })).Status);

        var answer = await _host.As("analyst").PostAsync("/v1/screenings", new { name = "Teodrik Zarnovsky", lists = new[] { list }, threshold = 0.85m });

        Assert.Equal("hit", answer["outcome"]);
    }

    [Fact]
    public async Task A_list_of_no_known_family_is_not_found() =>
        Assert.Equal(404, (await _host.As("operator").UploadAsync("moon-list", new Dictionary<string, byte[]> { ["list.csv"] = Encoding.UTF8.GetBytes("id,name\n1,Ana\n") })).Status);
}
