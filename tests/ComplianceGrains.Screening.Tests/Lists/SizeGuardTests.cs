using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Tests.Lists;

public class SizeGuardTests
{
    private static readonly ListContent Old = A.List([.. Enumerable.Range(0, 100).Select(i => A.Person($"{i}", $"Name {i}"))]);

    [Theory]
    [InlineData(0.9, 89, false)]
    [InlineData(0.9, 90, true)]
    [InlineData(0.5, 50, true)]
    [InlineData(0.5, 49, false)]
    [InlineData(0, 1, true)]
    public void The_floor_for_a_shrunken_list_is_what_was_configured(double share, int kept, bool accepted)
    {
        Assert.Equal(accepted, new SizeGuard((decimal)share).Objection(Old, First(kept)) is null);
    }

    [Fact]
    public void The_objection_says_how_many_entries_are_left_and_that_a_person_may_confirm()
    {
        var objection = new SizeGuard(0.9m).Objection(Old, First(40));

        Assert.Contains("40 of 100", objection, StringComparison.Ordinal);
        Assert.Contains("until a person confirms", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_new_entries_do_not_make_up_for_a_hundred_lost_ones()
    {
        Assert.NotNull(new SizeGuard(0.9m).Objection(Old, A.List([.. Enumerable.Range(100, 100).Select(i => A.Person($"{i}", $"Name {i}"))])));
    }

    [Fact]
    public void Names_that_went_while_their_entries_stayed_are_noticed()
    {
        var aliased = A.List([.. Enumerable.Range(0, 100).Select(i => A.Person($"{i}", $"Name {i}", $"Alias {i}"))]);

        Assert.Contains("100 of 200 names", new SizeGuard(0.9m).Objection(aliased, Old), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_version_has_nothing_to_shrink_from() => Assert.Null(new SizeGuard(0.9m).Objection(null, First(1)));

    private static ListContent First(int count) => A.List([.. Old.Entries.Take(count)]);
}
