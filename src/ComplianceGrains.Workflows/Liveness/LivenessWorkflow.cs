using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Liveness;

/// <summary>
/// The control that nothing is stuck: a decision a day and jurisdiction that says that it ran, over how many and what it found, and one at
/// once when the answer changes. If nobody looks any more its own deadline says so. Pure.
/// </summary>
public sealed class LivenessWorkflow : Workflow<LivenessRecord, LivenessFacts>
{
    private LivenessWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static LivenessWorkflow Instance { get; } = new();

    /// <summary>The key of its one deadline: by then the next record is there.</summary>
    public const string Next = "sweep";

    /// <summary>Most that one record names.</summary>
    public const int MostNamed = 20;

    private const string Control = "nothing-stuck";

    private static readonly Duration Day = Duration.FromDays(1);

    /// <summary>A day, and time for a host that was away to come back and look.</summary>
    private static readonly Duration Patience = Duration.FromHours(36);

    /// <inheritdoc/>
    public override string Type => "liveness";

    /// <inheritdoc/>
    public override Verdict Decide(LivenessRecord? record, Message message, LivenessFacts facts) => message switch
    {
        Message.Asked { Command: SweepFound found } when IsNew(record, found) => Record(record, found, facts, message.At),
        Message.Due { Key: Next } when record is not null && record.Last.To + Patience <= message.At => Record(
            record, new SweepFound(record.Last.To, message.At, 0, 0, null, null, 0, 0, 0, []), facts, message.At),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override LivenessRecord Evolve(LivenessRecord? state, Decision decision) => LivenessRecord.Evolve(decision);

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(LivenessRecord state) => [new AgendaRow(Next, state.Last.To + Patience, null, Roles.System, [state.Jurisdiction])];

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, LivenessRecord state, Decision decision) => new(id, BoundLog.Unruled);

    /// <summary>How what was found comes out.</summary>
    public static string OutcomeOf(SweepFound found) =>
        found.Unowned + found.Overdue + found.Undelivered > 0 ? LivenessOutcomes.Failed
        : found.Looks == 0 || found.CheckedAt is null || found.Subjects is null ? LivenessOutcomes.Unknown
        : LivenessOutcomes.Passed;

    /// <summary>Where nobody has ever waited for anything there is nothing to say. What is not known is said once it has not been known for a day.</summary>
    private static bool IsNew(LivenessRecord? record, SweepFound found)
    {
        var outcome = OutcomeOf(found);
        if (record is not null && found.To <= record.Last.To)
            return false;
        if (outcome == LivenessOutcomes.Unknown)
            return found.To - (record?.Last.To ?? found.From) >= Day;
        if (record is null)
            return outcome == LivenessOutcomes.Failed || found.Subjects > 0;
        return record.Outcome != outcome || IsMore(found, record.Last) || found.To.InUtc().Date > record.Last.To.InUtc().Date;
    }

    /// <summary>By each cause: what is stuck now may be others than those that the record names, and fewer.</summary>
    private static bool IsMore(SweepFound found, Swept last) => found.Unowned > last.Unowned || found.Overdue > last.Overdue || found.Undelivered > last.Undelivered;

    private static Verdict.Accepted Record(LivenessRecord? record, SweepFound found, LivenessFacts facts, Instant at)
    {
        var from = record?.Last.To ?? found.From;
        var gap = found.Looks == 0 ? (long)(found.To - from).TotalSeconds : Math.Max(found.LongestGap, (long)(found.From - from).TotalSeconds);
        var swept = new Swept(
            from, found.To, found.Looks, gap, found.CheckedAt, found.Subjects, found.Unowned, found.Overdue, found.Undelivered,
            [.. found.First.Take(MostNamed).Select(stuck => new StuckRecord(stuck.Cause, stuck.Actor, stuck.What, stuck.Since))]);
        return new Verdict.Accepted(
            200,
            [
                new Decision(
                    new Basis(
                        OutcomeOf(found), Control, [Cited.Because(ReasonCodes.LivenessSwept, Sentence(swept))], at, [facts.Jurisdiction], CitedRules.None, Principal.System.Id, Principal.System.Role),
                    swept),
            ],
            []);
    }

    private static string Sentence(Swept swept) => swept.Looks == 0
        ? "Nobody looked."
        : string.Create(CultureInfo.InvariantCulture,
            $"{swept.Looks} looks; open subjects: {(swept.Subjects is { } subjects ? subjects : "not known")}, of them without anybody to be woken: {swept.Unowned}; deadlines that do not move: {swept.Overdue}; notices that do not arrive: {swept.Undelivered}.");
}
