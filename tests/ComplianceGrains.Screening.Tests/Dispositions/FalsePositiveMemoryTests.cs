using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Tests.Dispositions;

public class FalsePositiveMemoryTests
{
    private static readonly byte[] Key = new byte[32];
    private static readonly ListEntry Entry = A.Person("1", "Ivan Petrov") with { Births = [new(new(1960))] };
    private static readonly ScreeningQuery Query = A.Query("Ivan Petrov") with { DateOfBirth = new(1961) };

    [Fact]
    public void A_decision_is_remembered_for_the_same_subject_and_the_same_entry()
    {
        var (result, memory) = Decided();

        var after = FalsePositiveMemory.Apply(result, SubjectDigest.Of(Query, Key), memory);

        Assert.Empty(after.Open);
        Assert.Equal(ScreeningOutcome.Clear, after.Outcome(result, 0.85m));
        Assert.Equal("exc-1#4", after.Remembered.Single().Decision.Decision);
    }

    [Fact]
    public void It_expires_when_the_subject_changes()
    {
        var (_, memory) = Decided();
        var changed = Query with { DateOfBirth = new(1960, 3, 1) };
        var result = A.Engine(Entry).Screen(changed, A.Now);

        Assert.Single(FalsePositiveMemory.Apply(result, SubjectDigest.Of(changed, Key), memory).Open);
    }

    [Fact]
    public void It_expires_when_the_entry_changes()
    {
        var (_, memory) = Decided();
        var result = A.Engine(Entry with { Countries = ["RU"] }).Screen(Query, A.Now);

        Assert.Single(FalsePositiveMemory.Apply(result, SubjectDigest.Of(Query, Key), memory).Open);
    }

    [Fact]
    public void It_never_turns_an_absent_list_into_a_clear()
    {
        var (_, memory) = Decided();
        var result = A.Engine(Entry).Screen(Query with { Lists = ["test", "absent"] }, A.Now);

        Assert.Equal(ScreeningOutcome.Unavailable, FalsePositiveMemory.Apply(result, SubjectDigest.Of(Query, Key), memory).Outcome(result, 0.85m));
    }

    [Fact]
    public void The_subject_digest_does_not_depend_on_the_order_of_what_it_covers()
    {
        var (a, b) = (Query with { Nationalities = ["RU", "Iran"] }, Query with { Nationalities = ["IR", "Russia"] });

        Assert.Equal(SubjectDigest.Of(a, Key), SubjectDigest.Of(b, Key));
    }

    private static (ScreeningResult Result, FalsePositive[] Memory) Decided()
    {
        var result = A.Engine(Entry).Screen(Query, A.Now);
        return (result, [FalsePositiveMemory.Remember(result.Matches.Single(), SubjectDigest.Of(Query, Key), A.Now, "exc-1#4")]);
    }
}
