using System.Text.Json;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Proofs;

/// <summary>The vectors of the specifications, which lie beside the repository: each verifies or is refused as it says.</summary>
public class OfficialVectorTests
{
    private const string Mainnet = "bip122:000000000019d6689c085ae165831e93";

    [SkippableTheory]
    [InlineData("bip322-basic.json", 6)]
    [InlineData("bip322-generated.json", 4)]
    public void Simple_signatures_of_BIP_322_verify(string file, int count)
    {
        var signatures = Read(file).GetProperty("simple").EnumerateArray().SelectMany(vector => Signatures(vector).Select(signature => (Vector: vector, Signature: signature))).ToList();

        Assert.Equal(count, signatures.Count);
        Assert.All(signatures, each => Assert.Equal((SignatureVerdict.Verified, SignatureSchemes.Bip322Simple), (Check(each.Vector, each.Signature).Verdict, Check(each.Vector, each.Signature).Scheme)));
        Assert.All(signatures, each => Assert.Equal(SignatureVerdict.NotTheirs, SignatureCheck.Of(Account(each.Vector), Text(each.Vector, "message") + ".", each.Signature).Verdict));
    }

    [SkippableTheory]
    [InlineData("bip322-basic.json", 8)]
    [InlineData("bip322-generated.json", 28)]
    public void What_BIP_322_calls_an_error_never_verifies(string file, int count)
    {
        var vectors = Read(file).GetProperty("error").EnumerateArray().ToList();

        Assert.Equal(count, vectors.Count);
        Assert.All(vectors, vector => Assert.NotEqual(SignatureVerdict.Verified, Check(vector, Text(vector, "signature")).Verdict));
    }

    [SkippableTheory]
    [InlineData("full", SignatureSchemes.Bip322Full)]
    [InlineData("proof_of_funds", SignatureSchemes.Bip322Funds)]
    public void Forms_that_are_not_read_are_said_to_be_not_read(string section, string scheme)
    {
        var vectors = Read("bip322-generated.json").GetProperty(section).EnumerateArray().SelectMany(vector => Signatures(vector).Select(signature => Check(vector, signature))).ToList();

        Assert.NotEmpty(vectors);
        Assert.All(vectors, answer => Assert.Equal((SignatureVerdict.CannotBeTold, scheme), (answer.Verdict, answer.Scheme)));
    }

    [SkippableFact]
    public void The_signer_of_EIP_712s_example_is_found_from_its_digest()
    {
        var vector = Read("eip712.json");
        byte[] signature = [.. Bytes("r"), .. Bytes("s"), vector.GetProperty("v").GetByte()];

        Assert.Equal(Text(vector, "signer"), EthereumSignature.SignerOf(Bytes("signHash"), signature));
        Assert.NotEqual(Text(vector, "signer"), EthereumSignature.SignerOf([.. Bytes("signHash").Reverse()], signature));

        byte[] Bytes(string name) => Convert.FromHexString(Text(vector, name)[2..]);
    }

    private static SignatureAnswer Check(JsonElement vector, string signature) => SignatureCheck.Of(Account(vector), Text(vector, "message"), signature);

    private static string Account(JsonElement vector) => $"{Mainnet}:{Text(vector, "address")}";

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    private static IEnumerable<string> Signatures(JsonElement vector) => vector.GetProperty("bip322_signatures").EnumerateArray().Select(signature => signature.GetString()!);

    private static JsonElement Read(string file)
    {
        var path = Repository.Vectors is { } vectors ? Path.Combine(vectors, file) : null;
        Skip.If(path is null || !File.Exists(path), $"The vectors {file} are not beside the repository.");
        return JsonDocument.Parse(File.ReadAllText(path!)).RootElement;
    }
}
