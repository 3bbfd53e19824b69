using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Incidents.Events;
using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Incidents;

/// <summary>What a restore could not bring back is stated by jurisdiction, once two people have confirmed it and never before.</summary>
public sealed class LostEntriesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 2, 2, 9, 0);

    private static readonly IncidentFacts Facts = new(
        new IncidentView(
            "inc-1", "log", IncidentKinds.Restored, "a log", ["EU"], "A backup was restored.", "closing", Now,
            [new("proposed", "prn-operator-1", Roles.Operator, "read", Now), new("approved", "prn-operator-2", Roles.Operator, "read too", Now)], 3),
        [.. Enumerable.Range(0, 12).Select(number => ($"J{number}", Published.Of(LifecycleKinds.RecordDeleted, new LifecycleRef.Tombstone("lost", "restore", 0, number + 1, Merkle.EmptyRoot))))]);

    [Fact]
    public void Nothing_is_stated_before_the_closing_is_recorded() =>
        Assert.Equal(Verdict.None, IncidentWorkflow.Instance.Decide(null, Asked(new StateLost(0)), Facts));

    [Fact]
    public void After_it_every_jurisdiction_says_its_own_in_parts_that_a_verdict_takes()
    {
        var closing = Assert.IsType<Verdict.Accepted>(IncidentWorkflow.Instance.Decide(null, Asked(new RecordClosing()), Facts));
        var state = IncidentWorkflow.Instance.Evolve(null, Assert.Single(closing.Decisions));
        var said = new[] { 0, StateLost.Most }.SelectMany(after => Assert.IsType<Verdict.Accepted>(IncidentWorkflow.Instance.Decide(state, Asked(new StateLost(after)), Facts)).Decisions).ToList();

        Assert.Equal(Facts.Lost.Select(lost => (lost.Jurisdiction, (object)lost.Tombstone)), said.Select(decision => (decision.Basis.Bound.Single(), decision.Happened)));
        Assert.All(said, decision => Assert.Equal(BoundLog.Lifecycle, IncidentWorkflow.Instance.Bind(new ActorId("incident", "inc-1"), state, decision).Log));
        Assert.IsType<IncidentClosed>(IncidentWorkflow.Instance.Evolve(state, said[0]));
    }

    private static Message.Asked Asked(object command) => new(Now, Principal.System, command);
}
