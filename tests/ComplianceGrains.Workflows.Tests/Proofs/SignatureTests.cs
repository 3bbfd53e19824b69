using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Proofs;
using CsCheck;
using NBitcoin;

namespace ComplianceGrains.Workflows.Tests.Proofs;

/// <summary>Signatures of every scheme: the published ones, and what must never count.</summary>
public class SignatureTests
{
    private const string Mainnet = "bip122:000000000019d6689c085ae165831e93";
    private const string Solana = "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp";
    private const string Message = "Zwölf\nlines, or two";

    /// <summary>Of the documentation of web3.js, <c>eth.accounts.sign</c>, and of Bitcoin Core's <c>util_tests</c>, <c>message_verify</c>; RFC 8032, 7.1, test 2.</summary>
    [Theory]
    [InlineData("eip155:1:0x2c7536E3605D9C16a7a3D7b1898e529396a65c23", "Some data",
        "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c", SignatureSchemes.Eip191)]
    [InlineData($"{Mainnet}:15CRxFdyRpGZLW9w8HnHvVduizdL5jKNbs", "Trust no one",
        "IPojfrX2dfPnH26UegfbGQQLrdK844DlHq5157/P6h57WyuS/Qsl+h/WSVGDF4MUi4rWSswW38oimDYfNNUBUOk=", SignatureSchemes.BitcoinLegacy)]
    [InlineData($"{Mainnet}:11canuhp9X2NocwCq7xNrQYTmUgZAnLK3", "Trust me",
        "IIcaIENoYW5jZWxsb3Igb24gYnJpbmsgb2Ygc2Vjb25kIGJhaWxvdXQgZm9yIGJhbmtzIAaHRtbCeDZINyavx14=", SignatureSchemes.BitcoinLegacy)]
    public void A_published_signature_holds(string account, string message, string signature, string scheme)
    {
        var answer = SignatureCheck.Of(account, message, signature);

        Assert.Equal((SignatureVerdict.Verified, scheme), (answer.Verdict, answer.Scheme));
        Assert.Equal(SignatureVerdict.NotTheirs, SignatureCheck.Of(account, message + " ", signature).Verdict);
    }

