using System.Text;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using CsCheck;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>Damaged and hostile files give errors or a whole list: never an exception, never a part of a list.</summary>
public class HostileListTests
{
    private static readonly SmallList[] Lists = [.. SmallLists.All.Values];

    public static TheoryData<string> Keys => [.. SmallLists.All.Keys];

    public static TheoryData<string> TextKeys => [.. SmallLists.All.Keys.Where(key => !key.EndsWith(".xlsx", StringComparison.Ordinal))];

    public static TheoryData<string> XmlKeys => [.. SmallLists.All.Keys.Where(key => key.EndsWith(".xml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_undamaged_list_is_read_whole(string key)
    {
        var result = SmallLists.All[key].Read();

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Content!.Entries);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_file_cut_at_any_byte_is_refused_unless_it_is_cut_between_two_lines_of_a_layout_without_an_end_mark(string key)
    {
        var list = SmallLists.All[key];
        var whole = Serialised(list.Read());
        foreach (var file in list.Files)
            for (var length = 0; length < file.Value.Length; length++)
                if (list.Read(file.Key, file.Value[..length]) is { Content: not null } result)
                    Assert.True(
                        list.Marked ? Serialised(result) == whole : length > 0 && file.Value[length - 1] is (byte)'\n' or (byte)'\r',
                        $"{file.Key} was accepted at {length} of {file.Value.Length} bytes");
    }

    [Fact]
    public void Bytes_changed_at_random_give_a_whole_list_or_errors_and_never_an_exception()
    {
        Gen.Select(Gen.Int[0, Lists.Length - 1], Gen.Select(Gen.Int[0, 8000], Gen.Byte).Array[1, 6], Gen.Int[0, 4000]).Sample((which, edits, cut) =>
        {
            var bytes = Lists[which].Bytes.ToArray();
            foreach (var (at, value) in edits)
                bytes[at % bytes.Length] = value;
            if (cut % 3 == 0)
                bytes = bytes[..(cut % bytes.Length)];

            IsWholeOrRefused(Lists[which].Read(bytes));
        }, iter: Samples.Of(4000));
    }

    [Fact]
    public void Lines_shuffled_doubled_and_spliced_from_other_lists_give_a_whole_list_or_errors()
    {
        Gen.Select(Gen.Int[0, Lists.Length - 1], Gen.Int[0, Lists.Length - 1], Gen.Int[0, 1000].Array[1, 12]).Sample((which, other, picks) =>
        {
            var lines = Lines(Lists[which]).Concat(Lines(Lists[other])).ToArray();
            var spliced = string.Join('\n', picks.Select(pick => lines[pick % lines.Length]).Prepend(lines[picks[0] % 2])) + "\n";

            IsWholeOrRefused(Lists[which].Read(Encoding.UTF8.GetBytes(spliced)));
        }, iter: Samples.Of(3000));
    }

    [Fact]
    public void A_file_of_one_list_under_the_id_of_another_is_refused_or_read_whole()
    {
        foreach (var list in Lists)
            foreach (var other in Lists)
                IsWholeOrRefused(list.Read(other.Bytes));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Another_encoding_gives_the_same_entries_or_is_refused(string key)
    {
        var list = SmallLists.All[key];
        var text = Encoding.UTF8.GetString(list.Bytes);
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1 })
            foreach (var marked in new[] { true, false })
                IsWholeOrRefused(list.Read([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]));
    }

    [Theory]
    [MemberData(nameof(TextKeys))]
    public void A_byte_order_mark_changes_nothing(string key)
    {
        var list = SmallLists.All[key];

        Assert.Equal(Serialised(list.Read()), Serialised(list.Read([.. Encoding.UTF8.GetPreamble(), .. list.Bytes])));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_cell_without_end_is_refused_by_its_line_or_read_whole(string key)
    {
        var list = SmallLists.All[key];
        var text = Encoding.UTF8.GetString(list.Bytes);
        var (middle, huge) = (text.Length / 2, new string('x', 300_000));

        IsWholeOrRefused(list.Read(Encoding.UTF8.GetBytes(text[..middle] + huge + text[middle..])));
        IsWholeOrRefused(list.Read(Encoding.UTF8.GetBytes(text[..middle] + "\"" + huge + text[middle..])));
    }

    [Theory]
    [InlineData("own-x", "id,name\n1,Ana\n2,\"Ben\n3,Cem\n", 3)]
    [InlineData("own-x", "id,name\n1,Ana\n2,Ben,more\n", 3)]
    [InlineData("own-x", "id,name,dateOfBirth\n1,Ana,\n2,Ben,31.12.1999\n", 3)]
    [InlineData("own-x", "id,name,kind\n1,Ana,\n2,Ben,persona\n", 3)]
    [InlineData("own-x", "id,name,weak\n1,Ana,yes\n", 2)]
    [InlineData("own-x", "id,name\n,Ana\n", 2)]
    [InlineData("own-x", "id,name\n1,\n2,Ben\n", 2)]
    [InlineData("pep-x", "id,schema,name,aliases\nQ1,Person,Ana,\nQ1,Person,Ben,\n", 3)]
    [InlineData("pep-x", "id,schema,name,aliases,birth_date\nQ1,Person,Ana,,\nQ2,Person,Ben,,31.12.1999\n", 3)]
    [InlineData("uk-sl", "Unique ID,Name 6,Name 1,Name type,Designation Type\nA1,DOE,Ana,Primary Name,Individual\nA2,ROE,Ben,Primary Name,Robot\n", 3)]
    public void An_error_names_the_line_on_which_the_record_starts(string list, string text, int line)
    {
        var result = ListImport.Read(list, Shared.Files(("list.csv", text)));

        Assert.Null(result.Content);
        Assert.Contains(line, result.Errors.Select(error => error.Line));
    }

    [Theory]
    [InlineData("un-sc", "<CONSOLIDATED_LIST>\n<INDIVIDUAL><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER></INDIVIDUAL></CONSOLIDATED_LIST>", 2, "FIRST_NAME")]
    [InlineData("un-sc", "<CONSOLIDATED_LIST>\n\n<INDIVIDUAL><FIRST_NAME>Ana</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>", 3, "REFERENCE_NUMBER")]
    [InlineData("eu-fsf", "<export>\n<sanctionEntity euReferenceNumber=\"1\"/></export>", 2, "nameAlias")]
    [InlineData("uk-sl", "<Designations>\n<Designation><UniqueID>A1</UniqueID><IndividualEntityShip>Robot</IndividualEntityShip></Designation></Designations>", 2, "IndividualEntityShip")]
    [InlineData("uk-sl", "<Designations>\n<Designation><UniqueID>A1</UniqueID><IndividualEntityShip>Ship</IndividualEntityShip></Designation></Designations>", 2, "Names")]
    [InlineData("ofac-sdn", "<sdnList>\n<sdnEntry><lastName>DOE</lastName></sdnEntry></sdnList>", 2, "uid")]
    [InlineData("ofac-sdn", "<Sanctions>\n<DistinctParty FixedRef=\"1\"/></Sanctions>", 2, "DocumentedName")]
    public void An_error_in_xml_names_the_line_and_the_element(string list, string xml, int line, string field)
    {
        var error = ListImport.Read(list, Shared.Files(("list.xml", xml))).Errors.Single();

        Assert.Equal((line, field), (error.Line, error.Field));
    }

    [Theory]
    [MemberData(nameof(XmlKeys))]
    public void External_entities_are_refused(string key)
    {
        var list = SmallLists.All[key];

        var result = list.Read(WithDoctype(list, "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"));

        Assert.Null(result.Content);
        Assert.NotEmpty(result.Errors);
    }

    [Theory]
    [MemberData(nameof(XmlKeys))]
    public void An_xml_bomb_is_refused_before_it_goes_off(string key)
    {
        var list = SmallLists.All[key];
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range('b', 20).Select(c => $"<!ENTITY {(char)c} \"{string.Concat(Enumerable.Repeat($"&{(char)(c - 1)};", 10))}\">")) + "]>";

        Assert.Null(list.Read(WithDoctype(list, bomb)).Content);
    }

    [Fact]
    public void Elements_nested_without_end_are_refused_and_do_not_exhaust_the_stack()
    {
        var nested = "<CONSOLIDATED_LIST><INDIVIDUAL>" + string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000)) + "</INDIVIDUAL></CONSOLIDATED_LIST>";

        var result = ListImport.Read("un-sc", Shared.Files(("un.xml", nested)));

        Assert.Contains("nested too deep", result.Errors.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_end_is_refused_and_not_kept_in_memory()
    {
        var endless = "<CONSOLIDATED_LIST><INDIVIDUAL><COMMENTS1>" + new string('x', 5_000_000) + "</COMMENTS1></INDIVIDUAL></CONSOLIDATED_LIST>";

        Assert.Contains("longer than", ListImport.Read("un-sc", Shared.Files(("un.xml", endless))).Errors.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_never_quote_a_cell()
    {
        var result = ListImport.Read("own-x", Shared.Files(("own.csv", "id,name,dateOfBirth\nCanary Person,,canary-date\nCanary Person,,\n")));

        Assert.DoesNotContain("canary", string.Join('\n', result.Errors), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public void A_hostile_file_cannot_fill_memory_with_complaints()
    {
        var result = ListImport.Read("own-x", Shared.Files(("own.csv", "id,name\n" + string.Concat(Enumerable.Repeat(",\n", 100_000)))));

        Assert.InRange(result.Errors.Count, 2, 300);
    }

    private static void IsWholeOrRefused(ListImportResult result)
    {
        Assert.Equal(result.Errors.Count > 0, result.Content is null);
        Assert.True(result.Content is null or { Entries.Count: > 0 });
    }

    private static string[] Lines(SmallList list) => Encoding.UTF8.GetString(list.Bytes).Split('\n');

    private static string Serialised(ListImportResult result) => string.Join('\n', result.Content!.Entries.Select(entry => entry.Id + EntryDigest.Of(entry)));

    private static byte[] WithDoctype(SmallList list, string doctype)
    {
        var text = Encoding.UTF8.GetString(list.Bytes);
        var at = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        return Encoding.UTF8.GetBytes(text.Insert(at, doctype));
    }
}
