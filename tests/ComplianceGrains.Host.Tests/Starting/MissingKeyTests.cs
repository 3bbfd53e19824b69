namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>A data folder that was worked with and has lost a key.</summary>
public sealed class MissingKeyTests(StoppedData stopped) : IClassFixture<StoppedData>
{
    [Theory]
    [InlineData("root.key")]
    [InlineData("signing.pem")]
    public async Task A_lost_key_is_asked_for_and_never_made_anew(string name)
    {
        using var data = stopped.Copy();
        var key = Path.Combine(data.Path, "keys", name);
        File.Delete(key);

        var end = await StartedHost.EndAsync("--data", data.Path, "--urls", "http://127.0.0.1:0");

        Assert.Contains($"{key} is missing", end.Sentence, StringComparison.Ordinal);
        Assert.Contains("Put it back from its backup", end.Sentence, StringComparison.Ordinal);
        Assert.False(File.Exists(key));
    }
}
