using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Suspicions;

/// <summary>One suspicion with a clock.</summary>
internal sealed class SuspicionPlay(IReadOnlyList<string> bound)
{
    public SuspicionPlay(SuspicionPlay before)
        : this(before.State.Bound) => (History, Commands, Now) = ([.. before.History], [.. before.Commands], before.Now);

    public List<Decision> History { get; } = [];

    /// <summary>What each message led to, and the state before it.</summary>
    public List<(SuspicionCase? Before, IReadOnlyList<Decision> Then)> Commands { get; } = [];

    public Instant Now { get; set; } = A.Monday;

    /// <summary>Whose destruction has begun.</summary>
    public IReadOnlyList<string> TooLateFor { get; set; } = [];

    public SuspicionCase State => (SuspicionCase)SuspicionWorkflow.Instance.Fold(History)!;

    public int Ask(SuspicionCommand command, Principal by) => Hear(new Message.Asked(Now, by, command), by);

    public void PassTo(Instant time)
    {
        while (SuspicionWorkflow.Instance.Agenda(State).OrderBy(row => row.Due).FirstOrDefault(row => row.Due <= time) is { } next)
        {
            Now = Instant.Max(Now, next.Due);
            Hear(new Message.Due(Now, next.Key), Principal.System);
        }

        Now = Instant.Max(Now, time);
    }

    /// <summary>What is wrong with a command, or nothing.</summary>
    public IReadOnlyList<FieldError> Faults(SuspicionCommand command, Principal by) =>
        SuspicionWorkflow.Instance.Decide(State, new Message.Asked(Now, by, command), new SuspicionFacts(Now, by, bound, Repository.Library.Rules(bound, Now))) is Verdict.Refused refused ? refused.Refusal.Errors : [];

    private int Hear(Message message, Principal by)
    {
        var before = History.Count == 0 ? null : State;
        var verdict = SuspicionWorkflow.Instance.Decide(before, message, new SuspicionFacts(Now, by, bound, Repository.Library.Rules(bound, Now)) { TooLateFor = TooLateFor });
        if (verdict is Verdict.Accepted accepted)
        {
            History.AddRange(accepted.Decisions);
            Commands.Add((before, accepted.Decisions));
        }

        return verdict switch { Verdict.Accepted done => done.Status, Verdict.Refused refused => refused.Refusal.Status, _ => 0 };
    }

    public static SuspicionPlay Raised(IReadOnlyList<string> bound, Instant? detected = null, string ground = Grounds.Usual, params string[] about)
    {
        var world = new SuspicionPlay(bound);
        Assert.Equal(201, world.Ask(new RaiseSuspicion("cust-1", about, ground, detected, null, "odd"), People.Analyst()));
        return world;
    }

    public static SuspicionPlay Reported(IReadOnlyList<string> bound, params string[] about)
    {
        var world = new SuspicionPlay(Raised(bound, about: about));
        world.Ask(new AssessSuspicion(Conclusions.Report, null, null, "because"), People.Mlro());
        world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2));
        return world;
    }
}
