using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Tests;

public class Receipts
{
    private static readonly SigningKey Key = SigningKey.Create();

    [Fact]
    public void A_recorded_receipt_binds_the_draft()
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        var draft = firm.Decisions("de").Cores[0].Draft;
        var receipt = RecordedReceipt.For(Firm.Origin, draft, draft.ToBytes(), 5);
        var trust = new TrustFile([Key.PublicKey(RecordedReceipt.KeyName(Firm.Origin))]);
        Assert.Equal(receipt, RecordedReceipt.Open(receipt.Sign(Key).ToBytes(), trust, Firm.Origin));
        Assert.Equal(Digest.Sha256(draft.ToBytes()), receipt.Draft);
    }

    [Fact]
    public void An_included_receipt_proves_its_core_and_no_other()
    {
        var firm = Histories.Small();
        for (var i = 0; i < 5; i++)
            firm.Decide("de", "a");
        var log = firm.Decisions("de");
        var text = IncludedReceipt.For(log.Tree, 3, 5, firm.Sign(log)).ToString();
        var receipt = IncludedReceipt.Parse(text);
        Assert.StartsWith("c2sp.org/tlog-proof@v1\nindex 3\n", text, StringComparison.Ordinal);
        Assert.Equal(text, receipt.ToString());
        Assert.True(receipt.Proves(log.Entries[3].Core!.Value.Span, firm.Trust));
        Assert.False(receipt.Proves(log.Entries[2].Core!.Value.Span, firm.Trust));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 1\n\nx\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 01\n\nx\n")]
    public void Text_that_is_no_receipt_is_refused(string text) => Assert.Throws<EvidenceFormatException>(() => IncludedReceipt.Parse(text));

    [Fact]
    public void A_checkpoint_of_another_log_does_not_open_under_this_name()
    {
        var checkpoint = new Checkpoint("evidence.example.com/de/decisions", 0, Merkle.EmptyRoot).Sign(Key).ToBytes();
        var trust = new TrustFile([Key.PublicKey("evidence.example.com/de/decisions"), Key.PublicKey("evidence.example.com/de/r")]);
        Assert.Equal("NOTE-FORM", Assert.Throws<EvidenceFormatException>(() => Checkpoint.Open(checkpoint, trust, "evidence.example.com/de/r")).Code);
    }

    [Fact]
    public void Several_keys_under_one_name_are_a_rotation()
    {
        using var old = SigningKey.Create();
        var trust = new TrustFile([old.PublicKey("a/b"), Key.PublicKey("a/b")]);
        Assert.Equal(7, Checkpoint.Open(new Checkpoint("a/b", 7, Digest.Random()).Sign(old).ToBytes(), trust).Size);
        Assert.Equal(8, Checkpoint.Open(new Checkpoint("a/b", 8, Digest.Random()).Sign(Key).ToBytes(), trust).Size);
    }

    [Fact]
    public void Notes_that_lack_a_part_are_refused()
    {
        foreach (var text in new[] { "", "a\n", "a\n\n", "a\n\n- a AAAA\n", "a\n\n— a\n", "a\n\n— a AAAA\n", "a\n\n— a AAAAAA==", "\u0001\n\n— a AAAAAAA=\n" })
            Assert.Equal("NOTE-FORM", Assert.Throws<EvidenceFormatException>(() => SignedNote.Parse(Encoding.UTF8.GetBytes(text))).Code);
    }

    [Fact]
    public void A_trust_file_names_the_line_that_is_wrong()
    {
        var e = Assert.Throws<EvidenceFormatException>(() => TrustFile.Parse($"# keys\n{Key.PublicKey("a/b")}\nnonsense\n"));
        Assert.Contains("line 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_keeps_its_identity_in_PEM()
    {
        using var again = SigningKey.FromPem(Key.ToPem());
        Assert.Equal(Key.PublicKey("a/b").ToString(), again.PublicKey("a/b").ToString());
    }

    [Fact]
    public void A_wrapped_key_opens_only_in_its_own_place()
    {
        var (kek, key) = (KeyWrap.NewKey(), KeyWrap.NewKey());
        var wrapped = KeyWrap.Wrap(kek, "sdk/1", key);
        Assert.Equal(key, KeyWrap.Unwrap(kek, "sdk/1", wrapped));
        Assert.ThrowsAny<CryptographicException>(() => KeyWrap.Unwrap(kek, "sdk/2", wrapped));
        Assert.ThrowsAny<CryptographicException>(() => KeyWrap.Unwrap(KeyWrap.NewKey(), "sdk/1", wrapped));
    }
}
