using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>The format's own worked example, line by line.</summary>
public class WorkedExample
{
    private const string Log = "evidence.example.com/eu/decisions";
    private const string ActorId = "customer/7F3A";
    private static readonly byte[] LogKey = Bytes(0x40);
    private static readonly byte[] Rs = Bytes(0x00);
    private static readonly byte[] Sdk = Bytes(0x80);
    private static readonly KindSchema Decided = new("example.decided/1", [new("decision", "d1", "decision"), new("reason", "d1", "decision"), new("score", "d1", "decision")]);
    private static readonly OpenCompartment D1 = new("d1", Rs, ["\"approve\"", "\"Pässe geprüft\"", "7"]);

    [Fact]
    public void The_actor_is_a_keyed_pseudonym() => Assert.Equal("BniwFT-PWyZWaYLlwfOe2g", Pseudonym.Of(LogKey, ActorId));

    [Fact]
    public void Salts_expand_from_rs_and_the_log_name()
    {
        var salts = new byte[3 * 32];
        Salts.Expand(Rs, Log, salts);
        Assert.Equal(
            "5a209afe2514c1ef50cbe48fffb5924bf4f8af28ebf8903e7dcce07ddfb51bfa" +
            "19019cb6f25b1deb379f34e1001e8406ad872e678724aee51742b35a24f5ea94" +
            "1b8060b5d729dab25e7e5faf7f5f8a5115321561b0893f3d0eb872e6de91f5cc", Convert.ToHexStringLower(salts));
    }

    [Theory]
    [InlineData(0, """["ev1","WiCa_iUUwe9Qy-SP_7WSS_T4ryjr-JA-fczgfd-1G_o","decision","approve"]""", "238d2cfa726ffeb10256e111744bdeef519254e0a793d55f3503c334dcc08338")]
    [InlineData(1, """["ev1","GQGctvJbHes3nzThAB6EBq2HLmeHJK7lF0KzWiT16pQ","reason","Pässe geprüft"]""", "104d5085a20bf0b8eb42450da42b2f3683b5eef9efca0ba78f8c9dc60575fff3")]
    [InlineData(2, """["ev1","G4Bgtdcp2rJefl-vf1-KURUyFWGwiT89Drhy5t6R9cw","score",7]""", "7bfe0b8ad5714e8a629d15987963d4b27699ac05355c66802de086ecba9604d9")]
    public void A_field_is_disclosed_and_committed_to(int field, string d, string commitment)
    {
        var disclosure = D1.Disclosures(Log, Decided)[field];
        Assert.Equal(d, Encoding.UTF8.GetString(disclosure.D.Span));
        Assert.Equal(commitment, disclosure.Commitment.ToHex());
    }

    [Fact]
    public void The_compartment_root_covers_all_fields() =>
        Assert.Equal("50e2c124bcf9dce2c39962a4afeb9214a67437d5bfc09c62a89f4f9e1da2c026", D1.Root(Log, Decided).ToHex());

