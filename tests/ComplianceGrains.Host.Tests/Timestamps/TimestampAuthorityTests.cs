using System.Diagnostics;
using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Host.Timestamps;

namespace ComplianceGrains.Host.Tests.Timestamps;

/// <summary>An authority is asked at one address, for so long and for so many bytes.</summary>
public sealed class TimestampAuthorityTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new(TimestampFeature.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    private OpensslAuthority _authority = null!;

    public async Task InitializeAsync() => _authority = await OpensslAuthority.StartAsync();

    public Task DisposeAsync()
    {
        _authority.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Whatever_it_does_there_is_an_answer_in_time_and_nobody_else_is_asked()
    {
        var asker = new HttpTimestampAuthority(_http, _authority.Address, TimeSpan.FromSeconds(1));
        foreach (var (mode, says) in new[]
        {
            ("503", "status 503"), ("redirect", "status 307"), ("silent", "did not answer within 1 s"), ("stalls", "did not answer within 1 s"),
            ("huge", "more than 65536 bytes"), ("broken", "could not be reached or broke off"),
        })
        {
            _authority.Mode = mode;
            var since = Stopwatch.StartNew();
            var failure = await Record.ExceptionAsync(() => asker.AskAsync(new byte[40]));
            Assert.True(failure is IOException, $"{mode}: {failure}");
            Assert.Contains(says, failure.Message, StringComparison.Ordinal);
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"{mode}: {since.Elapsed}");
            Assert.DoesNotContain("127.0.0.1", failure.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/elsewhere", _authority.Asked);
        _authority.Dispose();
        Assert.Contains("could not be reached", (await Assert.ThrowsAsync<IOException>(() => asker.AskAsync(new byte[40]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_stamp_is_what_was_asked_for()
    {
        var data = "a checkpoint"u8.ToArray();
        var options = new TimestampOptions { Authority = _authority.Address, Roots = _authority.Roots };
        Assert.Null(options.Objection);
        var question = new TimestampQuestion(data, new TimestampTerms(null, options.ReadRoots()!, null, NodaTime.Duration.Zero));

        var answer = await new HttpTimestampAuthority(_http, _authority.Address, TimeSpan.FromSeconds(30)).AskAsync(question.Bytes);

        Assert.Null(question.Objection(answer, NodaTime.SystemClock.Instance.GetCurrentInstant()));
        Assert.Equal("Verification: OK", await _authority.VerifyAsync(answer, data));
    }

    [Theory]
    [InlineData("ftp://a.example/", null, 60, 10, "Authority is not")]
    [InlineData("http://me:secret@a.example/", null, 60, 10, "no credential")]
    [InlineData("http://a.example/?key=secret", null, 60, 10, "no credential and no query")]
    [InlineData("http://a.example/", "1.2.x", 60, 10, "Policy")]
    [InlineData("http://a.example/", "7.2", 60, 10, "Policy")]
    [InlineData("http://a.example/", null, 0, 10, "EveryMinutes is 0")]
    [InlineData("http://a.example/", null, 60, 61, "TimeoutSeconds is 61")]
    [InlineData("http://a.example/", "1.2.3", 60, 10, null)]
    public void Settings_that_cannot_be_used_are_named(string authority, string? policy, int every, int timeout, string? says)
    {
        var options = new TimestampOptions { Authority = new Uri(authority), Roots = _authority.Roots, Policy = policy, EveryMinutes = every, TimeoutSeconds = timeout };

        Assert.Equal(says is null, options.Objection is null);
        Assert.Contains(says ?? "", options.Objection ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("secret", options.Objection ?? "", StringComparison.Ordinal);
        options.Roots = "/nowhere.pem";
        Assert.NotNull(options.Objection);
    }
}
