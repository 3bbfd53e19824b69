using System.Text;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>Workbooks: read to the last row, or refused whole.</summary>
public class WorkbookTests
{
    private static readonly string[][] Dfat = SmallLists.DfatSheet;

    private static readonly byte[] Bytes = SmallWorkbook.Of(Dfat);

    [SkippableFact]
    [Trait("Pace", "slow")]
    public void The_UKs_workbook_says_what_its_CSV_says()
    {
        var csv = ListImport.Read("uk-ofsi", One("ConList.csv", File.ReadAllBytes(Shared.Need("data/screening/lists/uk-ofsi/ConList_2025-04-10.csv"))));
        var workbook = ListImport.Read("uk-ofsi", One("ConList.xlsx", File.ReadAllBytes(Shared.Need("data/screening/lists/uk-ofsi/UK_ConList_2025-04-10.xlsx"))));

        Assert.Empty(workbook.Errors);
        Assert.Equal(csv.Content!.PublishedAt, workbook.Content!.PublishedAt);
        Assert.Equal(csv.Content.Entries.Select(Digest), workbook.Content.Entries.Select(Digest));

        static string Digest(ListEntry entry) => entry.Id + EntryDigest.Of(entry);
    }

    [Fact]
    public void Australias_rows_are_tied_by_the_figures_of_their_reference__own_data_in_the_published_layout()
    {
        var content = Read(Bytes).Content!;

        Assert.Equal(["101", "102", "103"], content.Entries.Select(entry => entry.Id));
        var person = content.Entries[0];
        Assert.Equal(SubjectKind.NaturalPerson, person.Kind);
        Assert.Equal(
            [new ListName("Teodrik ZARNOVSKY", NameType.Primary), new ListName("ZARN", NameType.Alias, Weak: true), new ListName("Теодрик Зарновский", NameType.Native)], person.Names);
        Assert.Equal(["1970-02-05", "1971-02"], person.Births.Select(birth => birth.From.ToString()));
        Assert.Equal(["RU", "CY"], person.Countries);
        Assert.Equal(SubjectKind.LegalEntity, content.Entries[1].Kind);
        Assert.Equal((SubjectKind.Vessel, new Identifier("IMO", "9000417")), (content.Entries[2].Kind, content.Entries[2].Identifiers.Single()));
    }

    [Fact]
    public void A_column_that_is_not_known_is_refused_and_not_passed_over()
    {
        var changed = Dfat.Select((row, i) => i == 0 ? [.. row, "Other Names"] : row).ToArray();

        Refused(SmallWorkbook.Of(changed), "not known");
    }

    [Fact]
    public void A_second_sheet_without_the_header_is_refused() =>
        Refused(SmallWorkbook.Of(Dfat, [["something", "else"]]), "no header");

    [Fact]
    public void A_workbook_with_something_before_or_behind_it_is_refused()
    {
        Refused([.. Bytes, 0], "does not end");
        Refused([.. Bytes, .. Bytes], "does not end");
        Refused([.. "PK\x03\x04"u8, .. Bytes], "does not end");
    }

    [Fact]
    public void A_sheet_put_together_with_the_texts_of_another_workbook_is_refused()
    {
        var parts = SmallWorkbook.Parts(Bytes);
        parts["xl/sharedStrings.xml"] = SmallWorkbook.Parts(SmallWorkbook.Of(Dfat[..2]))["xl/sharedStrings.xml"];

        Refused(SmallWorkbook.Zip(parts.Select(part => (part.Key, part.Value))), "does not have");
    }

    [Fact]
    public void A_part_that_is_there_twice_is_refused()
    {
        var parts = SmallWorkbook.Parts(Bytes);

        Refused(SmallWorkbook.Zip(parts.Select(part => (part.Key, part.Value)).Append(("xl/worksheets/sheet1.xml", parts["xl/worksheets/sheet1.xml"]))), "twice");
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        Refused(With("xl/worksheets/sheet1.xml", new byte[80 << 20]), "packed more than");
        Refused(With("xl/media/picture.png", new byte[80 << 20]), "packed more than");
    }

    [Theory]
    [InlineData("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>", "more than 250000 rows")]
    [InlineData("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>", "more columns")]
    [InlineData("<row r=\"2\"/><row r=\"1\"/>", "not in order")]
    public void A_sheet_that_is_small_and_claims_to_be_huge_is_refused(string rows, string why) =>
        Refused(With("xl/worksheets/sheet1.xml", Sheet(rows)), why);

    [Fact]
    public void A_sheet_with_entities_of_its_own_is_refused() =>
        Refused(With("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet/>")), "no workbook that can be read");

    [Fact]
    public void A_long_text_used_in_many_cells_is_refused_at_its_row()
    {
        var sheet = Dfat.Select((row, i) => i == 1 ? row.Select((cell, c) => c == 1 ? string.Concat(Enumerable.Range(0, 60_000).Select(n => $"{n} ")) : cell).ToArray() : row).ToArray();

        Refused(SmallWorkbook.Of(sheet), "a cell is longer");
    }

    private static byte[] With(string part, byte[] content)
    {
        var parts = SmallWorkbook.Parts(Bytes);
        parts[part] = content;
        return SmallWorkbook.Zip(parts.Select(one => (one.Key, one.Value)));
    }

    private static byte[] Sheet(string rows) =>
        Encoding.UTF8.GetBytes($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");

    private static void Refused(byte[] workbook, string why)
    {
        var result = Read(workbook);

        Assert.Null(result.Content);
        Assert.Contains(why, result.Errors[0].Message, StringComparison.Ordinal);
    }

    private static ListImportResult Read(byte[] workbook) => ListImport.Read("au-dfat", One("regulation8_consolidated.xlsx", workbook));

    private static Dictionary<string, Func<Stream>> One(string name, byte[] bytes) => new() { [name] = () => new MemoryStream(bytes) };
}
