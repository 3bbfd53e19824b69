using System.Formats.Asn1;
using System.Security.Cryptography;
using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Evidence.Tests.Notes;

/// <summary>Any reader of DER takes a signature, also the rare ones whose numbers are shorter.</summary>
public class SigningKeyTests
{
    [Fact]
    public void Signatures_are_sequences_of_two_shortest_integers_and_verify()
    {
        using var key = SigningKey.Create();
        using var reader = ECDsa.Create();
        reader.ImportFromPem(key.ToPem());
        var lengths = new HashSet<int>();
        for (var i = 0; i < 20_000 && !lengths.IsSupersetOf([31, 32, 33]); i++)
        {
            var text = BitConverter.GetBytes(i);
            var signature = key.Sign(text);

            Assert.True(reader.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
            // Refuses whatever is not the one encoding.
            var numbers = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
            var (r, s) = (numbers.ReadIntegerBytes(), numbers.ReadIntegerBytes());
            numbers.ThrowIfNotEmpty();
            lengths.Add(r.Length);
            lengths.Add(s.Length);
        }

        Assert.Superset(new HashSet<int> { 31, 32, 33 }, lengths);
    }
}
