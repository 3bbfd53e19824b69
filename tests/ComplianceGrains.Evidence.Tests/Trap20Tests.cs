using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Modelling trap 20: a duty to delete reaches an append-only log, so the log must hold nothing that has to be deleted.</summary>
public sealed class Trap20Tests
{
    private const string Log = "evidence.example.com/eu/decisions";
    private const string Value = "\"Ana Example\"";

    private static readonly KindSchema Schema = new("test.applied/1", [new("fullName", "p1", "identity")]);

    [Fact]
    public void What_the_log_keeps_holds_no_personal_value_and_no_plain_hash_of_one()
    {
        var core = Encoding.UTF8.GetString(Core(OpenCompartment.Fresh("p1", [Value])));

        Assert.DoesNotContain("Ana", core, StringComparison.OrdinalIgnoreCase);
        foreach (var text in new[] { Value, Value.Trim('"') })
        {
            var hash = Digest.Sha256(Encoding.UTF8.GetBytes(text));
            Assert.DoesNotContain(hash.ToString(), core, StringComparison.Ordinal);
            Assert.DoesNotContain(hash.ToHex(), core, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_value_twice_cannot_be_told_from_two_values() =>
        Assert.NotEqual(OpenCompartment.Fresh("p1", [Value]).Root(Log, Schema), OpenCompartment.Fresh("p1", [Value]).Root(Log, Schema));

    [Fact]
    public void Once_the_key_is_gone_the_value_does_not_open_and_the_leaf_still_stands()
    {
        var compartment = OpenCompartment.Fresh("p1", [Value]);
        var leaf = Merkle.Leaf(Core(compartment));
        var row = compartment.Seal(KeyWrap.NewKey(), "customer/1#1", "k-1");

        Assert.ThrowsAny<CryptographicException>(() => OpenCompartment.Open(KeyWrap.NewKey(), "customer/1#1", "p1", "k-1", row));
        Assert.Equal(leaf, MerkleTree.Of([leaf]) is var tree ? Merkle.Root(tree, 1) : default);
    }

    private static byte[] Core(OpenCompartment compartment) => new Draft(
        Log, Pseudonym.Of(new byte[32], "customer/1"), 0, Schema.Kind, Digest.Random(), [new CompartmentRoot("p1", 1, compartment.Root(Log, Schema))]).ToCore(null, 1).ToBytes();
}