    [Theory]
    [InlineData(0, """{"actor":"BniwFT-PWyZWaYLlwfOe2g","asOf":1767225600000,"compartments":[["d1",3,"UOLBJLz53OLDmWKkr-uSFKZ0N9W_wJxiqJ9Pnh2iwCY"]],"kind":"example.decided/1","log":"evidence.example.com/eu/decisions","nonce":"oKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKA","prev":null,"rules":[["EU","3","47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]],"seq":0,"time":1767225600123,"v":1}""", "4d14e4f31e6b98f56ddca14739f5e8f3eadeba48e2804229d720fa8c160acc96")]
    [InlineData(1, """{"actor":"BniwFT-PWyZWaYLlwfOe2g","asOf":1767225601000,"compartments":[],"kind":"example.noted/1","log":"evidence.example.com/eu/decisions","nonce":"oaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaE","prev":"TRTk8x5rmPVt3KFHOfXo8-reukjigEIp1yD6jBYKzJY","rules":[["EU","3","47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]],"seq":1,"time":1767225601123,"v":1}""", "a63d1ce74e74c593eb5de1b9d7f27838f79b883f7dcfb4b055c2af709c9e413a")]
    [InlineData(2, """{"actor":"BniwFT-PWyZWaYLlwfOe2g","asOf":1767225602000,"compartments":[],"kind":"example.noted/1","log":"evidence.example.com/eu/decisions","nonce":"oqKioqKioqKioqKioqKioqKioqKioqKioqKioqKioqI","prev":"pj0c5050xZPrXeG51_J4OPebiD99z7SwVcKvcJyeQTo","rules":[["EU","3","47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]],"seq":2,"time":1767225602123,"v":1}""", "640ae57ea34d9119a5cdda55ec130e17ea0100cd23fc534e46ef63144e6af362")]
    public void A_draft_becomes_a_core_and_a_leaf(int seq, string core, string leaf)
    {
        var bytes = Entry(seq).ToBytes();
        Assert.Equal(core, Encoding.UTF8.GetString(bytes));
        Assert.Equal(leaf, Merkle.Leaf(bytes).ToHex());
        Assert.Equal(bytes, Core.Parse(bytes).ToBytes());
    }

    [Fact]
    public void A_draft_is_the_core_without_prev_and_time()
    {
        var bytes = DraftAt(0).ToBytes();
        Assert.Equal("2f5fb85d20c38df6a393d200e8ac8d11715111995e22d482b663f7919c413a2c", Digest.Sha256(bytes).ToHex());
        Assert.Equal(bytes, Draft.Parse(bytes).ToBytes());
    }

    [Fact]
    public void Roots_and_proofs_follow_RFC_9162()
    {
        var tree = Tree();
        Assert.Equal("442a5c40b3cf1e5fa6dc986f9654c4cfd7f7dafbae25f87815df820d09da855c", Merkle.Root(tree, 2).ToHex());
        Assert.Equal("b198b38e32c4b0ff9197c74a3c511f94027213ecf2f574834342bf882de1b212", Merkle.Root(tree, 3).ToHex());
        Assert.Equal([Leaf(0), Leaf(2)], Merkle.Inclusion(tree, 1, 3));
        Assert.Equal([Leaf(2)], Merkle.Consistency(tree, 2, 3));
    }

    [Fact]
    public void The_compact_range_holds_the_perfect_subtrees()
    {
        var range = new CompactRange();
        for (var i = 0; i < 3; i++)
            range.Append(Leaf(i));
        Assert.Equal([Merkle.Root(Tree(), 2), Leaf(2)], range.Hashes);
        Assert.Equal(Merkle.Root(Tree(), 3), range.Root());
    }

    [Fact]
    public void A_tombstones_target_hides_its_log() => Assert.Equal(
        "38371cf8051ed7c793a473cd5122fc5e3e81432ac9a807e3e490786a96f45589", new TombstoneTarget(Log, 0, Leaf(0), "d1").Hash.ToHex());

    [Fact]
    public void A_compartment_is_sealed_for_one_decision()
    {
        Span<byte> key = stackalloc byte[32];
        OpenCompartment.SealKey(Sdk, ActorId + "#0", "d1", key);
        Assert.Equal("dd5c2619ee12a799492541089d243ae7d9ea95905da53f245c4e9a8979d530e9", Convert.ToHexStringLower(key));
        Assert.Equal("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000000922617070726f766522000000112250c3a47373652067657072c3bc6674220000000137", Convert.ToHexStringLower(D1.Pack()));
        var row = D1.Seal(Sdk, ActorId + "#0", "k-17", [.. Enumerable.Range(0xc0, 12).Select(i => (byte)i)]);
        Assert.Equal("c0c1c2c3c4c5c6c7c8c9cacbe358612666bb8d752cd6713a7ae8a6496f181d12b5133282443c5b3b15daf331fdb38849fdf0045ed4efd15cee3bdcedd71a3a90e1cea7709e3659cf5975b177f3eecee6f595a2d1ce7b0f653f6d4ba006b2b09df13dad", Convert.ToHexStringLower(row));
        Assert.Equal(D1.Values, OpenCompartment.Open(Sdk, ActorId + "#0", "d1", "k-17", row).Values);
    }

