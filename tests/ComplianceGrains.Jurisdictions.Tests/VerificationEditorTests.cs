using System.Text;
using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Drafting;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>The next version of a pack, in which single values were held against the law.</summary>
public class VerificationEditorTests
{
    private static readonly LocalDate Today = new(2026, 11, 30);

    [Fact]
    [Trait("Pace", "slow")]
    public void Every_value_of_every_version_that_waits_can_be_verified_and_nothing_else_changes()
    {
        foreach (var pack in Repository.Library.Packs)
        {
            var said = VerificationEditor.Unverified(pack).Select(value => Said(value.Path, value.Citation.Source.Url is null ? "https://law.example/text" : null)).ToList();
            Assert.All(said, one => Assert.Null(VerificationEditor.Against(pack, one, Today)));
            Assert.Equal(said.Count, said.Select(one => one.Path).Distinct(StringComparer.Ordinal).Count());

            var next = VerificationEditor.Next(pack, pack.Version, pack.Effective, said);
            var draft = Repository.Library.Draft(next);
            Assert.True(draft.Errors.Count == 0, $"{pack.Id}: {string.Join('\n', draft.Errors)}");
            Assert.Empty(VerificationEditor.Unverified(draft.Pack!));
            Assert.All(PackDiff.Between(pack, draft.Pack!), change => Assert.True(
                change.Sentence.Contains("is now checked against", StringComparison.Ordinal) || change.Sentence.Contains("was read anew", StringComparison.Ordinal), $"{pack.Id}: {change.Sentence}"));
            Assert.Equal(Without(Text(pack)), Without(InventedPack.Text(next)));
        }
    }

