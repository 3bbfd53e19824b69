using System.Text;
using ComplianceGrains.Screening.Lists;
using CsCheck;

namespace ComplianceGrains.Screening.Tests.Lists;

public class HostileListTests
{
    private static readonly string Demo = Shared.Repository("src/ComplianceGrains.Host/Demo/lists/ofac-sdn");

    private static readonly (string List, string File, byte[] Bytes)[] Valid =
    [
        ("ofac-sdn", "sdn.csv", File.ReadAllBytes(Path.Combine(Demo, "sdn.csv"))),
        ("un-sc", "un.xml", Encoding.UTF8.GetBytes("<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>Ana</FIRST_NAME><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>")),
        ("eu-fsf", "eu.xml", Encoding.UTF8.GetBytes("<export generationDate=\"2026-01-01T00:00:00Z\"><sanctionEntity euReferenceNumber=\"E1\"><nameAlias wholeName=\"Ana\"/></sanctionEntity></export>")),
        ("uk-sl", "uk.csv", Encoding.UTF8.GetBytes("Unique ID,Name 6,Name 1,Name type\nA1,DOE,Ana,Primary Name\nA2,ROE,Ben,Primary Name\n")),
        ("own-x", "own.csv", Encoding.UTF8.GetBytes("id,name\n1,Ana\n2,Ben\n")),
    ];

    [Fact]
    public void Bytes_changed_at_random_give_a_whole_list_or_errors_and_never_an_exception()
    {
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[1, 6], Gen.Int[0, 4000]).Sample((which, edits, cut) =>
        {
            var bytes = Valid[which].Bytes.ToArray();
            foreach (var (at, value) in edits)
                bytes[at % bytes.Length] = value;
            if (cut % 3 == 0)
                bytes = bytes[..(cut % bytes.Length)];

            var result = Read(Valid[which].List, Valid[which].File, bytes);

            Assert.Equal(result.Errors.Count > 0, result.Content is null);
        }, iter: 3000);
    }

    [Fact]
    public void Every_true_prefix_of_the_primary_file_is_refused()
    {
        var whole = Valid[0].Bytes;
        for (var length = 0; length < whole.Length; length++)
            Assert.Null(Read("ofac-sdn", "sdn.csv", whole[..length]).Content);
    }

    [Fact]
    public void Every_true_prefix_of_an_xml_list_is_refused()
    {
        var whole = Valid[1].Bytes;
        for (var length = 0; length < whole.Length; length++)
            Assert.Null(Read("un-sc", "un.xml", whole[..length]).Content);
    }

    [Fact]
    public void External_entities_are_refused()
    {
        var xml = "<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><CONSOLIDATED_LIST>&x;</CONSOLIDATED_LIST>";

        Assert.Null(Read("un-sc", "un.xml", Encoding.UTF8.GetBytes(xml)).Content);
    }

    [Fact]
    public void Errors_never_quote_a_cell()
    {
        var result = Read("own-x", "own.csv", Encoding.UTF8.GetBytes("id,name,dateOfBirth\n1,Canary Person,canary-date\n"));

        Assert.DoesNotContain("canary", string.Join('\n', result.Errors), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public void A_version_that_lost_most_entries_waits_for_a_person()
    {
        var old = A.List([.. Enumerable.Range(0, 100).Select(i => A.Person($"{i}", $"Name {i}"))]);
        var shrunken = A.List([.. old.Entries.Take(40)]);

        Assert.Contains("40 of 100", new SizeGuard(0.9m).Objection(old, shrunken), StringComparison.Ordinal);
        Assert.Null(new SizeGuard(0.9m).Objection(old, A.List([.. old.Entries.Take(95)])));
        Assert.Null(new SizeGuard(0.9m).Objection(null, shrunken));
    }

    private static ListImportResult Read(string list, string file, byte[] bytes) =>
        ListImport.Read(list, new Dictionary<string, Func<Stream>> { [file] = () => new MemoryStream(bytes) });
}
