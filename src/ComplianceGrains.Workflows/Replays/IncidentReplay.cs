using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Incidents.Events;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides again that an incident was closed: that two operators might, one after the other, and what the record says then. That the cause was
/// gone when the second agreed was looked at in the log or the store itself; and what a restore could not bring back stands in its plan.
/// </summary>
public static class IncidentReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    public static DecidedAgain Decide(IncidentClosed? before, IReadOnlyList<Decision> then)
    {
        if (before is not null || then[0].Happened is not IncidentClosed closed)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var basis = then[0].Basis;
        if (SubjectReplay.By(then[0]) is not { } approver || string.IsNullOrEmpty(closed.ProposedBy))
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var said = basis.Reasons is [{ Text: var text }, ..] ? text : "";
        // In which role the first of them proposed it is not in the record; whoever may close incidents has it.
        var proposed = new IncidentStepView(IncidentWorkflow.Proposed, closed.ProposedBy, approver.Role, closed.Statement, basis.OccurredAt);
        var incident = new IncidentView(
            closed.Incident, closed.Scope, closed.Found, closed.Subject, basis.Bound, "", IncidentWorkflow.StatusAfter(IncidentWorkflow.Proposed), closed.OpenedAt, [proposed], 2);
        if (IncidentWorkflow.Decide(incident, new DecideClosing(true, said), approver) is { Refusal: { } refusal })
            return new DecidedAgain.Refused(refusal);
        var approved = new IncidentStepView(IncidentWorkflow.Approved, approver.Id, approver.Role, said, basis.OccurredAt);
        return DecidedAgain.Of(IncidentWorkflow.Instance.Decide(
            null, new Message.Asked(basis.OccurredAt, Principal.System, new RecordClosing()), new IncidentFacts(incident with { Steps = [proposed, approved], Sequence = 3 }, [])));
    }
}
