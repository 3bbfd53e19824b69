using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Lists;

public class ListFormatTests
{
    private const string UkHeader = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Name non-latin script,D.O.B,Nationality(/ies),Designation Type,Regime Name,IMO number\r\n";

    [SkippableFact]
    public void The_UN_list_is_read_whole()
    {
        var content = Read("un-sc", "lists/un/UN_consolidated_2026-02-27.xml");

        Assert.Equal(730 + 273, content.Entries.Count);
        Assert.Equal(Instant.FromUtc(2026, 2, 27, 0, 0).PlusNanoseconds(9554 * 1_000_000L), content.PublishedAt);
        Assert.Contains(content.Entries, entry => entry.Names.Any(name => name.Type == NameType.Native));
        Assert.Contains(content.Entries, entry => entry.Names.Any(name => name.Weak));
    }

    [SkippableFact]
    [Trait("Pace", "slow")]
    public void The_retired_OFSI_list_is_read_whole()
    {
        var content = Read("uk-ofsi", "lists/uk-ofsi/ConList_2025-04-10.csv");

        Assert.Equal(Instant.FromUtc(2025, 4, 10, 0, 0), content.PublishedAt);
        Assert.Equal("Mian Abdul HAQ", content.Entries.Single(entry => entry.Id == "15672").Names[0].Text);
    }

    [SkippableFact]
    public void The_EU_sample_is_read_with_births_and_countries()
    {
        var entry = Read("eu-fsf", "lists/samples/deriv_sample_eu.xml").Entries[0];

        Assert.Equal("Abid Hammadou", entry.Names[0].Text);
        Assert.Equal(["1965-12-12", "1958"], entry.Births.Select(birth => birth.From.ToString()));
        Assert.Equal("DZ", entry.Countries.Single());
    }

    [SkippableFact]
    public void OFACs_xml_is_refused_when_it_holds_fewer_records_than_it_states()
    {
        var result = ListImport.Read("ofac-sdn", OneFile("lists/samples/deriv_sdn.xml", text => text));

        Assert.Null(result.Content);
        Assert.Equal("Record_Count", result.Errors.Single().Field);
    }

    [SkippableFact]
    public void OFACs_xml_is_read_with_weak_aliases_and_ranges()
    {
        var count = File.ReadAllText(Shared.Need("data/screening/lists/samples/deriv_sdn.xml")).Split("<sdnEntry>").Length - 1;
        var entries = ListImport.Read("ofac-sdn", OneFile("lists/samples/deriv_sdn.xml", text => text.Replace(">8197<", $">{count}<", StringComparison.Ordinal))).Content!.Entries;

        Assert.Equal("Muhammad SAEED", entries[0].Names[0].Text);
        Assert.Contains(entries[0].Names, name => name is { Text: "TATA JI", Weak: true });
        Assert.Contains(entries, entry => entry.Births.Any(birth => birth.To is not null));
    }

    [Fact]
    public void OFACs_advanced_xml_resolves_its_references()
    {
        var entry = ListImport.Read("ofac-sdn", Shared.Files(("sdn_advanced.xml", SmallLists.Advanced))).Content!.Entries.Single();

        Assert.Equal(("99", SubjectKind.NaturalPerson), (entry.Id, entry.Kind));
        Assert.Equal([new ListName("Teodrik Zarnovsky", NameType.Primary), new ListName("ZARN", NameType.Alias, Weak: true)], entry.Names);
        Assert.Equal("1971", entry.Births.Single().From.ToString());
        Assert.Equal("RU", entry.Countries.Single());
        Assert.Equal(new Identifier("Passport", "AB123", "RU"), entry.Identifiers.Single());
        Assert.Equal(new ListedAddress("XBT", "1Ab"), entry.Addresses.Single());
    }

    [Fact]
    public void The_UK_sanctions_list_is_tied_by_unique_id()
    {
        var result = ListImport.Read("uk-sl", Shared.Files(("UK_Sanctions_List.csv",
            "Report Date: 10-Dec-2025\r\n" + UkHeader
            + "01/12/2025,RUS0001,1,,ZARNOVSKY,Teodrik,,,,,Primary Name,,Теодрик Зарновский,14/02/1971,Russia;Cyprus,Individual,Russia,\r\n"
            + "01/12/2025,RUS0001,1,,ZARN,,,,,,Alias,Low quality,,dd/mm/1971,,Individual,Russia,\r\n"
            + "01/12/2025,RUS0002,2,,VELKARO STAR,,,,,,Primary Name,,,,,Ship,Russia,9000417\r\n")));

        Assert.Empty(result.Errors);
        Assert.Equal(Instant.FromUtc(2025, 12, 10, 0, 0), result.Content!.PublishedAt);
        Assert.Equal(["Teodrik ZARNOVSKY", "Теодрик Зарновский", "ZARN"], result.Content.Entries[0].Names.Select(name => name.Text));
        Assert.True(result.Content.Entries[0].Names[2].Weak);
        Assert.Equal(["RU", "CY"], result.Content.Entries[0].Countries);
        Assert.Equal(["1971-02-14", "1971"], result.Content.Entries[0].Births.Select(birth => birth.From.ToString()));
        Assert.Equal(new Identifier("IMO", "9000417"), result.Content.Entries[1].Identifiers.Single());
    }

    [Fact]
    public void A_firms_own_list_is_a_CSV_with_id_and_name()
    {
        var entry = ListImport.Read("own-blocked", Shared.Files(("list.csv",
            "id,name,kind,dateOfBirth,nameType,weak\n1,Ana Example,natural-person,1988-04-01,,\n1,Anna Exempel,natural-person,,alias,true\n"))).Content!.Entries.Single();

        Assert.Equal([new ListName("Ana Example", NameType.Primary), new ListName("Anna Exempel", NameType.Alias, Weak: true)], entry.Names);
    }

    [Fact]
    public void Addresses_that_were_lower_cased_are_refused()
    {
        var result = ListImport.Read("ofac-addresses", Shared.Files(("sanctioned_addresses_XBT.txt", "1a1zp1ep5qgefi2dmptftl5slmv7divfna\n")));

        Assert.Null(result.Content);
        Assert.Contains("lower-cased", result.Errors.Single().Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Published_addresses_load_with_their_oddities_as_warnings()
    {
        var result = ListImport.ReadFolder("ofac-addresses", Shared.Need("data/screening/wallets/ofac_2025-12-04"));

        Assert.Empty(result.Errors);
        Assert.True(result.Content!.Entries.Count > 600);
    }

    private static ListContent Read(string listId, string file)
    {
        var result = ListImport.Read(listId, OneFile(file, text => text));
        Assert.Empty(result.Errors);
        return result.Content!;
    }

    private static IReadOnlyDictionary<string, Func<Stream>> OneFile(string file, Func<string, string> edit) =>
        Shared.Files((Path.GetFileName(file), edit(File.ReadAllText(Shared.Need("data/screening/" + file)))));
}
