using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.MadeUp;

// A kind of actor that does not exist: somebody who carries things for the firm. Two commands, screened by name, approved by
// senior management. All that it has in common with customers and wallets it takes from there.

public sealed record Engage(string Name, string Jurisdiction = "EU");

public sealed record Dismiss(string Reason);

[Kind("courier.engaged/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record Engaged(IReadOnlyList<PendingStep> Pending, [property: Field(Compartments.Person, DataClasses.Identity)] string? Name);

[Kind("courier.cleared/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record Cleared;

[Kind("courier.dismissed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record Dismissed(string Reason);

public sealed record Courier : ISubject
{
    public required IReadOnlyList<string> Bound { get; init; }

    public Matters Matters { get; init; } = Matters.None;

    public Tasks Tasks { get; init; } = new();

    public string? Outcome { get; init; }

    /// <summary>Until when they carry, once cleared: nobody is forgotten.</summary>
    public Instant? Ends { get; init; }

    public bool IsTerminal => Outcome is "refused" or "dismissed";
}

public sealed record CourierFacts(
    Instant Now, Principal By, IReadOnlyList<string> Bound, EffectiveRules Rules, AskedScreening? Screening, ExceptionIds ExceptionIds)
    : SubjectFacts(Now, By, Bound, Rules, Screening, ExceptionIds);

public sealed class CourierWorkflow : SubjectWorkflow<Courier, CourierFacts>
{
    public static CourierWorkflow Instance { get; } = new();

    public override string Type => "courier";

    public override Verdict Decide(Courier? state, Message message, CourierFacts facts) => (state, message) switch
    {
        (null, Message.Asked { Command: Engage engage }) => Begin(engage, facts),
        (not null, Message.Asked { Command: Dismiss dismiss }) => End(state, dismiss, facts),
        (not null, Message.Asked { Command: DecideStep decision }) => new CourierRun(state, facts).DecideStep(decision.Step, decision.Approved, decision.Reason),
        (not null, _) => new CourierRun(state, facts).Hear(message),
        _ => Verdict.None,
    };

    public override Courier Evolve(Courier? state, Decision decision) => (state, decision.Happened) switch
    {
        (null, Engaged e) => new Courier { Bound = decision.Basis.Bound, Tasks = Tasks.Begin(Steps.Request, decision.Basis.Principal, e.Pending) },
        (not null, Cleared) => state with { Outcome = "cleared", Ends = decision.Basis.OccurredAt + CourierRun.Engagement },
        (not null, Dismissed) => state with { Outcome = "dismissed", Ends = null, Tasks = state.Tasks.Ended(), Matters = state.Matters.Ended() },
        (not null, Refused) => state with { Outcome = "refused", Tasks = state.Tasks.Ended(), Matters = state.Matters.Ended() },
        (not null, var happened) when state.Matters.After(decision.Basis, happened) is { } matters => state with { Matters = matters },
        (not null, var happened) when state.Tasks.After(decision.Basis, happened) is { } tasks => state with { Tasks = tasks },
        _ => throw new InvalidOperationException($"A courier's history does not hold {decision.Happened.GetType().Name}."),
    };

    public override IReadOnlyList<AgendaRow> Agenda(Courier state) => state.Ends is { } ends
        ? [.. SubjectAgenda.Of(state), SubjectAgenda.Row(state, CourierRun.End, ends, Roles.Mlro)]
        : [.. SubjectAgenda.Of(state)];

    public override Binding Bind(ActorId id, Courier state, Decision decision) => new(id, BoundLog.Ruled);

    private static Verdict Begin(Engage engage, CourierFacts facts)
    {
        var run = new CourierRun(null, facts);
        run.Record(new Engaged([run.PendingOf("senior-approval")], engage.Name), "accepted", null, new Reason("engaged", null, null, "Somebody is to carry for the firm."));
        run.Advance();
        return run.ToVerdict(201);
    }

    private static Verdict End(Courier courier, Dismiss dismiss, CourierFacts facts)
    {
        var run = new CourierRun(courier, facts);
        run.Record(new Dismissed(dismiss.Reason), "dismissed", null, new Reason("dismissed", null, null, "Somebody asked for it."));
        return run.ToVerdict(200);
    }
}

public sealed class CourierRun(Courier? before, CourierFacts facts) : SubjectRun<Courier, CourierFacts>(CourierWorkflow.Instance, before, facts)
{
    public const string End = "end";

    public static readonly Duration Engagement = Duration.FromDays(100);

    public override void Advance()
    {
        if (Known.IsTerminal)
            return;
        Screen();
        if (Known.Outcome is null && !Known.IsBlocked && Known.PassesScreening && Known.Pending.Count == 0)
            Record(new Cleared(), "cleared", null, new Reason("cleared", null, null, "Nothing is open."));
    }

    protected override Verdict Due(string key)
    {
        if (key != End || Known.Ends is not { } ends || ends > Facts.Now)
            return base.Due(key);
        Record(new Dismissed("over"), "dismissed", null, new Reason("dismissed", null, null, "The time for which they were engaged is over."));
        return ToVerdict(200);
    }

    protected override string AreListed(int entries) => $"{entries} listed {(entries == 1 ? "entry resembles" : "entries resemble")} the courier";

    protected override (Approval? Approval, string Rule, IReadOnlyList<Citation> Citations) ApprovalOf(PendingStep pending) => (null, $"customerDueDiligence.pending.{pending.Step}", []);
}
