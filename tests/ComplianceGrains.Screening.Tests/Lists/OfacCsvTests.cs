using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Screening.Tests.Lists;

public class OfacCsvTests
{
    private const string Person =
        "7,\"DOE, John Quincy\",\"individual\",\"DEMO] [TWO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 02 Mar 1965; nationality Iran; Passport A12 (Iran); a.k.a. 'THE DOE'; Digital Currency Address - XBT 1Ab\"\r\n";

    [Fact]
    public void The_demo_list_is_read_without_errors_or_warnings()
    {
        var result = ListImport.ReadFolder("ofac-sdn", Shared.Repository("src/ComplianceGrains.Host/Demo/lists/ofac-sdn"));

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(11, result.Content!.Entries.Count);
    }

    [Fact]
    public void A_person_is_brought_into_given_order_and_remarks_become_evidence()
    {
        var entry = Read(Person + "\x1A").Content!.Entries.Single();

        Assert.Equal("John Quincy DOE", entry.Names[0].Text);
        Assert.Equal(new ListName("THE DOE", NameType.Alias, Weak: true), entry.Names[1]);
        Assert.Equal("1965-03-02", entry.Births.Single().From.ToString());
        Assert.Equal("IR", entry.Countries.Single());
        Assert.Equal(new Identifier("Passport", "A12", "IR"), entry.Identifiers.Single());
        Assert.Equal(new ListedAddress("XBT", "1Ab"), entry.Addresses.Single());
        Assert.Equal(["DEMO", "TWO"], entry.Programs);
    }

    [Fact]
    public void Remarks_that_overflow_into_the_comments_file_are_joined_before_they_are_read()
    {
        var result = ListImport.Read("ofac-sdn", Shared.Files(
            ("sdn.csv", Person.Replace("XBT 1Ab", "XBT 1A", StringComparison.Ordinal) + "\x1A"), ("sdn_comments.csv", "7,\"bcd; Gender Male.\"\r\n\x1A")));

        Assert.Equal("1Abcd", result.Content!.Entries[0].Addresses.Single().Text);
        Assert.Equal("male", result.Content.Entries[0].Gender);
    }

    [Fact]
    public void A_primary_file_without_its_end_mark_is_refused_as_truncated()
    {
        var result = Read(Person);

        Assert.Null(result.Content);
        Assert.Contains("0x1A", result.Errors.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_with_too_few_columns_is_named_by_file_and_line()
    {
        var result = Read(Person + "8,\"X\"\r\n\x1A");

        Assert.Null(result.Content);
        Assert.Equal(("sdn.csv", 2), (result.Errors.Single().File, result.Errors.Single().Line));
    }

    [Fact]
    public void An_open_quote_is_an_error_and_not_a_giant_cell()
    {
        Assert.Null(Read(Person + "8,\"OPEN" + Person.Replace("7,", "9,", StringComparison.Ordinal) + "\x1A").Content);
    }

    [Fact]
    public void An_empty_list_is_refused()
    {
        Assert.Null(Read("\x1A").Content);
    }

    [Fact]
    public void The_digest_does_not_depend_on_the_order_of_the_files()
    {
        (string, string)[] files = [("sdn.csv", Person + "\x1A"), ("alt.csv", "7,1,\"aka\",\"ROE, Jane\",-0- \r\n\x1A")];

        Assert.Equal(
            ListImport.Read("ofac-sdn", Shared.Files(files)).Content!.Digest,
            ListImport.Read("ofac-sdn", Shared.Files(files.Reverse().ToArray())).Content!.Digest);
    }

    [SkippableFact]
    public void The_whole_published_list_is_read_without_errors()
    {
        var result = ListImport.ReadFolder("ofac-sdn", Shared.Need("data/screening/lists/ofac/2024-01-11"));

        Assert.Empty(result.Errors);
        Assert.Equal(13827, result.Content!.Entries.Count);
    }

    private static ListImportResult Read(string sdn) => ListImport.Read("ofac-sdn", Shared.Files(("sdn.csv", sdn)));
}
