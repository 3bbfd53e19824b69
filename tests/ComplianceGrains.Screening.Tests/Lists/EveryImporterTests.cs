using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>
/// The same for every list that can be loaded: its whole example is read, and what is cut, spliced, said twice or a bomb gives no list,
/// and never a part of one.
/// </summary>
public class EveryImporterTests
{
    private const int Cuts = 8;
    private static readonly IReadOnlyList<SmallList> Lists = [.. SmallLists.All.Values, .. SmallLists.EyesOnly];

    public static TheoryData<string> Layouts => [.. Lists.Select(list => list.Key)];

    [Fact]
    public void Every_list_that_can_be_loaded_has_an_example_in_its_official_layout()
    {
        var read = Lists.Select(list => list.List).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(ListImport.KnownLists.Except(read));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_example_is_read_whole(string key)
    {
        var result = Of(key).Read();

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Content!.Entries);
        Assert.All(result.Content.Entries, entry => Assert.True(entry.Names.Count > 0 || entry.Addresses.Count > 0));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_download_that_stopped_is_refused_with_what_to_do(string key)
    {
        var list = Of(key);
        for (var part = 1; part < Cuts; part++)
        {
            var length = list.Bytes.Length * part / Cuts;
            while (!list.Marked && list.Bytes[length - 1] is (byte)'\n' or (byte)'\r')
                length--;
            Refused(list.Read(list.Bytes[..length]), $"cut after {length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_file_that_goes_on_as_another_list_is_refused(string key)
    {
        var list = Of(key);
        foreach (var other in SmallLists.All.Values.Where(other => other.Main != list.Main))
            Refused(list.Read([.. list.Bytes[..(list.Bytes.Length / 2)], .. other.Bytes[(other.Bytes.Length / 2)..]]), $"from its half on it is {other.Key}");
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_file_that_is_there_twice_is_refused_or_the_same_list(string key)
    {
        var list = Of(key);

        Assert.True(list.Read([.. list.Bytes, .. list.Bytes]) is var result && (result.Content is null || Told(result) == Told(list.Read())), key);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_bomb_is_refused(string key)
    {
        var list = Of(key);
        foreach (var (what, bytes) in Bombs.For(list))
            Refused(list.Read(bytes), what);
    }

    private static SmallList Of(string key) => Lists.Single(list => list.Key == key);

    private static void Refused(ListImportResult result, string what)
    {
        Assert.True(result.Content is null, what);
        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.False(string.IsNullOrWhiteSpace(error.Message)));
    }

    private static string Told(ListImportResult result) => string.Join('\n', result.Content!.Entries.Select(entry => entry.Id + EntryDigest.Of(entry)));
}