    [Fact]
    public void One_value_is_one_line_and_one_sentence_and_the_head_of_the_next_version_two()
    {
        var pack = Changed(("  suspicion:\n", "  suspicion: # as the law has it\n"));
        var value = VerificationEditor.Unverified(pack)[0];
        var next = VerificationEditor.Next(pack, 77, new LocalDate(2030, 1, 1), [Said(value.Path, value.Citation.Source.Url is null ? "https://law.example/text" : null)]);

        var (before, after) = (Text(pack).Split('\n'), InventedPack.Text(next).Split('\n'));
        var changed = before.Zip(after).Where(lines => lines.First != lines.Second).Select(lines => lines.Second).ToList();
        Assert.Equal(before.Length, after.Length);
        Assert.Contains("version: 77", changed);
        Assert.Contains("effective: 2030-01-01", changed);
        Assert.Single(changed, line => line.Contains("verified: { read: 2026-11-29, text: \"OJ of a day, \\\"final\\\"\" }", StringComparison.Ordinal));
        Assert.True(changed.Count <= 4, string.Join('\n', changed));
        var change = Assert.Single(PackDiff.Between(pack, Repository.Library.Draft(next).Pack!), change => change.Path != "version");
        Assert.Contains("read 2026-11-29, OJ of a day", change.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threshold: 0.85", "threshold: { value: 0.85, verified: R }")]
    [InlineData("threshold: { value: 0.85, source: law } # so", "threshold: { value: 0.85, source: law, verified: R } # so")]
    [InlineData("threshold: { value: 0.85, source: law, verified: false, note: \"a, b\" }", "threshold: { value: 0.85, source: law, verified: R, note: \"a, b\" }")]
    [InlineData("threshold: { value: 0.85, verified: { read: 2026-01-01, text: old, lesserCopy: whose } }", "threshold: { value: 0.85, verified: R }")]
    [InlineData("threshold:\n    value: 0.85\n    source: law # whose", "threshold:\n    value: 0.85\n    source: law # whose\n    verified: R")]
    [InlineData("threshold:\n    value: 0.85 # so", "threshold:\n    verified: R\n    value: 0.85 # so")]
    [InlineData("threshold:\n    value: 0.85\n    verified: false # not yet", "threshold:\n    value: 0.85\n    verified: R # not yet")]
    public void It_is_written_as_the_value_is(string written, string expected)
    {
        var pack = Changed(("  threshold: 0.85", $"  {written}"), ("screening:\n  source: firm-policy\n", "screening:\n  source: law\n"), ("sources:\n", "sources:\n  law: { title: \"A law\", url: \"https://law.example/\" }\n"));
        var next = VerificationEditor.Next(pack, pack.Version, pack.Effective, [Said("screening.threshold", null)]);
        Assert.Equal(Text(pack).Replace(written, expected.Replace("R", "{ read: 2026-11-29, text: \"OJ of a day, \\\"final\\\"\" }", StringComparison.Ordinal), StringComparison.Ordinal), InventedPack.Text(next));
        Assert.DoesNotContain(VerificationEditor.Unverified(Repository.Library.Draft(next).Pack!), value => value.Path == "screening.threshold");
    }

    [Fact]
    public void What_cannot_be_verified_says_where_it_stands_and_why()
    {
        var pack = Repository.Library.Packs.Single(pack => pack.Id == "EU@6");
        Assert.Equal(("path", "not-there"), Against(Said("screening.treshold", null)));
        Assert.Contains("Did you mean 'screening.threshold'?", VerificationEditor.Against(pack, Said("screening.treshold", null), Today)!.Value.Text, StringComparison.Ordinal);
        Assert.Equal(("path", "no-law"), Against(Said("screening.threshold", null)));
        Assert.Equal(("path", "verified"), Against(Said("counting", null)));
        Assert.Matches(@"pack\.yaml, line \d+\): read 2026-11-28", VerificationEditor.Against(pack, Said("counting", null), Today)!.Value.Text);
        var open = VerificationEditor.Unverified(pack).First(value => value.Citation.Source.Url is not null);
        Assert.Equal(("text", "required"), Against(Said(open.Path, null) with { Text = " " }));
        Assert.Equal(("read", "not-yet"), Against(Said(open.Path, null) with { Read = Today.PlusDays(1) }));
        Assert.Equal(("url", "other-source"), Against(Said(open.Path, "https://elsewhere.example/")));
        var nowhere = VerificationEditor.Unverified(pack).First(value => value.Citation.Source.Url is null);
        Assert.Equal(("url", "required"), Against(Said(nowhere.Path, null)));
        Assert.Equal(("url", "not-an-address"), Against(Said(nowhere.Path, "in the library")));

        (string, string) Against(Verification said) => VerificationEditor.Against(pack, said, Today) is { } against ? (against.Member, against.Code) : ("", "");
    }

    [Fact]
    public void A_value_was_written_in_the_first_of_the_versions_that_have_it_without_a_break()
    {
        var pack = Repository.Library.Packs.Single(pack => pack.Id == "EU@6");
        var value = VerificationEditor.Unverified(pack).First(value => value.Citation.Source.Url is not null);
        var draft = Repository.Library.Draft(VerificationEditor.Next(pack, 77, new LocalDate(2030, 1, 1), [Said(value.Path, null)])).Pack!;

        var verified = Assert.Single(VerifiedValue.Of(Repository.Library, draft));
        Assert.StartsWith(verified.Path, value.Path, StringComparison.Ordinal);
        Assert.Equal("EU", verified.Writer.Jurisdiction);
        Assert.Contains(verified.Writer.Values[verified.Path], slot => slot.Value.InWords == draft.Values[verified.Path][0].Value.InWords);
        Assert.Empty(VerifiedValue.Of(Repository.Library, Repository.Library.Draft(VerificationEditor.Next(pack, 77, new LocalDate(2030, 1, 1), [])).Pack!));
    }

    private static Verification Said(string path, string? url) => new(path, "OJ of a day, \"final\"", new LocalDate(2026, 11, 29), url);

    private static Pack Changed(params (string From, string To)[] changes)
    {
        var pack = Repository.Library.Packs.Single(pack => pack.Id == "EU@6");
        var text = Text(pack);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        var files = pack.Files.ToDictionary(file => file.Path, file => file.Bytes);
        files["pack.yaml"] = Encoding.UTF8.GetBytes(text);
        var draft = Repository.Library.Draft(new PackFolder("eu", files));
        Assert.True(draft.Pack is not null, string.Join('\n', draft.Errors));
        return draft.Pack;
    }

    private static string Text(Pack pack) => Encoding.UTF8.GetString(pack.Files.Single(file => file.Path == "pack.yaml").Bytes.Span);

    /// <summary>The text without anything that says who verified what, and without blanks: what a verification may not touch.</summary>
    private static string Without(string text)
    {
        var said = System.Text.RegularExpressions.Regex.Replace(text, @",? ?\b(verified: (false|\{[^}]*\})|url: ""https://law\.example/text"")", "");
        return System.Text.RegularExpressions.Regex.Replace(said, @"\{ value: (\[[^\]]*\]|[^,{}\[\]]*) \}", "$1").Replace("value:", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
    }
}
