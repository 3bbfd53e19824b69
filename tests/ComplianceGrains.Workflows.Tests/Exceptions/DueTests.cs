using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Exceptions;

public class DueTests
{
    [Fact]
    public void An_exception_begins_on_the_first_rung_of_its_ladder()
    {
        var (world, exception) = A.Listed();
        var ladder = Repository.Library.Rules(["EU"], A.Monday).Escalation.Ladder("possible-match", A.Monday);
        Assert.Equal((ladder[0].Role, ladder[0].Due, 0), (world.Exceptions[exception].OwnerRole, world.Exceptions[exception].Due, world.Exceptions[exception].Rung));
    }

    [Fact]
    public void It_climbs_rung_by_rung_and_then_the_last_is_reminded_every_day()
    {
        var (world, exception) = A.Listed();
        var ladder = world.Exceptions[exception].Ladder;
        for (var rung = 1; rung < ladder.Count; rung++)
        {
            world.PassTo(world.Exceptions[exception].Due);
            Assert.Equal((rung, ladder[rung].Role), (world.Exceptions[exception].Rung, world.Exceptions[exception].OwnerRole));
        }

        for (var day = 0; day < 3; day++)
        {
            var due = world.Exceptions[exception].Due;
            world.PassTo(due);
            Assert.Equal(due + Duration.FromHours(24), world.Exceptions[exception].Due);
            Assert.Equal(ladder[^1].Role, world.Exceptions[exception].OwnerRole);
        }
    }

    [Fact]
    public void A_closed_exception_has_nothing_due()
    {
        var (world, exception) = A.Listed();
        world.End(exception, "false-positive");
        Assert.DoesNotContain(world.Agenda.Keys, row => row.Actor == $"exception/{exception}");
    }

    [Fact]
    public void Its_row_in_the_agenda_is_its_place_in_the_queue()
    {
        var (world, exception) = A.Listed();
        var row = world.Agenda[($"exception/{exception}", ExceptionWorkflow.Clock)];
        Assert.Equal(("possible-match", world.Exceptions[exception].OwnerRole), (row.Queue, row.OwnerRole));
    }
}
