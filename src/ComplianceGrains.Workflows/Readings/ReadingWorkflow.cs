using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Readings.Events;
using ComplianceGrains.Workflows.Retention;

namespace ComplianceGrains.Workflows.Readings;

/// <summary>Whoever opens a person's own values, or what people wrote about somebody, says what for, and it is a decision before they see it. Pure.</summary>
public sealed class ReadingWorkflow : Workflow<ReadingLog, ReadingFacts>
{
    private ReadingWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static ReadingWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "readings";

    /// <inheritdoc/>
    public override Verdict Decide(ReadingLog? log, Message message, ReadingFacts facts) => message switch
    {
        Message.Asked { Command: OpenFields open } => Open(log, open, facts),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override ReadingLog Evolve(ReadingLog? state, Decision decision) => ReadingLog.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>Nobody has to do anything about a reading.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(ReadingLog state) => [];

    /// <summary>Sealed under the keys of whom is read about: it goes when they go. The actor's key is their identity.</summary>
    public override Binding Bind(ActorId id, ReadingLog state, Decision decision) => decision.Happened is ReadingsErased
        ? new(Erased.Keys(state.Bound[0]), BoundLog.Unruled)
        : new(ActorId.Parse(id.Key), BoundLog.Ruled);

    /// <inheritdoc/>
    public override Decision? End(ReadingLog state, NodaTime.Instant at) => state.IsErased ? null : Erased.Decide(new ReadingsErased(), state.Bound, CitedRules.None, at);

    /// <inheritdoc/>
    public override Decision? EndUnread(IReadOnlyList<string> bound, NodaTime.Instant at) => Erased.Decide(new ReadingsErased(), bound, CitedRules.None, at);

    private static Verdict Open(ReadingLog? log, OpenFields open, ReadingFacts facts)
    {
        if (!facts.By.IsPerson)
            return Verdict.Refuse(Refusal.Forbidden("A person's own values are opened by people, not by a service."));
        if (log is { IsErased: true } || facts.IsGone)
            return Verdict.Refuse(Refusal.State("Retention is over: what was held is destroyed, or about to be."));
        if (facts.IsRestricted && facts.By.Role is not (Roles.Mlro or Roles.Auditor))
            return Verdict.Refuse(Refusal.Forbidden("The person has asked for erasure, and only the law still keeps the records: the reporting officer and auditors open them."));
        if (open.Reason is null && (facts.By.Role == Roles.Auditor || !Purposes.SaysWhy(open.Purpose, open.Case)))
            return Verdict.Refuse(Refusal.Rule("This purpose does not say why.", new FieldError("/reason", "required", "Give a reason.")));
        if (log?.Holds(facts.By.Id, open.Purpose, open.Case, facts.Now, open.Fields) == true)
            return Verdict.None;
        return new Verdict.Accepted(
            200,
            [
                new Decision(
                    new Basis("opened", "readings-recorded", [Cited.Because(ReasonCodes.FieldsOpened, $"Opened for {open.Purpose} in the role {facts.By.Role}.")], facts.Now, facts.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role),
                    new FieldsOpened(open.Purpose, open.Case, [.. open.Fields.Order(StringComparer.Ordinal)], open.Reason)),
            ],
            []);
    }
}
