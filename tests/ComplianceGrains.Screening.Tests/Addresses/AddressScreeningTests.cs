using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Addresses;

public class AddressScreeningTests
{
    private const string Bitcoin = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private const string Evm = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    [Fact]
    public void The_listed_address_is_an_exact_match() => Assert.Equal(AddressRelation.Exact, Only(Screen("XBT", Bitcoin, "XBT", Bitcoin)).Relation);

    [Fact]
    public void Another_notation_of_the_listed_address_is_an_exact_match() => Assert.Equal(AddressRelation.Exact, Only(Screen("ETH", Evm, "ETH", Evm.ToLowerInvariant())).Relation);

    [Fact]
    public void The_same_account_on_another_chain_is_a_match_of_its_own_kind() =>
        Assert.Equal(AddressRelation.SameAccountOtherChain, Only(Screen("XBT", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "BCH", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")).Relation);

    [Fact]
    public void The_same_key_in_another_family_of_addresses_is_a_match_of_its_own_kind() =>
        Assert.Equal(AddressRelation.SameKeyOtherFamily, Only(Screen("ETH", "0xa614f803B6FD780986A42c78Ec9c7f77e6DeD13C", "TRX", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")).Relation);

    [Fact]
    public void An_address_that_differs_in_one_character_is_never_a_match()
    {
        var result = Screen("XBT", Bitcoin, "XBT", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb");

        Assert.Empty(result.Matches);
        Assert.Equal(ScreeningOutcome.Inconclusive, result.Outcome);
    }

    [Fact]
    public void A_listed_address_that_fails_validation_is_found_as_published()
    {
        var hex = new string('a', 64);

        Assert.Equal(AddressRelation.Exact, Only(Screen("XMR", hex, "XMR", hex)).Relation);
    }

    [Fact]
    public void A_Tron_address_that_is_listed_under_another_ticker_is_found()
    {
        const string tron = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";

        Assert.Equal(ScreeningOutcome.Hit, Screen("XBT", tron, "TRX", tron).Outcome);
    }

    [Fact]
    public void An_unknown_ticker_is_said_and_compared_as_text()
    {
        var result = ListImport.Read("ofac-addresses", Shared.Files(("sanctioned_addresses_QQQ.txt", "some-address-1\n")));

        Assert.Contains(result.Warnings, warning => warning.Message.Contains("QQQ is unknown", StringComparison.Ordinal));
        Assert.Equal("some-address-1", result.Content!.Entries.Single().Id);
    }

    [Fact]
    public void A_valid_address_that_is_not_listed_is_clear() => Assert.Equal(ScreeningOutcome.Clear, Screen("XBT", Bitcoin, "ETH", Evm).Outcome);

    private static AddressMatch Only(AddressResult result) => result.Matches.Single();

    private static AddressResult Screen(string ticker, string listed, string chain, string asked) =>
        A.Engine(A.Company("1", "Quorvex") with { Addresses = [new ListedAddress(ticker, listed)] })
            .Screen(new AddressQuery(asked, chain, ["test"], Duration.FromDays(1)), A.Now);
}
