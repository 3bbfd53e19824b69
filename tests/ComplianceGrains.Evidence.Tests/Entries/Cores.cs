using System.Text;
using System.Text.RegularExpressions;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Tests;

public class Cores
{
    private static readonly Draft Draft = new("a.b/de/decisions", Pseudonym.Of(new byte[32], "customer/1"), 3, "x.y/1", Digest.Random(),
        [new CompartmentRoot("d1", 2, Digest.Random()), new CompartmentRoot("p1", 1, Digest.Random())])
    {
        AsOf = 5,
        Rules = [new PackCitation("DE", "2", Digest.Random()), new PackCitation("EU", "3", Digest.Random())],
        Ref = "{\"a\":[1,null]}",
    };

    [Fact]
    public void Cores_and_drafts_read_back_to_the_same_bytes()
    {
        var core = Draft.ToCore(Digest.Random(), 7).ToBytes();
        Assert.Equal(core, Core.Parse(core).ToBytes());
        Assert.Equal(Draft.ToBytes(), Core.Parse(core).Draft.ToBytes());
        Assert.Equal("CORE-FORM", Assert.Throws<EvidenceFormatException>(() => Evidence.Entries.Draft.Parse(core)).Code);
        Assert.Equal("CORE-FORM", Assert.Throws<EvidenceFormatException>(() => Core.Parse(Draft.ToBytes())).Code);
    }

    [Theory]
    [InlineData("\"seq\":3", "\"seq\":-1")]
    [InlineData("\"seq\":3", "\"seq\":\"3\"")]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"v\":1", "\"v\":1,\"w\":1")]
    [InlineData("\"time\":7,", "")]
    [InlineData("\"asOf\":5,", "")]
    [InlineData("\"x.y/1\"", "\"X.y/1\"")]
    [InlineData("\"x.y/1\"", "\"x.y/01\"")]
    [InlineData("\"x.y/1\"", "\"x.y\"")]
    [InlineData("\"ref\":{", "\"ref\":[{")]
    [InlineData("\"d1\",2", "\"d1\",0")]
    [InlineData("\"d1\",2", "\"d1\",256")]
    [InlineData("\"d1\"", "\"D1\"")]
    [InlineData("\"d1\"", "\"p1\"")]
    [InlineData("\"DE\"", "\"EU\"")]
    [InlineData("\"actor\":\"", "\"actor\":\"A")]
    [InlineData("\"nonce\":\"", "\"nonce\":\"A")]
    public void A_malformed_member_is_CORE_FORM(string old, string with)
    {
        var text = Encoding.ASCII.GetString(Draft.ToCore(Digest.Random(), 7).ToBytes());
        Assert.Contains(old, text, StringComparison.Ordinal);
        var changed = text.Replace(old, with, StringComparison.Ordinal);
        if (with.EndsWith("[{", StringComparison.Ordinal))
            changed = changed.Replace("]},\"rules\"", "]}],\"rules\"", StringComparison.Ordinal);
        Assert.Equal("CORE-FORM", Assert.Throws<EvidenceFormatException>(() => Core.Parse(Encoding.ASCII.GetBytes(changed))).Code);
    }

    [Theory]
    [InlineData("{\"actor\"", "{ \"actor\"")]
    [InlineData("\"seq\":3,\"time\":7", "\"time\":7,\"seq\":3")]
    [InlineData("\"seq\":3", "\"seq\":3,\"seq\":3")]
    [InlineData("\"seq\":3", "\"seq\":3.0")]
    [InlineData("x.y", "x\\u002ey")]
    public void Other_bytes_of_the_same_content_are_CORE_CANONICAL(string old, string with)
    {
        var text = Encoding.ASCII.GetString(Draft.ToCore(Digest.Random(), 7).ToBytes());
        Assert.Equal("CORE-CANONICAL", Assert.Throws<EvidenceFormatException>(() => Core.Parse(Encoding.ASCII.GetBytes(text.Replace(old, with, StringComparison.Ordinal)))).Code);
    }

    [Fact]
    public void A_core_longer_than_8192_bytes_is_not_written() =>
        Assert.Equal("CORE-FORM", Assert.Throws<EvidenceFormatException>(() => (Draft with { Ref = $"{{\"a\":\"{new string('x', 8192)}\"}}" }).ToBytes()).Code);

    [Fact]
    public void A_pack_digest_is_what_sha256sum_prints_hashed()
    {
        var text = $"{Digest.Sha256("b"u8).ToHex()}  a/b.yaml\n{Digest.Sha256("a"u8).ToHex()}  pack.yaml\n";
        Assert.Equal(Digest.Sha256(Encoding.ASCII.GetBytes(text)), PackDigest.Of([("pack.yaml", "a"u8.ToArray()), ("a/b.yaml", "b"u8.ToArray())]));
        Assert.Throws<ArgumentException>(() => PackDigest.Of([("a", default), ("a", default)]));
        Assert.Throws<ArgumentException>(() => PackDigest.Of([("../a", default)]));
    }

    [Fact]
    public void Lifecycle_facts_read_back_as_they_were_written()
    {
        LifecycleRef[] facts =
        [
            new LifecycleRef.SchemaPublished("x.y/1", Digest.Random()),
            new LifecycleRef.PackPublished(new PackCitation("EU", "3", Digest.Random()), -5),
            new LifecycleRef.KeyChanged("a.b/de/r", "a.b/de/r+00000000+AA=="),
            new LifecycleRef.HoldChanged("actor", "H-1"),
            new LifecycleRef.Tombstone("GDPR Art. 17", "EU@3 retention", 30, 2, Digest.Random()),
            new LifecycleRef.ExportRequested("E"),
            new LifecycleRef.ExportProduced("E", 1, 2, new StatedHead(3, Digest.Random())),
        ];
        string[] kinds =
        [
            LifecycleKinds.SchemaPublished, LifecycleKinds.PackPublished, LifecycleKinds.KeyAdded, LifecycleKinds.HoldLifted, LifecycleKinds.RecordDeleted,
            LifecycleKinds.ExportRequested, LifecycleKinds.ExportProduced,
        ];
        foreach (var (kind, fact) in kinds.Zip(facts))
        {
            Assert.True(CanonicalJson.IsCanonical(Encoding.ASCII.GetBytes(fact.ToCanonical())), kind);
            Assert.Equal(fact, LifecycleRef.Parse(kind, fact.ToCanonical()));
            Assert.Equal("LIFECYCLE-FORM", Assert.Throws<EvidenceFormatException>(() => LifecycleRef.Parse(kind, Regex.Replace(fact.ToCanonical(), "\\}$", ",\"z\":1}"))).Code);
        }
    }
}
