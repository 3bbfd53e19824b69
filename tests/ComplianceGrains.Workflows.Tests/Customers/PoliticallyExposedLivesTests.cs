using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>Random lives of people whom only lists of politically exposed persons ever name.</summary>
public class PoliticallyExposedLivesTests
{
    private static readonly string[][] Exposed = [["EXAMPLE, Ana"], ["EXAMPLE, Ana", "EXAMPLE, Anna"], ["ANOTHER, One"]];
    private static readonly string[] Evidence = ["identity-verification", "source-of-funds", "source-of-wealth"];
    private static readonly int[] Hours = [1, 24, 24 * 40, 24 * 400];

    [Fact]
    public void A_match_alone_never_refuses_and_never_restricts() =>
        Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 6], Gen.Int[0, 99]).List[1, Samples.Events(25)]).Sample((first, events) =>
        {
            var world = PepWorld.Of(Exposed[first]);
            Assert.Null(world.Apply(A.Person));
            foreach (var (what, which) in events)
            {
                Happen(world, what, which);
                var customer = world.Customer!;
                Assert.False(customer.Matters.Barred);
                Assert.NotEqual("restricted", customer.Status);
                if (customer.IsTerminal)
                    Assert.Contains(world.History, decision => decision.Happened is StepDecided { Approved: false });
                Assert.All(customer.Pending, step => Assert.True(world.Agenda.ContainsKey(("customer/subject", $"step:{step.Step}"))));
            }
            Assert.Equal(Replay.Text(world.Customer), Replay.Text(Replay.Of(world.History, withPerson: false)));
        }, iter: Samples.OfLong(300));

    private static void Happen(SubjectWorld world, int what, int which)
    {
        switch (what)
        {
            case 0 or 1:
                world.Verify("passed", Evidence[which % Evidence.Length]);
                break;
            case 2:
                world.Decide(which % 2 == 0 ? "senior-approval" : "periodic-review", which % 2 == 0 ? People.Senior : People.Analyst(), which % 10 != 0);
                break;
            case 3 when world.Opened.FirstOrDefault(id => !world.Exceptions[id].Closed) is { } open:
                world.Dispose(open, world.Exceptions[open].Kind != PepWorld.Kind ? "no-action" : which % 2 == 0 ? "true-match" : "false-positive", People.Mlro());
                break;
            case 4 when world.Opened.FirstOrDefault(id => !world.Exceptions[id].Closed) is { } open:
                world.Confirm(open, which % 2 == 0 ? People.Mlro(2) : People.Analyst(), which % 5 != 0);
                break;
            case 5:
                world.PutExposed(Exposed[which % Exposed.Length]);
                break;
            default:
                world.Pass(Duration.FromHours(Hours[which % Hours.Length]));
                break;
        }
    }
}
