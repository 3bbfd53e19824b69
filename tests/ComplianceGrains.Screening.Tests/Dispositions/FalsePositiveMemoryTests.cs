using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Tests.Dispositions;

public class FalsePositiveMemoryTests
{
    private static readonly byte[] Key = new byte[32];
    private static readonly ListEntry Entry = A.Person("1", "Ivan Petrov") with { Births = [new(new(1960))] };
    private static readonly ScreeningQuery Query = A.Query("Ivan Petrov") with { DateOfBirth = new(1961) };

    [Fact]
    public void A_decision_is_remembered_for_the_same_subject_and_the_same_entry() =>
        Assert.Equal("exc-1#4", Known(Entry, Query)?.Decision);

    [Fact]
    public void It_expires_when_the_subject_changes() =>
        Assert.Null(Known(Entry, Query with { DateOfBirth = new(1960, 3, 1) }));

    [Fact]
    public void It_expires_when_the_entry_changes() =>
        Assert.Null(Known(Entry with { Countries = ["RU"] }, Query));

    [Fact]
    public void It_says_nothing_about_another_entry() =>
        Assert.Null(Known(Entry with { Id = "2" }, Query));

    [Fact]
    public void The_subject_digest_does_not_depend_on_the_order_of_what_it_covers()
    {
        var (a, b) = (Query with { Nationalities = ["RU", "Iran"] }, Query with { Nationalities = ["IR", "Russia"] });

        Assert.Equal(SubjectDigest.Of(a, Key), SubjectDigest.Of(b, Key));
    }

    /// <summary>It is compared with those that were recorded years ago.</summary>
    [Fact]
    public void The_subject_digest_is_the_keyed_hash_of_a_line_for_each_thing()
    {
        var query = Query with
        {
            Names = [" Zoë\r\nPetrov ", new string('A', 600), "Иван"],
            DateOfBirth = new(1960, 3, 1),
            Gender = "male",
            Nationalities = ["RU", "Iran"],
            Identifiers = [new("passport", "P 1"), new("national-id", "7\n8", "RU")],
        };
        var lines = $"kind {query.Kind}\nbirth {query.DateOfBirth}\ngender male\nname {new string('A', 600)}\nname Zoë Petrov\nname Иван\ncountry IR\ncountry RU\nidentifier national-id 7 8 RU\nidentifier passport P 1 ";

        Assert.Equal($"hmac:{Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(lines)))}", SubjectDigest.Of(query, Key));
    }

    /// <summary>What is remembered, of a decision about <see cref="Entry"/> and <see cref="Query"/>, when these two meet.</summary>
    private static FalsePositive? Known(ListEntry entry, ScreeningQuery query)
    {
        var decided = Match(Entry, Query);
        var now = Match(entry, query);
        return FalsePositiveMemory.Find(
            [new FalsePositive(SubjectDigest.Of(Query, Key), decided.ListId, decided.EntryId, decided.EntryDigest, A.Now, "exc-1#4")],
            SubjectDigest.Of(query, Key), now.ListId, now.EntryId, now.EntryDigest);
    }

    private static ListMatch Match(ListEntry entry, ScreeningQuery query) => A.Engine(entry).Screen(query, A.Now).Matches.Single();
}
