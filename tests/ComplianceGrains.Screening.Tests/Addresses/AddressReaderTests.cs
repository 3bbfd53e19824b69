using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Screening.Tests.Addresses;

public class AddressReaderTests
{
    [Theory]
    // BIP-173 and BIP-350 test vectors.
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", Chain.Bitcoin, "wpkh:751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", Chain.Bitcoin, "witness1:751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData("BC1SW50QGDZ25J", Chain.Bitcoin, "witness16:751e")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", Chain.Bitcoin, "witness2:751e76e8199196d454941c45d1b3a323")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", Chain.Bitcoin, "taproot:79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")]
    // Base58check.
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Chain.Bitcoin, "h160:62e907b15cbf27d5425399ebf6f0fb50ebb88f18")]
    [InlineData("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", Chain.Bitcoin, "p2sh:e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a")]
    // EIP-55.
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Chain.Evm, "evm:5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", Chain.Evm, "evm:fb6916095ca1df60bb79ce92ce3ea74c37c5d359")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77", Chain.Evm, "evm:de709f2102306220921060314715629080e2fb77")]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7", Chain.Evm, "evm:52908400098527886e0f7030069857d2e4169ee7")]
    // CashAddr specification.
    [InlineData("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", Chain.BitcoinCash, "h160:76a04053bda0a88bda5177b86a15c3b29f559873")]
    [InlineData("bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq", Chain.BitcoinCash, "p2sh:76a04053bda0a88bda5177b86a15c3b29f559873")]
    // XRP Ledger's genesis account, and a Solana program id.
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", Chain.Xrp, "xrp:b5f762798a53d543a014caf8b297cff8f2f937e8")]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", Chain.Solana, "sol:06ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9")]
    public void A_published_vector_is_valid_and_decodes_to_its_payload(string text, Chain chain, string key)
    {
        var reading = AddressReader.Read(text);

        Assert.Null(reading.Reason);
        Assert.Equal((chain, key), (reading.Address!.Chain, reading.Address.Key));
    }

    [Theory]
    // BIP-173 and BIP-350 invalid vectors.
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", "other kind")]
    [InlineData("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", "other kind")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", "other kind")]
    [InlineData("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", "does not belong")]
    [InlineData("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", "malformed")]
    [InlineData("bc1pw5dgrnzv", "wrong length")]
    [InlineData("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "wrong length")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du", "other kind")]
    [InlineData("bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "mixed")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "EIP-55")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1B", "truncated")]
    [InlineData("0x5aAe…BeAed", "truncated")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "checksum")]
    [InlineData("1a1zp1ep5qgefi2dmptftl5slmv7divfna", "lower")]
    [InlineData("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q", "checksum")]
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTj", "checksum")]
    [InlineData("", "empty")]
    public void An_invalid_address_gets_a_reason(string text, string reason)
    {
        var reading = AddressReader.Read(text);

        Assert.False(reading.IsValid);
        Assert.Contains(reason, reading.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_valid_address_of_another_chain_than_stated_is_not_valid_there()
    {
        var reading = AddressReader.Read("TEAqwfMhXLaomXhZ8KeMhx3njGmQEDnsUR", Chain.Bitcoin);

        Assert.False(reading.IsValid);
        Assert.Equal(Chain.Tron, reading.Address!.Chain);
    }

    [Fact]
    public void Bitcoin_cash_in_legacy_form_is_the_same_account_as_in_cashaddr()
    {
        Assert.Equal(
            AddressReader.Read("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", Chain.BitcoinCash).Address!.Key,
            AddressReader.Read("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a").Address!.Key);
    }

    [SkippableFact]
    public void Almost_every_published_address_is_valid_on_some_chain_and_none_throws()
    {
        var texts = Directory.EnumerateFiles(Shared.Need("data/screening/wallets/ofac_2025-12-04"), "sanctioned_addresses_*.txt")
            .SelectMany(File.ReadLines).Where(line => line.Length > 0).ToList();

        var invalid = texts.Where(text => AddressReader.Read(text).Address is null).ToList();

        // OFAC itself publishes 64 hexadecimal digits under XMR.
        Assert.True(invalid.Count <= 3, string.Join('\n', invalid.Select(text => $"{text}: {AddressReader.Read(text).Reason}")));
    }
}
