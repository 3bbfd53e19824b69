using System.Text.Json.Nodes;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>Whatever goes wrong with a publisher: the old version stays, its age grows, the reason shows, and it recovers by itself.</summary>
public sealed class ListFetchingFailureTests(FetchingHost fetching) : IClassFixture<FetchingHost>
{
    [Theory]
    [InlineData("503", "sdn.csv: the publisher answered with status 503")]
    [InlineData("silent", "sdn.csv: the publisher did not answer in time")]
    [InlineData("stalls", "sdn.csv: the publisher did not send all of it within 5 s")]
    [InlineData("truncated", "sdn.csv: the publisher could not be reached or broke off")]
    public Task A_publisher_that_fails_leaves_the_old_version_and_is_asked_again(string mode, string reason) => FailsAsync(
        () => fetching.Publisher.Mode = mode, reason, () => fetching.Publisher.Mode = "well");

    [Fact]
    public Task A_file_that_lost_too_many_entries_leaves_the_old_version() => FailsAsync(
        () => fetching.Publisher.Files = DemoFiles.Shrunken(), "If the publisher really removed that many entries", () => fetching.Publisher.Files = DemoFiles.Primary());

    [Fact]
    public Task A_file_that_is_cut_at_the_publisher_s_leaves_the_old_version() => FailsAsync(
        () => fetching.Publisher.Files = DemoFiles.Cut(), "The files are not a list ofac-sdn that can be used", () => fetching.Publisher.Files = DemoFiles.Primary());

    private async Task FailsAsync(Action fail, string reason, Action recover)
    {
        var host = fetching.Host;
        await FetchedLists.OfAsync(host, Confirmed);
        fail();
        var failed = await FetchedLists.OfAsync(host, list => Reason(list).Contains(reason, StringComparison.Ordinal));
        var again = await FetchedLists.OfAsync(host, list =>
            FetchedLists.At(list["lastAttempt"]!, "at") > FetchedLists.At(failed["lastAttempt"]!, "at") && (long)list["age"]! > (long)failed["age"]!);

        Assert.Equal(("failed", 1), ((string)again["lastAttempt"]!["outcome"]!, (int)again["version"]!));
        Assert.Equal((string)failed["confirmedAt"]!, (string)again["confirmedAt"]!);
        Assert.Contains(reason, host.Output, StringComparison.Ordinal);

        recover();
        var recovered = await FetchedLists.OfAsync(host, list => Confirmed(list) && FetchedLists.At(list, "confirmedAt") > FetchedLists.At(again, "confirmedAt"));
        Assert.Equal(((string)failed["digest"]!, 1), ((string)recovered["digest"]!, (int)recovered["version"]!));
    }

    private static bool Confirmed(JsonNode list) => (string?)list["lastAttempt"]?["outcome"] is "accepted" or "confirmed";

    private static string Reason(JsonNode list) => (string?)list["lastAttempt"]?["reason"] ?? "";
}
