using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Workflows.Customers;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Registers;

/// <summary>How much of the past stays in memory.</summary>
public sealed class PastInstantsTests
{
    [Fact]
    public void No_more_instants_are_remembered_than_so_many_and_the_one_not_asked_for_longest_goes_first()
    {
        var past = new PastInstants<Customer>(most: 3);
        var first = past.Of(At(1));
        foreach (var minute in new[] { 2, 3, 1, 4 })
            past.Of(At(minute));

        Assert.Equal([At(3), At(1), At(4)], past.All);
        Assert.Same(first, past.Of(At(1)));
    }

    [Fact]
    public void No_more_states_are_remembered_than_so_many_but_for_the_instant_asked_for_last()
    {
        var past = new PastInstants<Customer>(most: 8, mostRows: 5);
        foreach (var minute in new[] { 1, 2, 3 })
        {
            past.Of(At(minute)).Keep(Enumerable.Range(0, 2).Select(number => (Standing($"c-{number}"), (Registered<Customer>?)null)));
            past.Bound();
        }

        Assert.Equal([At(2), At(3)], past.All);
        past.Of(At(4)).Keep(Enumerable.Range(0, 9).Select(number => (Standing($"c-{number}"), (Registered<Customer>?)null)));
        past.Bound();
        Assert.Equal([At(4)], past.All);
    }

    [Fact]
    public void Whoever_is_forgotten_is_known_at_none_of_the_instants()
    {
        var past = new PastInstants<Customer>();
        foreach (var minute in new[] { 1, 2 })
            past.Of(At(minute)).Keep([(Standing("c-1"), Standing("c-1"))]);
        Assert.True(past.Of(At(1)).Knows(Standing("c-1")));

        past.Forget();

        Assert.All(new[] { 1, 2 }, minute => Assert.False(past.Of(At(minute)).Knows(Standing("c-1"))));
    }

    private static Instant At(int minute) => Instant.FromUtc(2026, 5, 3, 14, minute);

    private static Registered<Customer> Standing(string key) => new(key, 2, null!, At(0), At(59));
}
