using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>A configured publisher is asked by the host itself.</summary>
public sealed class ListFetchingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_published_list_is_used_then_confirmed_and_its_next_version_screens_customers_again(bool tags)
    {
        using var publisher = new StubPublisher(DemoFiles.All()) { Tags = tags };
        using var host = await RunningHost.StartAsync(publisher.Configuration);
        var service = host.As("product-service");

        var first = await FetchedLists.OfAsync(host, list => (int)list["version"]! == 1);
        await service.PostAsync("/v1/customers", Applicants.Natural("fetched", "Borivoj Quastelbrand"));
        Assert.Equal("active", (await service.PostAsync("/v1/customers/fetched/evidence", Applicants.Passed))["status"]);

        var confirmed = await FetchedLists.OfAsync(host, list => FetchedLists.At(list, "confirmedAt") > FetchedLists.At(first, "confirmedAt"));
        Assert.Equal((1, "confirmed"), ((int)confirmed["version"]!, (string)confirmed["lastAttempt"]!["outcome"]!));
        Assert.Equal(FetchedLists.At(first, "fetchedAt"), FetchedLists.At(confirmed, "fetchedAt"));
        Assert.Contains(304, publisher.Answered);

        publisher.Files = DemoFiles.With("900777,\"QUASTELBRAND, Borivoj\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n");
        await Eventually.GetAsync(() => host.As("mlro").GetAsync("/v1/customers/fetched"), answer => answer["status"] == "restricted");
        var second = await FetchedLists.OfAsync(host, list => (int)list["version"]! == 2 && (bool)list["rescreening"]!["done"]!);
        Assert.Equal((1, 0), ((int)second["delta"]!["added"]!, (int)second["delta"]!["changed"]!));
        Assert.Equal((int)second["rescreening"]!["entries"]!, (int)second["rescreening"]!["cursor"]!);
        Assert.True(FetchedLists.At(second, "fetchedAt") > FetchedLists.At(first, "fetchedAt"));

        host.Kill();
        Assert.Null(await HistoryVerify.RunAsync(host.Data));
    }

    [Fact]
    public async Task The_source_is_the_publisher_s_host_and_path_and_the_query_shows_nowhere()
    {
        using var publisher = new StubPublisher(DemoFiles.Primary());
        using var host = await RunningHost.StartAsync(publisher.Configuration);

        var list = await FetchedLists.OfAsync(host, _ => true);
        publisher.Mode = "503";
        var failed = await FetchedLists.OfAsync(host, found => (string?)found["lastAttempt"]?["outcome"] == "failed");

        Assert.Equal($"{publisher.Address["http://".Length..]}lists/sdn.csv", (string)list["source"]!);
        Assert.DoesNotContain("secret-of-the-firm", host.Output + list.ToJsonString() + failed.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publisher_that_does_not_answer_changes_nothing_and_the_list_is_named_as_missing()
    {
        using var host = await RunningHost.StartAsync(new Dictionary<string, string>
        {
            ["ListSources__ofac-sdn__Files__sdn.csv"] = "http://127.0.0.1:9/sdn.csv",
            ["ListSources__ofac-sdn__EveryMinutes"] = "60",
            ["ListFetching__Retry__MaxRetryAttempts"] = "1",
            ["ListFetching__Retry__Delay"] = "00:00:00.050",
        });

        var lists = await Eventually.GetAsync(() => host.As("auditor").GetAsync("/v1/lists"), answer => answer.Json["notLoaded"]!.AsArray().Any(Failed), TimeSpan.FromSeconds(90));
        Assert.Equal("0", lists["total"]);
        Assert.Contains("List ofac-sdn was not renewed (sdn.csv: the publisher could not be reached", host.Output, StringComparison.Ordinal);

        static bool Failed(System.Text.Json.Nodes.JsonNode? list) => (string)list!["list"]! == "ofac-sdn" && (string?)list["lastAttempt"]?["outcome"] == "failed";
    }

    [Theory]
    [InlineData("ListSources__moon-list__Files__a.csv", "http://127.0.0.1:9/a.csv", "No importer reads a list of this id")]
    [InlineData("ListSources__own-x__Files__a.csv", "file:///etc/passwd", "http or https address")]
    [InlineData("ListSources__own-x__EveryMinutes", "often", "Give Files")]
    public async Task A_schedule_that_cannot_be_kept_stops_the_start_and_says_what_to_write(string name, string value, string told)
    {
        using var host = NearHost.Launched(new Dictionary<string, string> { ["ListSources__moon-list__EveryMinutes"] = "1", ["ListSources__own-x__EveryMinutes"] = "1", [name] = value }
            .Where(pair => pair.Key.Split("__")[1] == name.Split("__")[1]).ToDictionary());

        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains(told, StringComparison.Ordinal)), TimeSpan.FromSeconds(60), () => host.Output);
    }
}