    [Theory]
    [InlineData("customer/7F3A#1", "d1", "k-17")]
    [InlineData("customer/7F3A#0", "d2", "k-17")]
    [InlineData("customer/7F3A#0", "d1", "k-18")]
    public void A_sealed_row_opens_nowhere_else(string decision, string cid, string kref)
    {
        var row = D1.Seal(Sdk, ActorId + "#0", "k-17");
        Assert.ThrowsAny<CryptographicException>(() => OpenCompartment.Open(Sdk, decision, cid, kref, row));
    }

    private const string VKey = "evidence.example.com/eu/decisions+ec5ddab4+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGOuax4Eu76wyEiC7c8SJRDGwoMG7BYMbyWulyuQxcE2EyX7dVBEUeHwjBbB92p4BN9Lqxq/hFKvPr2euzDoffY=";

    private const string SignedCheckpoint =
        "evidence.example.com/eu/decisions\n3\nsZizjjLEsP+Rl8dKPFEflAJyE+zy9XSDQ0K/iC3hshI=\n\n" +
        "— evidence.example.com/eu/decisions 7F3atDBFAiEAl/FLsmlNBoGEgxmJHBpHC+ZZ8ivubQ4FYXI1KONyC1ICIClVl1zIuoJWjeXGrJ9p7MncSwnIz/fZNtuRZwMtIifG\n";

    [Fact]
    public void The_key_has_the_vkey_of_the_example()
    {
        using var key = ExampleKey();
        Assert.Equal(VKey, key.PublicKey(Log).ToString());
        Assert.Equal(VKey, VerifierKey.Parse(VKey)!.ToString());
    }

    [Fact]
    public void The_checkpoint_of_the_example_is_a_valid_note()
    {
        var checkpoint = Checkpoint.Open(Encoding.UTF8.GetBytes(SignedCheckpoint), TrustFile.Parse(VKey));
        Assert.Equal(new Checkpoint(Log, 3, Merkle.Root(Tree(), 3)), checkpoint);
        using var key = ExampleKey();
        Assert.Equal(checkpoint, Checkpoint.Open(checkpoint.Sign(key).ToBytes(), TrustFile.Parse(VKey), Log));
    }

    private static MerkleTree Tree() => MerkleTree.Of([Leaf(0), Leaf(1), Leaf(2)]);

    private static Digest Leaf(int seq) => Merkle.Leaf(Entry(seq).ToBytes());

    private static Core Entry(int seq) => DraftAt(seq).ToCore(seq == 0 ? null : Leaf(seq - 1), 1767225600123 + 1000 * seq);

    private static Draft DraftAt(int seq) =>
        new(Log, Pseudonym.Of(LogKey, ActorId), seq, seq == 0 ? "example.decided/1" : "example.noted/1", new Digest([.. Enumerable.Repeat((byte)(0xa0 + seq), 32)]),
            seq == 0 ? [new CompartmentRoot("d1", 3, D1.Root(Log, Decided))] : [])
        {
            AsOf = 1767225600000 + 1000 * seq,
            Rules = [new PackCitation("EU", "3", Digest.Sha256([]))],
        };

    private static byte[] Bytes(int first) => [.. Enumerable.Range(first, 32).Select(i => (byte)i)];

    private static SigningKey ExampleKey()
    {
        var d = SHA256.HashData("test key example"u8);
        for (var i = d.Length - 1; i >= 0; i--)
            d[i] = (byte)(d[i] >> 1 | (i > 0 ? d[i - 1] << 7 : 0));
        using var key = ECDsa.Create();
        // Only the private integer is given: PKCS #8 without the public point, which the library computes.
        key.ImportPkcs8PrivateKey([.. Convert.FromHexString("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420"), .. d], out _);
        return SigningKey.FromPem(key.ExportPkcs8PrivateKeyPem());
    }
}
