using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Exceptions;

public class AssignTests
{
    [Fact]
    public void Who_takes_it_owns_it()
    {
        var (world, exception) = A.Listed();
        world.Do(exception, new AssignException(People.Analyst()), People.Analyst());
        Assert.Equal(("assigned", "prn-analyst-1"), (world.Exceptions[exception].Status, world.Exceptions[exception].Owner));
    }

    [Fact]
    public void A_note_changes_nothing_but_the_history()
    {
        var (world, exception) = A.Listed();
        var before = world.Exceptions[exception];
        Assert.Null(world.Do(exception, new NoteException("looked at it"), People.Analyst()));
        Assert.Equal((before.Status, before.Due), (world.Exceptions[exception].Status, world.Exceptions[exception].Due));
    }
}
