using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Simulations;

namespace ComplianceGrains.Workflows.Tests.MadeUp;

/// <summary>What couriers do in a simulation: all that it needs to know of them.</summary>
internal sealed class CourierPart(Cast cast) : Part<Courier, CourierFacts>(CourierWorkflow.Instance)
{
    private static readonly IReadOnlyList<string> Bound = ["EU"];

    public override Asking? Next(Simulation world, Random random)
    {
        var id = new ActorId(Module.Type, $"k-{random.Next(2)}");
        return random.Next(10) switch
        {
            < 4 => new Asking(id, new Engage(random.Next(4) == 0 ? "???" : "Ana Example"), People.Mlro()),
            < 9 => new Asking(id, new DecideStep("senior-approval", random.Next(5) != 0, "because"), People.Senior),
            _ => new Asking(id, new Dismiss("gone"), People.Mlro()),
        };
    }

    public override (CourierFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, Courier? state, Message message)
    {
        cast.In(world);
        return (state, message) switch
        {
            (null, Message.Asked { Command: Engage engage }) => (Facts(id, null, engage.Name, message), null),
            (null, Message.Asked) => (null, Verdict.Refuse(Refusal.NotFound("There is no such courier."))),
            (null, _) => (null, Verdict.None),
            _ => (Facts(id, state, ((Engaged)world.Store.HistoryOf(id)[0].Decision.Happened).Name!, message), null),
        };
    }

    private CourierFacts Facts(ActorId id, Courier? state, string name, Message message)
    {
        var rules = Repository.Library.Rules(Bound, message.At);
        var query = new ScreeningQuery([name], SubjectKind.NaturalPerson, null, [], [], rules.Screening.Lists.Value, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value);
        return new CourierFacts(message.At, message.By, Bound, rules, cast.Facts.Ask(state, new Question.OfName(query), null, message.At), A.ExceptionIds(id));
    }
}
