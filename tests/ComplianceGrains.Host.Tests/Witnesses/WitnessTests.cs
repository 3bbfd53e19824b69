using System.Diagnostics;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Host.Witnesses;

namespace ComplianceGrains.Host.Tests.Witnesses;

/// <summary>A witness is asked at one address, for so long and so many bytes, and nothing but its cosignature of the head counts for one.</summary>
public sealed class WitnessTests : IDisposable
{
    private const string Log = "evidence.example.com/eu/decisions";

    private readonly StubWitness _witness = new();
    private readonly HttpClient _http = new(WitnessFeature.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly SigningKey _key = SigningKey.Create();
    private readonly MerkleTree _tree = MerkleTree.Of(Enumerable.Range(0, 20).Select(_ => Digest.Random()));

    public void Dispose()
    {
        _witness.Dispose();
        _http.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task Whatever_it_does_there_is_an_answer_in_time_and_nobody_else_is_asked()
    {
        var asker = Asker(TimeSpan.FromSeconds(1));
        foreach (var (mode, says) in new[] { ("silent", "did not answer within 1 s"), ("huge", "more than 16384 bytes"), ("broken", "could not be reached or broke off") })
        {
            _witness.Mode = mode;
            var since = Stopwatch.StartNew();
            var failure = await Record.ExceptionAsync(() => asker.AddCheckpointAsync(Question(5, 0).ToBytes()));
            Assert.True(failure is IOException, $"{mode}: {failure}");
            Assert.Contains(says, failure.Message, StringComparison.Ordinal);
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"{mode}: {since.Elapsed}");
            Assert.DoesNotContain("127.0.0.1", failure.Message, StringComparison.Ordinal);
        }

        _witness.Mode = "redirect";
        Assert.Equal(307, (await asker.AddCheckpointAsync(Question(5, 0).ToBytes())).Status);
        Assert.All(_witness.Asked, path => Assert.Equal("/submit/add-checkpoint", path));
    }

    [Fact]
    public async Task It_cosigns_what_goes_on_from_what_it_has_seen_and_nothing_else()
    {
        var first = Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(Question(5, 0))).Note;
        Assert.NotNull(first.CosignedAt(_witness.Key));
        first.Verify(new TrustFile([_key.PublicKey(Log)]), Log);
        Assert.Equal(first.ToString(), SignedNote.Parse(first.ToBytes()).ToString());

        Assert.Equal(5, Assert.IsType<WitnessAnswer.From>(await AskAsync(Question(12, 3))).Size);
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(Question(12, 5)));
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(Question(12, 12)));
        Assert.Equal(12, Assert.IsType<WitnessAnswer.Ahead>(await AskAsync(Question(7, 5))).Size);
        // A log that was rewritten, with all keys of the firm.
        Assert.IsType<WitnessAnswer.OtherHistory>(await AskAsync(Question(15, 12, MerkleTree.Of(Enumerable.Range(0, 20).Select(_ => Digest.Random())))));
    }

    [Theory]
    [InlineData("503", "status 503")]
    [InlineData("redirect", "status 307")]
    [InlineData("garbage", "no cosignature")]
    [InlineData("empty", "no cosignature")]
    [InlineData("other key", "no cosignature")]
    [InlineData("other text", "no cosignature")]
    [InlineData("other name", "no cosignature")]
    [InlineData("no size", "names no size")]
    [InlineData("same size", "as another")]
    public async Task What_is_no_cosignature_is_none(string mode, string says)
    {
        _witness.Mode = mode;
        Assert.Contains(says, Assert.IsType<WitnessAnswer.Nothing>(await AskAsync(Question(9, 4))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_history_is_told_from_no_answer()
    {
        _witness.Mode = "inconsistent";
        Assert.IsType<WitnessAnswer.OtherHistory>(await AskAsync(Question(9, 4)));
        _witness.Mode = "same size";
        Assert.IsType<WitnessAnswer.OtherHistory>(await AskAsync(Question(9, 9)));
        _witness.Mode = "ahead";
        Assert.IsType<WitnessAnswer.Ahead>(await AskAsync(Question(9, 4)));
    }

    [Fact]
    public void The_example_of_the_specification_s_form_is_read_and_keys_of_other_types_are_not()
    {
        var vkey = _witness.Key.ToString();
        Assert.Equal(vkey, Assert.Single(WitnessKey.ParseFile($"# ours\n\n{vkey}\r\n")).ToString());
        foreach (var wrong in new[] { _key.PublicKey(Log).ToString(), vkey[..^4], vkey.Replace("w1+", "w2+", StringComparison.Ordinal), "x", "" })
            Assert.Throws<EvidenceFormatException>(() => WitnessKey.Parse(wrong));
        Assert.Contains("line 2", Assert.Throws<EvidenceFormatException>(() => WitnessKey.ParseFile($"{vkey}\nx")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://a.example/", 10, 5, "Address is not")]
    [InlineData("https://me:secret@a.example/", 10, 5, "no credential")]
    [InlineData("https://a.example/", 0, 5, "EveryMinutes is 0")]
    [InlineData("https://a.example/", 10, 61, "TimeoutSeconds is 61")]
    [InlineData("https://a.example/w", 10, 5, null)]
    public void Settings_that_cannot_be_used_are_named(string address, int every, int timeout, string? says)
    {
        var options = new WitnessOptions { EveryMinutes = every, TimeoutSeconds = timeout };
        options.All.Add(new NamedWitness { Address = new Uri(address), Key = _witness.Key.ToString() });

        Assert.Equal(says is null, options.Objection is null);
        Assert.Contains(says ?? "", options.Objection ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("secret", options.Objection ?? "", StringComparison.Ordinal);
        options.All.Add(options.All[0]);
        Assert.NotNull(options.Objection);
    }

    private HttpWitness Asker(TimeSpan patience) => new(_http, _witness.Address.AbsoluteUri.TrimEnd('/'), _witness.Key, patience);

    private WitnessQuestion Question(long size, long old, MerkleTree? tree = null) =>
        new(new Checkpoint(Log, size, Merkle.Root(tree ?? _tree, size)).Sign(_key), old, Merkle.Consistency(tree ?? _tree, old, size));

    private async Task<WitnessAnswer> AskAsync(WitnessQuestion question) =>
        question.Read(await Asker(TimeSpan.FromSeconds(30)).AddCheckpointAsync(question.ToBytes()), _witness.Key);
}
