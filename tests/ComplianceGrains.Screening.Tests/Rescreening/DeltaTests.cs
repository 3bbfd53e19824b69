using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Screening.Rescreening;

namespace ComplianceGrains.Screening.Tests.Rescreening;

public class DeltaTests
{
    private static readonly ListContent Old = A.List(A.Person("1", "Ivan Petrov"), A.Person("2", "Olga Quorvex"), A.Person("9", "Gone Forever"));

    private static readonly ListContent New = A.List(
        A.Person("1", "Ivan Petrov"),
        A.Person("2", "Olga Quorvex", "Olga Quorvexova"),
        A.Person("3", "Teodrik Zarnovsky"),
        A.Person("4", "Haddem Qustari") with { Addresses = [new("ETH", "0x52908400098527886E0F7030069857D2E4169EE7")] });

    private static readonly CustomerIndex Customers = CustomerIndex.Build([
        new("c1", SubjectKind.NaturalPerson, ["Petrov Ivan"]),
        new("c2", SubjectKind.NaturalPerson, ["Olga Quorvex"]),
        new("c3", SubjectKind.NaturalPerson, ["Theodrik Zarnovsky"]),
        new("c4", SubjectKind.NaturalPerson, ["Ana Example"])]);

    private static readonly WalletIndex Wallets = WalletIndex.Build([("w1", "BSC", "0x52908400098527886e0f7030069857d2e4169ee7"), ("w2", "XBT", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]);

    [Fact]
    public void A_delta_names_what_was_added_changed_and_removed()
    {
        var delta = ListDelta.Between(Old, New);

        Assert.Equal(["3", "4"], delta.Added);
        Assert.Equal(["2"], delta.Changed);
        Assert.Equal(["9"], delta.Removed);
    }

    [Fact]
    public void Only_those_whom_the_change_concerns_are_woken()
    {
        var delta = ListDelta.Between(Old, New);
        var changed = New.Entries.Where(entry => delta.Added.Concat(delta.Changed).Contains(entry.Id)).ToList();

        Assert.Equal(["c2", "c3"], changed.SelectMany(entry => Customers.Concerned(entry, 0.8m)).Select(candidate => candidate.CustomerId).Order());
        Assert.Equal(["w1"], changed.SelectMany(Wallets.Concerned));
    }

    [SkippableFact]
    [Trait("Pace", "slow")]
    public void A_real_delta_is_what_was_published_that_day()
    {
        var (old, @new) = (Sdn("sdn_2023-12-28.csv"), Sdn("sdn_2024-01-12.csv"));

        var delta = ListDelta.Between(old, @new);

        Assert.Equal(["47171", "47172", "47173", "47174", "47175", "47176", "47188", "47189", "47190", "47191", "47192", "47193"], delta.Added);
        Assert.Equal(["38561"], delta.Removed);
    }

    private static ListContent Sdn(string file)
    {
        var path = Shared.Need("data/screening/lists/ofac/versions/" + file);
        return ListImport.Read("ofac-sdn", new Dictionary<string, Func<Stream>> { ["sdn.csv"] = () => File.OpenRead(path) }).Content!;
    }
}
