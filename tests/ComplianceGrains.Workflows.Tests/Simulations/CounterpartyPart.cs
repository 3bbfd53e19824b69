using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Simulations;

/// <summary>One provider on the other side of what customers send: registered, assessed by one person and approved by another, and again.</summary>
internal sealed class CounterpartyPart(Cast cast) : Part<Counterparty, CounterpartyFacts>(CounterpartyWorkflow.Instance)
{
    public static readonly ActorId Id = new("counterparty", "cp-1");

    public override Asking? Next(Simulation world, Random random) => random.Next(10) switch
    {
        < 3 => new Asking(Id, new RegisterCounterparty(["EU"], new CounterpartyData(random.Next(4) == 0 ? "???" : "Ana Example", null, "FR", null, null, null, null)), People.Analyst()),
        < 6 => new Asking(Id, new AssessCounterparty(CounterpartyStanding.Proposable[random.Next(4) % 3], A.Monday + Duration.FromDays(random.Next(400)), "looked into"), People.Analyst()),
        _ => new Asking(Id, new DecideCounterparty("mlro-review", random.Next(5) != 0, "because"), People.Mlro()),
    };

    public override (CounterpartyFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, Counterparty? state, Message message)
    {
        cast.In(world);
        var registered = world.Store.HistoryOf(id) is [var first, ..] && state is not null ? CounterpartyScreening.DataOf((CounterpartyRegistered)first.Decision.Happened) : null;
        return CounterpartyStory.FactsOf(cast.Facts, id, state, registered, message) is { } facts
            ? (facts with { Naming = [.. world.Store.Actors.Where(actor => actor.Type == "transfers" && string.CompareOrdinal(actor.Key, state?.ToldTo) > 0).Select(actor => actor.Key).Order(StringComparer.Ordinal)] }, null)
            : (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such provider.")) : Verdict.None);
    }
}
