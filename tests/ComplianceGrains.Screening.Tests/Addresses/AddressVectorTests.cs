using System.Reflection;
using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Screening.Tests.Addresses;

/// <summary>The vectors that the specifications publish, valid and invalid, chain by chain.</summary>
public class AddressVectorTests
{
    [Theory]
    // BIP-173 and BIP-350: the valid addresses of the main network.
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", Chain.Bitcoin, "wpkh:751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", Chain.Bitcoin, "witness1:751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData("BC1SW50QGDZ25J", Chain.Bitcoin, "witness16:751e")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", Chain.Bitcoin, "witness2:751e76e8199196d454941c45d1b3a323")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", Chain.Bitcoin, "taproot:79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")]
    // Base58check of Bitcoin, Litecoin (both of its script versions), Dogecoin, Dash, Zcash, Tron; Sapling's bech32.
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Chain.Bitcoin, "h160:62e907b15cbf27d5425399ebf6f0fb50ebb88f18")]
    [InlineData("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", Chain.Bitcoin, "p2sh:e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a")]
    [InlineData("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", Chain.Litecoin, "wpkh:751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData("DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD", Chain.Dogecoin, "h160:4620b70031f0e9437e374a2100934fba49110460")]
    [InlineData("XpESxaUmonkq8RaLLp46Brx2K39ggQe226", Chain.Dash, "h160:9493da197b6cb5bf805e560a38036ba58ac85535")]
    [InlineData("t1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbs", Chain.Zcash, "h160:0000000000000000000000000000000000000000")]
    [InlineData("zs1z7rejlpsa98s2rrrfkwmaxu53e4ue0ulcrw0h4x5g8jl04tak0d3mm47vdtahatqrlkngh9slya", Chain.Zcash, "zs:1787997c30e94f050c634d9dbe9b948e6bccbf9fc0dcfbd4d441e5f7d57db3db1deebe6357dbf5601fed34")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Chain.Tron, "tron:a614f803b6fd780986a42c78ec9c7f77e6ded13c")]
    [InlineData("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", Chain.Tron, "tron:0000000000000000000000000000000000000000")]
    // EIP-55: all upper, all lower, mixed.
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7", Chain.Evm, "evm:52908400098527886e0f7030069857d2e4169ee7")]
    [InlineData("0x8617E340B3D01FA5F11F306F4090FD50E238070D", Chain.Evm, "evm:8617e340b3d01fa5f11f306f4090fd50e238070d")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77", Chain.Evm, "evm:de709f2102306220921060314715629080e2fb77")]
    [InlineData("0x27b1fdb04752bbc536007a920d24acb045561c26", Chain.Evm, "evm:27b1fdb04752bbc536007a920d24acb045561c26")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Chain.Evm, "evm:5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", Chain.Evm, "evm:fb6916095ca1df60bb79ce92ce3ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", Chain.Evm, "evm:dbf03b407c01e7cd3cbea99509d93f8dddc8c6fb")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", Chain.Evm, "evm:d1220a0cf47c7b9be7a2e6ba89f429762e7b9adb")]
    // The CashAddr specification's translations.
    [InlineData("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", Chain.BitcoinCash, "h160:76a04053bda0a88bda5177b86a15c3b29f559873")]
    [InlineData("bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy", Chain.BitcoinCash, "h160:cb481232299cd5743151ac4b2d63ae198e7bb0a9")]
    [InlineData("bitcoincash:qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r", Chain.BitcoinCash, "h160:011f28e473c95f4013d7d53ec5fbc3b42df8ed10")]
    [InlineData("bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq", Chain.BitcoinCash, "p2sh:76a04053bda0a88bda5177b86a15c3b29f559873")]
    [InlineData("bitcoincash:pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e", Chain.BitcoinCash, "p2sh:cb481232299cd5743151ac4b2d63ae198e7bb0a9")]
    [InlineData("bitcoincash:pqq3728yw0y47sqn6l2na30mcw6zm78dzq5ucqzc37", Chain.BitcoinCash, "p2sh:011f28e473c95f4013d7d53ec5fbc3b42df8ed10")]
    // XRP Ledger's special accounts.
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", Chain.Xrp, "xrp:b5f762798a53d543a014caf8b297cff8f2f937e8")]
    [InlineData("rrrrrrrrrrrrrrrrrrrrrhoLvTp", Chain.Xrp, "xrp:0000000000000000000000000000000000000000")]
    [InlineData("rrrrrrrrrrrrrrrrrrrrBZbvji", Chain.Xrp, "xrp:0000000000000000000000000000000000000001")]
    // XLS-5d: an X-address is its classic account with a tag.
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ", Chain.Xrp, "xrp:5e7b112523f68d2f5e879db4eac51c6698a69304")]
    [InlineData("r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59", Chain.Xrp, "xrp:5e7b112523f68d2f5e879db4eac51c6698a69304")]
    // BIP-173's program under the prefixes of Bitcoin Gold and of BNB Beacon Chain.
    [InlineData("btg1qw508d6qejxtdg4y5r3zarvary0c5xw7k6w057a", Chain.BitcoinFork, "wpkh:751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData("bnb1w508d6qejxtdg4y5r3zarvary0c5xw7kcegkwk", Chain.BnbBeacon, "bnb:751e76e8199196d454941c45d1b3a323f1433bd6")]
    // Solana's programs.
    [InlineData("11111111111111111111111111111111", Chain.Solana, "sol:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", Chain.Solana, "sol:06ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9")]
    public void A_published_vector_is_valid_and_decodes_to_its_payload(string text, Chain chain, string key)
    {
        var reading = AddressReader.Read(text);

        Assert.Null(reading.Reason);
        Assert.Equal((chain, key), (reading.Address!.Chain, reading.Address.Key));
    }

    [Fact]
    public void Every_chain_is_known_by_a_name_and_an_id_and_has_a_vector()
    {
        var vectors = typeof(AddressVectorTests).GetMethods().SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .SelectMany(attribute => ((IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!))
            .Select(argument => argument.Value).OfType<string>().Select(text => AddressReader.Read(text).Address?.Chain).OfType<Chain>().ToHashSet();

        foreach (var chain in Enum.GetValues<Chain>().Except([Chain.Unknown]))
        {
            Assert.Contains(chain, vectors);
            Assert.NotEmpty(Chains.NamesOf(chain));
            // Forks that share Bitcoin's forms share no one id.
            Assert.True(chain == Chain.BitcoinFork || Chains.Caip2(chain) != Chains.Caip2(Chain.Unknown), $"{chain} has no CAIP-2 id");
        }
    }

    [Theory]
    // Monero's published donation addresses: a standard one and a subaddress.
    [InlineData("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A", "xmr:12")]
    [InlineData("888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H", "xmr:2a")]
    public void A_Monero_address_carries_its_kind_and_two_keys(string text, string start)
    {
        var key = AddressReader.Read(text).Address!.Key;

        Assert.StartsWith(start, key, StringComparison.Ordinal);
        Assert.Equal("xmr:".Length + 2 * (1 + 32 + 32), key.Length);
    }

    [Theory]
    [InlineData("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [InlineData("1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR", "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy")]
    [InlineData("16w1D5WRVKJuZUsSRzdLp9w3YGcgoxDXb", "bitcoincash:qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r")]
    [InlineData("3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC", "bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq")]
    [InlineData("3LDsS579y7sruadqu11beEJoTjdFiFCdX4", "bitcoincash:pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e")]
    [InlineData("31nwvkZwyPdgzjBJZXfDmSWsC4ZLKpYyUw", "bitcoincash:pqq3728yw0y47sqn6l2na30mcw6zm78dzq5ucqzc37")]
    public void A_legacy_address_and_its_CashAddr_are_one_account(string legacy, string cash) =>
        Assert.Equal(AddressReader.Read(legacy, Chain.BitcoinCash).Address!.Key, AddressReader.Read(cash).Address!.Key);

    [Theory]
    // BIP-173 and BIP-350: wrong checksum kind, wrong character, wrong version, wrong length, mixed case, empty.
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", "other kind")]
    [InlineData("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", "other kind")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", "other kind")]
    [InlineData("bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90", "other kind")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du", "other kind")]
    [InlineData("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", "does not belong")]
    [InlineData("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", "malformed")]
    [InlineData("bc1pw5dgrnzv", "wrong length")]
    [InlineData("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "wrong length")]
    [InlineData("bc1gmk9yu", "does not belong")]
    [InlineData("bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "mixed")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "checksum")]
    [InlineData("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n8", "checksum")]
    [InlineData("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "test network")]
    // EIP-55.
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "EIP-55")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1B", "truncated")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00", "42 hexadecimal digits")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", "hexadecimal")]
    [InlineData("0x5aAe…BeAed", "truncated")]
    [InlineData("0x5aAe...BeAed", "truncated")]
    // Base58 of Bitcoin and Tron.
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "checksum")]
    [InlineData("1A1zP1eP5QGefi2DMPTf", "truncated")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0", "alphabet")]
    [InlineData("1a1zp1ep5qgefi2dmptftl5slmv7divfna", "lower")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", "checksum")]
    // CashAddr, XRP, Monero.
    [InlineData("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q", "checksum")]
    [InlineData("bitcoincash:Qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "mixed")]
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTj", "checksum")]
    [InlineData("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B", "checksum")]
    // Test networks, named only when the checksum is theirs.
    [InlineData("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "Bitcoin's test network")]
    [InlineData("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsy", "not supported")]
    [InlineData("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "Bitcoin's test network")]
    [InlineData("tbnb1w508d6qejxtdg4y5r3zarvary0c5xw7kkvpjw8", "BNB Beacon Chain's test network")]
    [InlineData("T719a5UwUCnEs54UsxG9CJYYDhwmFCqkr7wxCcNcfZ6p5GZ", "XRP Ledger's test network")]
    [InlineData("55LTR8KniP4LQGJSPtbYDacR7dz8RBFnsfAKMaMuwUNYX6aQbBcovzDPyrQF9KXF9tVU6Xk3K8no1BywnJX6GvZX8yJsXvt", "Monero's stagenet")]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqX", "X-address")]
    [InlineData("bnb1w508d6qejxtdg4y5r3zarvary0c5xw7kcegkwa", "checksum")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "hash")]
    [InlineData("", "empty")]
    [InlineData("1A1zP1eP5QGefi2D MPTfTL5SLmv7DivfNa", "white space")]
    public void An_invalid_address_gets_a_reason(string text, string reason)
    {
        var reading = AddressReader.Read(text);

        Assert.False(reading.IsValid);
        Assert.Contains(reason, reading.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5D", Chain.Solana)]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA1", Chain.Solana)]
    [InlineData("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3", Chain.Monero)]
    [InlineData("LaMT348PWRnrqeeWArpwQPbuanpXDZGEUT", Chain.Litecoin)]
    public void An_address_with_a_character_too_few_or_too_many_or_wrong_is_invalid_with_a_reason(string text, Chain chain)
    {
        var reading = AddressReader.Read(text, chain);

        Assert.False(reading.IsValid);
        Assert.False(string.IsNullOrEmpty(reading.Reason));
    }
}
