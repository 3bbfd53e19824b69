using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Rescreenings;

/// <summary>
/// The control that everybody is screened again each day where the rules ask for it: one decision a day and jurisdiction, as soon as the
/// day's comparison with every list is complete. A day that ends without it is recorded as failed by the record's own deadline. Pure.
/// </summary>
public sealed class RescreeningWorkflow : Workflow<RescreeningRecord, RescreeningFacts>
{
    private RescreeningWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static RescreeningWorkflow Instance { get; } = new();

    /// <summary>The key of its one deadline: by then the next record is there.</summary>
    public const string Next = "rescreen";

    /// <summary>Most that one record names.</summary>
    public const int MostNamed = 20;

    private const string Control = "rescreened-daily";
    private const string Rule = "screening.rescreen";

    /// <inheritdoc/>
    public override string Type => "rescreening";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Rescreenings.ObeyedRules.Paths;

    /// <inheritdoc/>
    public override Verdict Decide(RescreeningRecord? record, Message message, RescreeningFacts facts) => message switch
    {
        Message.Asked { Command: LookAtRescreening look } when HasBegun(record, look, facts) => Look(record, look, facts, message.At),
        Message.Due { Key: Next } when record?.Last.Next <= message.At => Over(record, facts, message.At),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override RescreeningRecord Evolve(RescreeningRecord? state, Decision decision) => RescreeningRecord.Evolve(decision);

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(RescreeningRecord state) =>
        state.Last.Next is { } next ? [new AgendaRow(Next, next, null, Roles.System, [state.Jurisdiction])] : [];

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, RescreeningRecord state, Decision decision) => new(id, BoundLog.Ruled);

    /// <summary>Whether the record of a moment's day is there: nobody has to look any more.</summary>
    public static bool HasPassed(RescreeningRecord? record, Instant dayBegan) => record is { Outcome: RescreeningOutcomes.Passed } && record.Last.To >= dayBegan;

    /// <summary>Where there is nobody to screen there is nothing to say.</summary>
    private static bool HasBegun(RescreeningRecord? record, LookAtRescreening look, RescreeningFacts facts) =>
        facts.Lists is not null && (record?.Last.Next is not null || look.Subjects is null or > 0 || facts.Waiting > 0);

    private static Verdict Look(RescreeningRecord? record, LookAtRescreening look, RescreeningFacts facts, Instant at)
    {
        if (RescreeningRules.DayBegan(facts.Rules, facts.Jurisdiction, at) is not { } began || HasPassed(record, began) || at <= record?.Last.To)
            return Verdict.None;
        if (IsComplete(facts, began))
            return Record(record, RescreeningOutcomes.Passed, facts, look.Subjects, at, RescreeningRules.Midnight(facts.Rules, facts.Jurisdiction, at, 2));
        // Before the first record no deadline stands: whoever has looked since before this day has seen a whole one go by.
        return record?.Last.Next is null && look.Subjects is not null && look.Since < began
            ? Record(record, RescreeningOutcomes.Failed, facts, look.Subjects, at, RescreeningRules.Midnight(facts.Rules, facts.Jurisdiction, at, 1))
            : Verdict.None;
    }

    /// <summary>The day is over. What is found now is what was missing then, or came too late.</summary>
    private static Verdict Over(RescreeningRecord record, RescreeningFacts facts, Instant at) =>
        RescreeningRules.DayBegan(facts.Rules, facts.Jurisdiction, at) is null ? Record(record, RescreeningOutcomes.NotAsked, facts, null, at, null)
        : facts.Lists is null ? Verdict.Later
        : Record(record, RescreeningOutcomes.Failed, facts, null, at, RescreeningRules.Midnight(facts.Rules, facts.Jurisdiction, at, 1));

    /// <summary>Who was compared with nothing that is known was not screened.</summary>
    private static bool IsComplete(RescreeningFacts facts, Instant began) =>
        facts is { IsEngineSeen: true, Waiting: 0, Lists.Count: > 0 } && facts.Lists.All(list => IsComplete(list, began));

    private static bool IsComplete(ComparedList list, Instant began) => list.Done && list.BegunAt >= began;

    private static Verdict.Accepted Record(RescreeningRecord? record, string outcome, RescreeningFacts facts, long? subjects, Instant at, Instant? next)
    {
        var ran = new RescreeningRan(
            record?.Last.To ?? RescreeningRules.Midnight(facts.Rules, facts.Jurisdiction, at, 0), at, next,
            [.. (facts.Lists ?? []).Select(list => new RescreenedList(list.List, list.Digest, list.ConfirmedAt, list.BegunAt, list.Done, list.Entries, list.Names, list.Told, list.PossibleHits))],
            subjects, facts.Waiting, [.. facts.First.Take(MostNamed)]);
        return new Verdict.Accepted(
            200,
            [
                new Decision(
                    new Basis(
                        outcome, Control,
                        [Cited.Reason(ReasonCodes.Rescreened, Rule, facts.Rules.Screening.Rescreen.Citations, Sentence(outcome, ran, facts.IsEngineSeen)), .. ran.Lists.Select(list => Of(list, facts))],
                        at, [facts.Jurisdiction], Cited.Rules(facts.Rules), Principal.System.Id, Principal.System.Role),
                    ran),
            ],
            []);
    }

    private static Reason Of(RescreenedList list, RescreeningFacts facts) => Cited.Reason(
        ReasonCodes.ScreenedAgainst, "screening.lists", facts.Rules.Screening.Lists.Citations, list switch
        {
            { Digest: null } => $"{list.List}: not loaded.",
            { BegunAt: null } => $"{list.List} {list.Digest}, confirmed {list.ConfirmedAt}: not compared in full.",
            _ => $"{list.List} {list.Digest}, confirmed {list.ConfirmedAt}: {(facts.IsEngineSeen ? "everybody" : "every address")} compared with all of it from {list.BegunAt} on, {(list.Done ? "done" : "not done")}.",
        });

    private static string Sentence(string outcome, RescreeningRan ran, bool isEngineSeen) => outcome == RescreeningOutcomes.NotAsked
        ? "The rules do not ask for it any more."
        : string.Create(CultureInfo.InvariantCulture,
            $"{(outcome == RescreeningOutcomes.Passed ? "Everybody was screened again" : "The day ended without everybody screened again")}: open subjects: {(ran.Subjects is { } subjects ? subjects : "not known")}, without an answer: {ran.Waiting}, lists: {ran.Lists.Count}.{(isEngineSeen ? "" : " Names are compared by an engine that does not show its lists: whether everybody was compared with all of them is not known.")}");
}
