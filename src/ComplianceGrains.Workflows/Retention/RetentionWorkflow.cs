using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>
/// One run a day destroys what has fallen due, for all jurisdictions: so each jurisdiction's lifecycle log gets one tombstone a day and
/// policy, and nothing in it is of one customer alone. Pure; what touches keys and stores is done by whoever gathers the facts.
/// </summary>
public sealed class RetentionWorkflow : Workflow<RetentionRun, RetentionFacts>
{
    private RetentionWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static RetentionWorkflow Instance { get; } = new();

    /// <summary>The key of a run's one deadline.</summary>
    public const string Destroy = "destroy";

    /// <summary>Most decisions of one verdict.</summary>
    public const int Most = 10;

    private const int LongestPause = 30;

    /// <summary>Noon by UTC: from ten hours west of it to eleven east it is the same day in every calendar, and that day has begun.</summary>
    private static readonly LocalTime Hour = new(12, 0);

    /// <inheritdoc/>
    public override string Type => "retention";

    /// <summary>The run that takes what falls due now: the next one.</summary>
    public static string RunAfter(Instant now)
    {
        var day = now.InUtc().Date;
        return Text(now < At(day) ? day : day.PlusDays(1));
    }

    /// <summary>
    /// Whether the day of a class has not come. Asked once more before anything is destroyed, of what was decided and not of whoever
    /// sent it: that day has begun, by UTC, whatever set the run off.
    /// </summary>
    public static bool IsEarly(RetentionDue due, Instant now) => due.Terms.Count == 0 || due.Terms.Any(term => term.DueOn is not { } day || day > now.InUtc().Date || term.KeepThrough >= now.InUtc().Date);

    /// <inheritdoc/>
    public override Verdict Decide(RetentionRun? run, Message message, RetentionFacts facts) => (run, message) switch
    {
        (_, Message.Told { Cause.Happened: RetentionDue due } told) => TakeOn(run, told.Source.ToString(), due.Destruction, facts.Day, message.At),
        (_, Message.Told { Cause.Happened: PassedOn passed }) => TakeOn(run, passed.Subject, passed.Destruction, facts.Day, message.At),
        ({ Done: false }, Message.Due { Key: Destroy }) when run.RunsAt <= message.At => GoOn(run, facts, message.At),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override RetentionRun Evolve(RetentionRun? state, Decision decision) => RetentionRun.Evolve(state, decision.Happened);

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(RetentionRun state) =>
        state.Done || state.Subjects.Count == 0 ? [] : [new AgendaRow(Destroy, state.StepAt, null, Roles.System, state.Jurisdictions)];

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, RetentionRun state, Decision decision) => new(id, decision.Happened is Lifecycle.Published ? BoundLog.Lifecycle : BoundLog.Unruled);

    private static Verdict TakeOn(RetentionRun? run, string subject, IReadOnlyList<DestructionRule> rules, string day, Instant at)
    {
        if (run?.Subjects.Any(taken => taken.Subject == subject) == true)
            return Verdict.None;
        return run is { Begun: true }
            ? PassOn([(new PassedOn(subject, rules, "The run of the day had begun."), rules, 1)], day, at)
            : new Verdict.Accepted(200, [Decision(new TakenOn(subject, rules, At(Day(day))), "taken-on", rules, at)], []);
    }

    private static Verdict GoOn(RetentionRun run, RetentionFacts facts, Instant at)
    {
        if (!run.Begun)
            return new Verdict.Accepted(200, [Decision(new RunBegun(run.Subjects.Count), "begun", run.Subjects[0].Destruction, at)], []);
        switch (facts.Next)
        {
            case RunStep.Hindered hindered:
                return PassOn(
                    [.. run.Subjects.Join(hindered.Subjects, taken => taken.Subject, one => one.Subject, (taken, one) => (new PassedOn(taken.Subject, taken.Destruction, one.Why), taken.Destruction, Pause(one.Since, at))).Take(Most)],
                    facts.Day, at);
            case RunStep.Held held:
                return new Verdict.Accepted(200, [.. run.Subjects.Where(taken => held.Subjects.Contains(taken.Subject)).Take(Most).Select(taken => Decision(new SetAside(taken.Subject), "set-aside", taken.Destruction, at))], []);
            case RunStep.Destroyed destroyed:
                return new Verdict.Accepted(200, [.. destroyed.Tombstones.Take(Most).Select(one => new Decision(
                    new Basis("published", null, [], at, [one.Jurisdiction], CitedRules.None, Principal.System.Id, Principal.System.Role), one.Tombstone))], []);
            case RunStep.Said said:
                return new Verdict.Accepted(200, [Decision(new RunDone(run.Subjects.Count, said.Values), "destroyed", run.Subjects[0].Destruction, at)], []);
            default:
                return Verdict.Later;
        }
    }

    /// <summary>To the run of a later day, each after its own number of days.</summary>
    private static Verdict.Accepted PassOn(IReadOnlyList<(PassedOn Happened, IReadOnlyList<DestructionRule> Rules, int Days)> subjects, string day, Instant at)
    {
        var from = Instant.Max(at, At(Day(day)));
        return new(
            200, [.. subjects.Select(one => Decision(one.Happened, "passed-on", one.Rules, at))],
            [.. subjects.Select((one, number) => new EffectIntent(number, $"retention/{RunAfter(from + Duration.FromDays(one.Days - 1))}", EffectKinds.Destroy))]);
    }

    /// <summary>
    /// After how many days it is looked at again: the next day for a week, and the longer it has stood still the later, a month at most. What stands
    /// against it for years is not said every day.
    /// </summary>
    private static int Pause(Instant since, Instant now) => (int)Math.Clamp((now - since).TotalDays / 4, 1, LongestPause);

    private static Decision Decision(object happened, string outcome, IReadOnlyList<DestructionRule> rules, Instant at) => new(
        new Basis(outcome, "retention-kept", [Cited.Because(ReasonCodes.RetentionOver, "Every term of retention is over.")], at,
            [rules[0].Jurisdiction], CitedRules.None, Principal.System.Id, Principal.System.Role), happened);

    private static Instant At(LocalDate day) => day.At(Hour).InUtc().ToInstant();

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
