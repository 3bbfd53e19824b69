using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Simulations;

/// <summary>People suspect something of a customer, and the reporting officers work on it.</summary>
internal sealed class SuspicionPart() : Part<SuspicionCase, SuspicionFacts>(SuspicionWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random)
    {
        var (id, report) = (new ActorId("suspicion", $"sus-{random.Next(2)}"), $"report-{1 + random.Next(3)}");
        SuspicionCommand command = random.Next(8) switch
        {
            0 or 1 => new RaiseSuspicion(Cast.Customers[random.Next(Cast.Customers.Count)].Key, [], Grounds.All[random.Next(Grounds.All.Count)], world.Now - Duration.FromHours(random.Next(40)), null, "because"),
            2 => new AssessSuspicion(Conclusions.All[random.Next(2)], null, null, "because"),
            3 => new ReviewAssessment(random.Next(4) != 0, "because"),
            4 => new DraftReport(report, "a text"),
            5 => new FileReport(report, null, null, world.Now, "ref"),
            6 => new RecordAnswer(report, random.Next(3) != 0, world.Now, null, null),
            _ => new ReviewSuspicion(random.Next(2) == 0, "because"),
        };
        return new Asking(id, command, command is RaiseSuspicion ? People.Analyst() : People.Mlro(1 + random.Next(2)));
    }

    public override (SuspicionFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, SuspicionCase? state, Message message)
    {
        var bound = state?.Bound ?? (message is Message.Asked { Command: RaiseSuspicion raise } ? (world.StateOf(new ActorId("customer", raise.CustomerId)) as Customer)?.Bound : null);
        return bound is null
            ? (null, message is Message.Asked ? SuspicionWorkflow.NotThere : Verdict.None)
            : (new SuspicionFacts(message.At, message.By, bound, Repository.Library.Rules(bound, message.At)), null);
    }
}
