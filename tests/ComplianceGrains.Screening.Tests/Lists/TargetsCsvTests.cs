using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Screening.Tests.Lists;

public class TargetsCsvTests
{
    private static readonly ListContent Content = SmallLists.All["pep-world targets.simple.csv"].Read().Content!;

    [Fact]
    public void A_row_becomes_an_entry_with_its_aliases_births_countries_and_identifiers()
    {
        var entry = Content.Entries[0];

        Assert.Equal(
            [new ListName("Teodrik Zarnovsky", NameType.Primary), new ListName("Теодрик Зарновский", NameType.Native), new ListName("Teo Zarnovsky", NameType.Alias)],
            entry.Names);
        Assert.Equal(["1971-02-14", "1971"], entry.Births.Select(birth => birth.From.ToString()));
        Assert.Equal(["RU", "CY"], entry.Countries);
        Assert.Equal(["Invented Officials"], entry.Programs);
        Assert.Equal(new Identifier("identifier", "P-4471902"), entry.Identifiers.Single());
    }

    [Theory]
    [InlineData("Person", SubjectKind.NaturalPerson)]
    [InlineData("Company", SubjectKind.LegalEntity)]
    [InlineData("Vessel", SubjectKind.Vessel)]
    [InlineData("Airplane", SubjectKind.Aircraft)]
    [InlineData("LegalEntity", SubjectKind.Any)]
    [InlineData("SomethingNew", SubjectKind.Any)]
    public void A_schema_says_what_the_subject_is_and_an_unknown_one_compares_with_everything(string schema, SubjectKind kind) =>
        Assert.Equal(kind, Read($"Q1,{schema},Ana,").Content!.Entries.Single().Kind);

    [Fact]
    public void A_value_that_holds_a_semicolon_stands_in_quotes() =>
        Assert.Equal(["Ana", "One; Two", "Three"], Read("Q1,Person,Ana,\"\"\"One; Two\"\";Three\"").Content!.Entries.Single().Names.Select(name => name.Text));

    [Fact]
    public void A_quote_within_a_name_is_a_part_of_the_name() =>
        Assert.Equal(["Ana", "Ana \"the Tinker\" Zarn", "Anuschka"], Read("Q1,Person,Ana,\"Ana \"\"the Tinker\"\" Zarn;Anuschka\"").Content!.Entries.Single().Names.Select(name => name.Text));

    [Fact]
    public void A_wallet_is_no_subject_and_is_left_out_with_a_warning()
    {
        var result = Read("Q1,CryptoWallet,,\nQ2,Person,Ana,");

        Assert.Equal("Q2", result.Content!.Entries.Single().Id);
        Assert.Equal(2, result.Warnings.Single().Line);
    }

    [Fact]
    public void A_firms_own_table_is_read_under_the_same_ids() =>
        Assert.Equal("Ana", ListImport.Read("pep-own", Shared.Files(("peps.csv", "id,name\n1,Ana\n"))).Content!.Entries.Single().Names.Single().Text);

    [Fact]
    public void A_list_of_politically_exposed_persons_is_screened_like_any_other()
    {
        var engine = A.Engine(Content);

        var match = engine.Screen(A.Query("Teodrik Zarnovsky") with { Lists = ["pep-world"] }, A.Now).Matches.Single();

        Assert.Equal(("pep-world", "Q1", 1m), (match.ListId, match.EntryId, match.Score));
    }

    [Theory]
    [InlineData("pep-world", true)]
    [InlineData("own-blocked", true)]
    [InlineData("ofac-sdn", true)]
    [InlineData("pep-", false)]
    [InlineData("pepper", false)]
    public void The_id_says_whether_an_importer_reads_the_list(string id, bool known) => Assert.Equal(known, ListImport.IsKnown(id));

    private static ListImportResult Read(string rows) => ListImport.Read("pep-x", Shared.Files(("targets.simple.csv", $"id,schema,name,aliases\n{rows}\n")));
}
