using System.Text;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>National lists, each from invented subjects in the layout that its publisher uses; where a published file is beside the repository, from that.</summary>
public class NationalListTests
{
    [Fact]
    public void Japans_names_wallets_and_years_are_read__own_data_in_the_published_layout()
    {
        var entries = Small("jp-mof shisantouketsu.xlsx").Entries;

        Assert.Equal(
            [new ListName("Teodrik ZARNOVSKY", NameType.Primary), new ListName("テオドリク・ザルノフスキー", NameType.Native), new ListName("Teo Zarnovski", NameType.Alias), new ListName("T. Zarnov", NameType.Alias), new ListName("ZARN", NameType.Alias, Weak: true)],
            entries[0].Names);
        Assert.Equal((SubjectKind.NaturalPerson, "1971-02-14", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"), (entries[0].Kind, entries[0].Births.Single().From.ToString(), entries[0].Addresses.Single().Text));
        Assert.Equal(new ListedBirth(new(1954), new(1955), true), entries[1].Births.Single());
    }

    [Fact]
    public void Tuerkiyes_headings_are_read_in_either_case__own_data_in_the_published_layout()
    {
        var entries = Small("tr-masak 7madde.xlsx").Entries;

        Assert.Equal(["TEODRİK ZARNOVSKİ", "ZARN", "TEO"], entries[0].Names.Select(name => name.Text));
        Assert.Equal((SubjectKind.NaturalPerson, "1971-02-14", "12345678901"), (entries[0].Kind, entries[0].Births.Single().From.ToString(), entries[0].Identifiers.Single().Value));
        Assert.Equal(SubjectKind.Any, entries[1].Kind);
    }

    [Fact]
    public void The_consolidated_screening_list_is_read__own_data_in_the_published_layout()
    {
        var entry = Small("us-csl consolidated.csv").Entries[0];

        Assert.Equal(["Teodrik ZARNOVSKY", "Teo ZARN", "ZARNOV"], entry.Names.Select(name => name.Text));
        Assert.Equal(new Identifier("Passport", "OR801168"), entry.Identifiers.Single());
        Assert.Equal(("male", new ListedAddress("XBT", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")), (entry.Gender, entry.Addresses.Single()));
        Assert.Equal(["CY"], entry.Residences);
    }

    [SkippableFact]
    public void The_published_consolidated_screening_list_is_read_whole()
    {
        var packed = Shared.Need("data/screening/lists/us-csl-2022/consolidated.csv.gz");
        var result = ListImport.Read("us-csl", new Dictionary<string, Func<Stream>>
        {
            ["consolidated.csv"] = () => new System.IO.Compression.GZipStream(File.OpenRead(packed), System.IO.Compression.CompressionMode.Decompress),
        });

        Assert.Empty(result.Errors);
        Assert.True(result.Content!.Entries.Count > 14_000);
        Assert.Contains(result.Content.Entries, entry => entry.Names[0].Text == "Halis BEKTAS" && entry.Identifiers.Contains(new Identifier("Passport", "X0906223")));
    }

    [Fact]
    public void Switzerlands_present_state_is_read_and_neither_what_was_removed_nor_who_was_delisted__own_data_in_the_published_layout()
    {
        var content = Small("ch-seco consolidated-list.xml");

        Assert.Equal(Instant.FromUtc(2026, 11, 20, 0, 0), content.PublishedAt);
        Assert.Equal(["100", "102"], content.Entries.Select(entry => entry.Id));
        var person = content.Entries[0];
        Assert.Equal([new ListName("Teodrik Zarnovsky", NameType.Primary), new ListName("Теодрик Зарновский", NameType.Native), new ListName("Zarn", NameType.Alias, Weak: true)], person.Names);
        Assert.Equal(("1971-02-14", "RU", "CY", "Invented programme"), (person.Births.Single().From.ToString(), person.Countries.Single(), person.Residences.Single(), person.Programs.Single()));
        Assert.Equal((SubjectKind.Vessel, new Identifier("IMO", "9000417")), (content.Entries[1].Kind, content.Entries[1].Identifiers.Single()));
    }

    [Fact]
    public void Canadas_records_are_read_in_one_language_or_two__own_data_in_the_published_layout()
    {
        var entries = Small("ca-sema sema-lmes.xml").Entries;

        Assert.Equal([SubjectKind.NaturalPerson, SubjectKind.LegalEntity, SubjectKind.Vessel], entries.Select(entry => entry.Kind));
        Assert.Equal(["Teodrik ZARNOVSKY", "Teo ZARNOV"], entries[0].Names.Select(name => name.Text));
        Assert.Contains("Usines Quorvex", entries[1].Names.Select(name => name.Text));
        Assert.Empty(entries[0].Countries);
        Assert.Equal("9000417", entries[2].Identifiers.Single().Value);
    }

    [Fact]
    public void Canadas_listed_entities_are_read_with_their_aliases__own_data_in_the_published_layout()
    {
        var entries = Small("ca-criminal-code lstd-ntts-eng.xml").Entries;

        Assert.Equal(["Quorvex Front", "QF", "Front of Quorvex"], entries[0].Names.Select(name => name.Text));
        Assert.Equal(["Velkaro Circle"], entries[1].Names.Select(name => name.Text));
    }

    [Fact]
    public void South_Africas_aliases_keep_their_quality__own_data_in_the_published_layout()
    {
        var person = Small("za-tfs tfs.xml").Entries[0];

        Assert.Contains(new ListName("Teo Zarnov", NameType.Alias), person.Names);
        Assert.Contains(new ListName("Zarn", NameType.Alias, Weak: true), person.Names);
        Assert.Equal("RU", person.Countries.Single());
    }

    [Fact]
    public void Frances_register_is_read__own_data_in_the_published_layout()
    {
        var content = Small("fr-gels registre.json");

        Assert.Equal(Instant.FromUtc(2026, 11, 20, 0, 0), content.PublishedAt);
        Assert.Equal(["Teodrik ZARNOVSKY", "Zarn"], content.Entries[0].Names.Select(name => name.Text));
        Assert.Equal(("male", "1971-02-14", "RU"), (content.Entries[0].Gender, content.Entries[0].Births.Single().From.ToString(), content.Entries[0].Countries.Single()));
        Assert.Equal("9000417", content.Entries[1].Identifiers.Single().Value);
    }

    [Theory]
    [InlineData("ch-seco", "list.xml", "<target ssid=\"102\">", "<target>", "ssid")]
    [InlineData("ca-sema", "list.xml", "<LastName>", "<Surname>x</Surname><LastName>", "Surname")]
    [InlineData("za-tfs", "list.xml", "<FullName>", "<Score>1</Score><FullName>", "Score")]
    [InlineData("fr-gels", "list.json", "\"ALIAS\"", "\"SURNOM\"", "TypeChamp")]
    [InlineData("fr-gels", "list.json", "\"Navire\"", "\"Robot\"", "Nature")]
    public void What_the_layout_does_not_know_stops_the_import_by_its_name(string list, string file, string from, string to, string field)
    {
        var text = SmallLists.All.Values.Single(one => one.List == list).Bytes;
        var changed = Encoding.UTF8.GetString(text).Replace(from, to, StringComparison.Ordinal);

        var result = ListImport.Read(list, Shared.Files((file, changed)));

        Assert.Null(result.Content);
        Assert.Equal(field, result.Errors[0].Field);
    }

    [Fact]
    public void A_list_that_was_keyed_in_is_a_version_like_any_other()
    {
        var content = Small("hk-unso keyed.csv");

        Assert.Equal(Instant.FromUtc(2026, 11, 20, 0, 0), content.PublishedAt);
        Assert.Equal([new ListName("Teodrik Zarnovsky", NameType.Primary), new ListName("Zarn", NameType.Alias, Weak: true)], content.Entries[0].Names);
        Assert.StartsWith("sha256:", content.Digest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list,hk-unso\n", "list,kr-fsc\n", "list")]
    [InlineData("source,Invented Gazette 12 of 2026\n", "", "source")]
    [InlineData("source,Invented Gazette 12 of 2026\n", "source,\n", "source")]
    [InlineData("published,2026-11-20\n", "published,20.11.2026\n", "published")]
    [InlineData("pages,3\n", "", "pages")]
    [InlineData("pages without entries,2\n", "", "page")]
    [InlineData("keyed by,sandbox-analyst-1\n", "keyed by,Ana Example\n", "keyed by")]
    [InlineData("keyed by,sandbox-analyst-1\n", "", "keyed by")]
    [InlineData("keyed on,2026-11-25\n", "keyed on,2026-11-19\n", "keyed on")]
    [InlineData("RU,1\n1,Zarn", "RU,9\n1,Zarn", "page")]
    [InlineData("2,Quorvex,legal-entity,,,,,3\nend,2\n", "2,Quorvex,legal-entity,,,,,3\n", "end")]
    [InlineData("end,2\n", "end,3\n", "end")]
    public void A_list_that_was_keyed_in_is_refused_when_its_signature_is_incomplete(string from, string to, string field)
    {
        var changed = NationalLists.Keyed.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(NationalLists.Keyed, changed);

        var result = ListImport.Read("hk-unso", Shared.Files(("keyed.csv", changed)));

        Assert.Null(result.Content);
        Assert.Contains(field, result.Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("a) 5 Feb. 1970 b) circa 1968", "1970-02-05 1968")]
    [InlineData("14.02.1971", "1971-02-14")]
    [InlineData("1/2/1970, 15/02/1970", "1970-02-01 1970-02-15")]
    [InlineData("March 16, 1972", "1972-03-16")]
    [InlineData("between 1958 and 1963", "1958")]
    [InlineData("1977年8月", "1977-08")]
    [InlineData("5 Feb. 1970 (passport 12)", null)]
    [InlineData("59", null)]
    public void A_cell_of_births_is_read_whole_or_not_at_all(string text, string? births) =>
        Assert.Equal(births, ComplianceGrains.Screening.Lists.Reading.BirthText.Read(text) is { } read ? string.Join(' ', read.Select(birth => birth.From)) : null);

    private static ListContent Small(string key)
    {
        var result = SmallLists.All[key].Read();
        Assert.Empty(result.Errors);
        return result.Content!;
    }
}