    [Fact]
    public void The_ed25519_signature_of_RFC_8032_holds()
    {
        var address = NBitcoin.DataEncoders.Encoders.Base58.EncodeData(Convert.FromHexString("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        var signature = NBitcoin.DataEncoders.Encoders.Base58.EncodeData(Convert.FromHexString(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));

        Assert.Equal(SignatureVerdict.Verified, SignatureCheck.Of($"{Solana}:{address}", "r", signature).Verdict);
        Assert.Equal(SignatureVerdict.NotTheirs, SignatureCheck.Of($"{Solana}:{address}", "s", signature).Verdict);
    }

    [Fact]
    public void Who_holds_the_key_signs_and_nobody_else_does()
    {
        Assert.All(Ours, ours =>
        {
            Assert.Equal(SignatureVerdict.Verified, SignatureCheck.Of(ours.Account, Message, ours.Sign(1, Message)).Verdict);
            Assert.Equal(SignatureVerdict.NotTheirs, SignatureCheck.Of(ours.Account, Message, ours.Sign(2, Message)).Verdict);
            Assert.Equal(SignatureVerdict.NotTheirs, SignatureCheck.Of(ours.Account, Message.Replace("Zw", "zw", StringComparison.Ordinal), ours.Sign(1, Message)).Verdict);
        });
    }

    [Fact]
    public void A_signature_of_one_chain_is_none_on_another() => Assert.All(
        from account in Ours from signed in Ours where account.Account[..6] != signed.Account[..6] select (account.Account, Signature: signed.Sign(1, Message)),
        pair => Assert.Equal(SignatureVerdict.Unreadable, SignatureCheck.Of(pair.Account, Message, pair.Signature).Verdict));

    [Fact]
    public void An_account_that_is_not_canonical_or_not_known_proves_nothing()
    {
        var (canonical, signature) = (Ours[0].Account, Ours[0].Sign(1, Message));

        Assert.All(
            [canonical.ToLowerInvariant(), canonical.Replace("eip155:137:", "eip155:one:", StringComparison.Ordinal), canonical.Replace("eip155:137", Mainnet, StringComparison.Ordinal), canonical[11..], "", "eip155:1:"],
            account => Assert.Equal(SignatureVerdict.Unreadable, SignatureCheck.Of(account, Message, signature).Verdict));
        Assert.Equal(SignatureVerdict.CannotBeTold, SignatureCheck.Of("tron:0x2b6653dc:TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", Message, signature).Verdict);
    }

    [Fact]
    public void Of_the_two_signatures_that_fit_only_the_lower_counts_on_Ethereum()
    {
        var answer = SignatureCheck.Of(Ours[0].Account, Message, Signers.SignEthereumHigh(1, Message));

        Assert.Equal(SignatureVerdict.Unreadable, answer.Verdict);
        Assert.Contains("upper half", answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(26)]
    [InlineData(29)]
    [InlineData(37)]
    public void Ethereums_last_byte_is_27_or_28(byte v)
    {
        var bytes = Signers.EthereumBytes(1, Message);
        bytes[64] = v;

        Assert.Equal(SignatureVerdict.Unreadable, SignatureCheck.Of(Ours[0].Account, Message, $"0x{Convert.ToHexString(bytes)}").Verdict);
    }

    [Fact]
    public void What_a_contract_would_have_to_take_cannot_be_told_here()
    {
        var answer = SignatureCheck.Of(Ours[0].Account, Message, $"{Signers.SignEthereum(1, Message)}{new string('0', 130)}");

        Assert.Equal((SignatureVerdict.CannotBeTold, SignatureSchemes.Eip1271), (answer.Verdict, answer.Scheme));
        Assert.Contains("EIP-1271", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bitcoins_first_format_counts_for_P2PKH_alone()
    {
        var key = Signers.Secp256k1(1).PubKey;
        var (first, witness, nested) = (key.GetAddress(ScriptPubKeyType.Legacy, Network.Main), key.GetAddress(ScriptPubKeyType.Segwit, Network.Main), key.GetAddress(ScriptPubKeyType.SegwitP2SH, Network.Main));
        var long_ = key.Decompress().GetAddress(ScriptPubKeyType.Legacy, Network.Main);

        // Whatever the first byte says of the kind of address, 31 to 42: the address itself decides.
        Assert.All([31, 35, 39], header => Assert.Equal(SignatureVerdict.Verified, SignatureCheck.Of($"{Mainnet}:{first}", Message, Signers.SignLegacy(1, Message, header)).Verdict));
        Assert.Equal(SignatureVerdict.Verified, SignatureCheck.Of($"{Mainnet}:{long_}", Message, Signers.SignLegacy(1, Message, 27)).Verdict);
        Assert.Equal(SignatureVerdict.NotTheirs, SignatureCheck.Of($"{Mainnet}:{first}", Message, Signers.SignLegacy(1, Message, 27)).Verdict);
        Assert.Equal(SignatureVerdict.Unreadable, SignatureCheck.Of($"{Mainnet}:{first}", Message, $"smp{Signers.SignLegacy(1, Message)}").Verdict);
        Assert.Equal(SignatureVerdict.Unreadable, SignatureCheck.Of($"{Mainnet}:{witness}", Message, Signers.SignLegacy(1, Message, 39)).Verdict);
        Assert.Equal(SignatureVerdict.CannotBeTold, SignatureCheck.Of($"{Mainnet}:{nested}", Message, Signers.SignLegacy(1, Message, 35)).Verdict);
    }

    [Fact]
    public void Whatever_arrives_is_answered_and_random_bytes_are_never_a_proof()
    {
        Gen.Select(Gen.Int[0, Ours.Count - 1], Gen.Byte.Array[0, 90], Gen.Int[0, 5]).Sample((which, bytes, form) =>
        {
            string text = form switch
            {
                0 => $"0x{Convert.ToHexString(bytes)}",
                1 => Convert.ToBase64String(bytes),
                2 => $"smp{Convert.ToBase64String(bytes)}",
                3 => NBitcoin.DataEncoders.Encoders.Base58.EncodeData(bytes),
                4 => $"0x{Convert.ToHexString([.. bytes.Take(64), .. new byte[Math.Max(0, 64 - bytes.Length)], 27])}",
                _ => System.Text.Encoding.Latin1.GetString(bytes),
            };
            Assert.NotEqual(SignatureVerdict.Verified, SignatureCheck.Of(Ours[which].Account, Message, text).Verdict);
        }, iter: Samples.Of(5000));
    }

    private static IReadOnlyList<(string Account, Func<byte, string, string> Sign)> Ours { get; } =
    [
        ($"eip155:137:{AddressReader.Read(Signers.Ethereum(1), Chain.Evm).Address!.Text}", Signers.SignEthereum),
        ($"{Mainnet}:{Signers.Secp256k1(1).PubKey.GetAddress(ScriptPubKeyType.Legacy, Network.Main)}", (number, message) => Signers.SignLegacy(number, message)),
        ($"{Solana}:{Signers.Solana(1)}", Signers.SignSolana),
        ($"{Mainnet}:{Signers.Secp256k1(1).PubKey.GetAddress(ScriptPubKeyType.Segwit, Network.Main)}", SignWitness),
        ($"{Mainnet}:{Signers.Secp256k1(1).PubKey.GetAddress(ScriptPubKeyType.TaprootBIP86, Network.Main)}", SignTaproot),
    ];

    private static string SignWitness(byte number, string message) => $"smp{Signers.Secp256k1(number).SignBIP322(Signers.Secp256k1(number).PubKey.GetAddress(ScriptPubKeyType.Segwit, Network.Main), message, NBitcoin.BIP322.SignatureType.Simple).ToBase64()}";

    private static string SignTaproot(byte number, string message) => $"smp{Signers.Secp256k1(number).SignBIP322(Signers.Secp256k1(number).PubKey.GetAddress(ScriptPubKeyType.TaprootBIP86, Network.Main), message, NBitcoin.BIP322.SignatureType.Simple).ToBase64()}";
}
