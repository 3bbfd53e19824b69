using System.Net;
using System.Net.Sockets;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>What operators get wrong: one sentence that says what and where, no stack trace, and never the exit code of success.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("compliance-mistakes-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_pack_that_does_not_load_is_named_with_file_line_and_column()
    {
        using var packs = OwnPacks.Copy();
        var pack = Path.Combine(packs.Folder, "eu", "3", "pack.yaml");
        await File.WriteAllTextAsync(pack, (await File.ReadAllTextAsync(pack)).Replace("freshness: PT24H", "freshness: PT24X", StringComparison.Ordinal));

        var end = await StartedHost.EndAsync("--data", _data, "--urls", Anywhere, "--jurisdictions", packs.Folder);

        Assert.Matches(@"eu/3/pack\.yaml:[0-9]+:[0-9]+: Expected a length of time", end.Sentence);
    }

    [Fact]
    public async Task Packs_that_are_not_there_are_asked_for()
    {
        var end = await StartedHost.EndAsync("--data", _data, "--urls", Anywhere, "--jurisdictions", _data);

        Assert.Contains("Point to the directory that holds the packs.", end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_entity_in_an_unknown_jurisdiction_is_refused_at_the_start()
    {
        var end = await StartedHost.EndAsync(new Dictionary<string, string> { ["BookingEntities__acme"] = "XX" }, "--data", _data, "--urls", Anywhere);

        Assert.Contains("BookingEntities:acme: there is no pack of jurisdiction 'XX'. Known are AE, AE-DU, AU,", end.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Uploads__LargestMegabytes", "0", "Uploads:LargestMegabytes is 0. LargestMegabytes is a whole number from 1 to 2048")]
    [InlineData("Uploads__LargestMegabites", "64", "'LargestMegabites'")]
    [InlineData("SmallestListShare", "80", "SmallestListShare is '80'. Give a share from 0 to 1, such as 0.8")]
    public async Task A_setting_that_cannot_be_used_is_named_at_the_start_with_what_it_has_to_be(string setting, string value, string sentence)
    {
        var end = await StartedHost.EndAsync(new Dictionary<string, string> { [setting] = value }, "--data", _data, "--urls", Anywhere);

        Assert.Contains(sentence, end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named_and_nothing_is_published()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var end = await StartedHost.EndAsync("--data", _data, "--urls", address);

        Assert.Contains($"{address}: address already in use. Another host or program listens there", end.Sentence, StringComparison.Ordinal);
        Assert.Contains("--urls", end.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Publishing", end.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        Skip.If(OperatingSystem.IsWindows(), "Folder modes are not a matter of Windows.");
        Skip.If(Environment.UserName == "root" && !File.Exists("/usr/bin/setpriv"), "To root every folder can be written, and there is no setpriv to be somebody else.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_data, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var within = await StartedHost.EndAsNobodyAsync("--data", _data, "--urls", Anywhere);
        var missing = await StartedHost.EndAsNobodyAsync("--data", Path.Combine(_data, "new"), "--urls", Anywhere);

        Assert.Contains($"'{_data}", within.Sentence, StringComparison.Ordinal);
        Assert.Contains($"'{_data}/new", missing.Sentence, StringComparison.Ordinal);
        Assert.All(new[] { within, missing }, end => Assert.Contains("choose another folder with --data", end.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sandbox_principals_that_cannot_be_read_are_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_data, "sandbox.json"), "{ \"principals\": [");

        var end = await StartedHost.EndAsync("--data", _data, "--urls", Anywhere);

        Assert.Contains(Path.Combine(_data, "sandbox.json"), end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_data, "keys", "signing.pem"), "not a key");

        var end = await StartedHost.EndAsync("--data", _data, "--urls", Anywhere);

        Assert.Contains(Path.Combine(_data, "keys", "signing.pem"), end.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ListSources__ofac-sdn__EveryMinutes", "60", "ListSources:ofac-sdn")]
    [InlineData("ScreeningEngine__Url", "not an address", "The host does not start: ScreeningEngine:Url is missing or not an absolute address.")]
    [InlineData("WalletRisk__Url", "not an address", "The host does not start: WalletRisk:Url is missing or not an absolute address.")]
    public async Task A_setting_that_cannot_be_kept_is_named(string name, string value, string said)
    {
        var end = await StartedHost.EndAsync(new Dictionary<string, string> { [name] = value }, "--data", _data, "--urls", Anywhere);

        Assert.Contains(said, end.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dmo", "")]
    [InlineData("--urls", "")]
    [InlineData("--data", "")]
    public async Task An_argument_that_is_not_understood_is_wrong_use(string name, string value)
    {
        var end = await StartedHost.EndAsync(name, value);

        Assert.Equal((2, ""), (end.Exit, end.Output));
        Assert.Contains($"'{name}' is not understood", end.Error, StringComparison.Ordinal);
    }

    private static string Anywhere => "http://127.0.0.1:0";
}
