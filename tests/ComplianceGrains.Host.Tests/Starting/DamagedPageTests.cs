using Xunit.Abstractions;

namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>A data folder with a page that holds something else than was written.</summary>
public sealed class DamagedPageTests(StoppedData stopped, ITestOutputHelper output) : IClassFixture<StoppedData>
{
    private const int PageSize = 4096;

    [Theory]
    [InlineData("compliance.db", 1)]
    [InlineData("compliance.db", 2)]
    [InlineData("keys.db", 1)]
    [InlineData("blobs.db", 1)]
    public async Task A_start_that_meets_a_damaged_page_names_the_file_and_ends(string file, int page)
    {
        using var data = stopped.Copy();
        var path = Path.Combine(data.Path, file);
        Overwrite(path, page);

        var end = await StartedHost.EndAsync("--data", data.Path, "--urls", "http://127.0.0.1:0");

        Assert.Contains($"{path} is damaged", end.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The exhaustive form: whatever page it is, the host either has no use for it at the start, or says which file is damaged.</summary>
    [SkippableFact]
    public async Task Every_damaged_page_is_named_or_not_met_at_the_start()
    {
        Skip.If(Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is null, "bash tests/long damaged-pages");
        var (named, unmet) = (0, 0);
        foreach (var file in new[] { "compliance.db", "keys.db", "blobs.db" })
            for (var page = 1; page <= PagesOf(file); page++)
            {
                using var data = stopped.Copy();
                var path = Path.Combine(data.Path, file);
                Overwrite(path, page);
                var end = await StartedHost.ReadyOrEndAsync("--data", data.Path, "--urls", "http://127.0.0.1:0");
                Assert.True(end is null || end.Sentence.Contains($"{path} is damaged", StringComparison.Ordinal), $"Page {page} of {file}: {end}");
                (named, unmet) = end is null ? (named, unmet + 1) : (named + 1, unmet);
            }

        output.WriteLine($"{named} pages named, {unmet} not met at the start.");
        Assert.True(named > 0);
    }

    private long PagesOf(string file)
    {
        using var data = stopped.Copy();
        return new FileInfo(Path.Combine(data.Path, file)).Length / PageSize;
    }

    private static void Overwrite(string path, int page)
    {
        using var file = File.OpenWrite(path);
        Assert.True(file.Length >= page * PageSize, $"{path} has {file.Length} bytes.");
        file.Position = (page - 1) * PageSize;
        file.Write(Enumerable.Repeat((byte)0xA5, PageSize).ToArray());
    }
}
