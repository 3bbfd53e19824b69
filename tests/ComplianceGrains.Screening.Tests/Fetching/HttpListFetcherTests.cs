using System.Text;
using ComplianceGrains.Screening.Fetching;
using ComplianceGrains.Screening.Tests.Providers;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Fetching;

public class HttpListFetcherTests
{
    [Fact]
    public async Task An_unchanged_list_is_confirmed_without_being_sent_again()
    {
        using var server = new StubServer(context =>
        {
            context.Response.AddHeader("ETag", "\"v1\"");
            if (context.Request.Headers["If-None-Match"] == "\"v1\"")
                context.Response.StatusCode = 304;
            else
                context.Response.OutputStream.Write(Encoding.UTF8.GetBytes("content"));
            context.Response.Close();
        });
        var fetcher = Fetcher(server);

        var first = Assert.IsType<ListFetch.Arrived>(await fetcher.FetchAsync(server.Http.BaseAddress!, null));
        var second = await fetcher.FetchAsync(server.Http.BaseAddress!, first.Validators);

        Assert.Equal("content", Encoding.UTF8.GetString(first.Bytes.Span));
        Assert.Equal(A.Now, Assert.IsType<ListFetch.NotModified>(second).At);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(304)]
    public async Task Anything_but_the_file_is_a_failure_and_confirms_nothing(int status)
    {
        using var server = StubServer.Json(_ => (status, ""));

        Assert.IsType<ListFetch.Failed>(await Fetcher(server).FetchAsync(server.Http.BaseAddress!, null));
    }

    [Fact]
    public async Task Not_modified_confirms_nothing_when_the_publisher_gave_nothing_to_ask_with()
    {
        using var server = StubServer.Json(_ => (304, ""));

        Assert.IsType<ListFetch.Failed>(await Fetcher(server).FetchAsync(server.Http.BaseAddress!, new FetchValidators(null, null)));
    }

    [Fact]
    public async Task An_empty_file_is_a_failure()
    {
        using var server = StubServer.Json(_ => (200, ""));

        Assert.IsType<ListFetch.Failed>(await Fetcher(server).FetchAsync(server.Http.BaseAddress!, null));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_a_failure()
    {
        using var server = StubServer.Json(_ => (200, new string('x', 2000)));

        Assert.IsType<ListFetch.Failed>(await new HttpListFetcher(server.Http, new FixedClock(), largest: 1000).FetchAsync(server.Http.BaseAddress!, null));
    }

    private static HttpListFetcher Fetcher(StubServer server) => new(server.Http, new FixedClock());

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => A.Now;
    }
}
