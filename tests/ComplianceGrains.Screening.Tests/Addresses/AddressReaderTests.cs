using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Screening.Tests.Addresses;

public class AddressReaderTests
{
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

    [Theory]
    [InlineData("bitcoin:1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu?amount=0.01&label=Somebody", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu")]
    [InlineData("BITCOIN:1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu")]
    [InlineData("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a?amount=1", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [InlineData("ethereum:0x8576acc5c05d6ce88f4e49bf65bdf0c62f91353c@1/transfer?value=1", "0x8576acc5c05d6ce88f4e49bf65bdf0c62f91353c")]
    [InlineData("ethereum:pay-0x8576acc5c05d6ce88f4e49bf65bdf0c62f91353c", "0x8576acc5c05d6ce88f4e49bf65bdf0c62f91353c")]
    public void The_address_of_a_payment_URI_is_read(string uri, string address) =>
        Assert.Equal(AddressReader.Read(address).Address, AddressReader.Read(uri).Address);

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    public void A_Tron_account_in_hexadecimal_is_the_account_in_base58(string prefix)
    {
        var address = AddressReader.Read("TEAqwfMhXLaomXhZ8KeMhx3njGmQEDnsUR").Address!;

        Assert.Equal(address, AddressReader.Read(prefix + "41" + address.Payload).Address);
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
