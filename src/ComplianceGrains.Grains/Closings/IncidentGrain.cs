using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Incidents.Events;
using NodaTime;

namespace ComplianceGrains.Grains.Closings;

/// <summary>Closes one incident. What people do stands outside the logs; the closing itself is a decision in them.</summary>
/// <remarks>
/// Two operators cannot close what is still so: when the second agrees, the log is looked at again, and an incident whose
/// cause is still there stays open.
/// </remarks>
[GrainType("incident")]
internal sealed class IncidentGrain(ActorServices services, RuleBook rules, IncidentDesk desk, IAnchors anchors, Inspection inspection, IErasures erasures, LostEnds ends)
    : ActorGrain<IncidentClosed, IncidentFacts, IncidentClosed>(services, IncidentWorkflow.Instance), IIncidentGrain
{
    public async Task<Reply<IncidentView>> ExecuteAsync(IncidentCommand command, Envelope envelope, CancellationToken cancellation = default)
    {
        if (await desk.FindAsync(Key, cancellation) is not { } incident || !envelope.By.MayActIn(incident.Jurisdictions))
            return Refused(Refusal.NotFound("There is no such incident."));
        if (await desk.EarlierAsync(Key, envelope.CommandId, cancellation) is { } fingerprint)
            return fingerprint.AsSpan().SequenceEqual(envelope.Fingerprint)
                ? new(200, incident.Status == "closing" ? await FinishAsync(incident, cancellation) : incident, null)
                : Refused(new Refusal(422, "idempotency-key-reused", "This idempotency key came with another body before. Use a new key for a new command.",
                    [new FieldError("Idempotency-Key", "reused", "The key belongs to another command.")]));
        if (envelope.IfMatch is { } seen && seen != incident.Sequence)
            return Refused(new Refusal(412, "precondition", $"The resource is at sequence {incident.Sequence}, not {seen}. Read it again.", []));
        var (step, refusal) = IncidentWorkflow.Decide(incident, command, envelope.By);
        if (refusal is null && step == IncidentWorkflow.Approved && await StillSoAsync(incident, cancellation) is { } still)
            refusal = Refusal.State($"The cause is still there: {still}");
        if (refusal is not null)
            return Refused(refusal);
        var after = await desk.AddStepAsync(incident, step!, ReasonOf(command), envelope, cancellation);
        return new(200, step == IncidentWorkflow.Approved ? await FinishAsync(after, cancellation) : after, null);
    }

    public async Task FinishAsync(CancellationToken cancellation = default)
    {
        if (await desk.FindAsync(Key, cancellation) is { Status: "closing" } incident)
            await FinishAsync(incident, cancellation);
    }

    protected override async ValueTask<Gathered<IncidentFacts>> GatherAsync(IncidentClosed? state, Message message, CancellationToken cancellation) =>
        await desk.FindAsync(Key, cancellation) is { } incident
            ? new IncidentFacts(incident, [.. (await erasures.FindAsync(Restoring.RunOf(Key), cancellation))?.Tombstones.Select(lost => (lost.Jurisdiction, Restoring.Stated(lost))) ?? []])
            : Verdict.None;

    protected override IncidentClosed ViewOf(IncidentClosed state, long sequence, IReadOnlyList<PastDecision> shown) => state;

    /// <summary>Outside first, then the record: nothing else of these jurisdictions is decided before it.</summary>
    private async Task<IncidentView> FinishAsync(IncidentView incident, CancellationToken cancellation)
    {
        await anchors.RecordAsync(
            new AnchoredEvent.IncidentClosed(
                Services.Clock.GetCurrentInstant().ToUnixTimeMilliseconds(), incident.Id,
                incident.Steps.Last(step => step.Step == IncidentWorkflow.Proposed).By, incident.Steps.Last(step => step.Step == IncidentWorkflow.Approved).By), cancellation);
        await AskAsync(new RecordClosing(), new Envelope("close", [], Principal.System), cancellation);
        if (await erasures.FindAsync(Restoring.RunOf(Key), cancellation) is { } plan)
        {
            for (var after = 0; after < plan.Tombstones.Count; after += StateLost.Most)
                await AskAsync(new StateLost(after), new Envelope($"lost/{after}", [], Principal.System), cancellation);
            await erasures.CloseAsync(plan.Run, cancellation);
        }

        var closed = await desk.AddStepAsync(incident, IncidentWorkflow.Closed, "", new Envelope("closed", [], Principal.System), cancellation);
        // A start beside the incident has published nothing; what it left out comes now.
        await Task.WhenAll(rules.Library.Jurisdictions.Intersect(incident.Jurisdictions).Select(jurisdiction => GrainFactory.GetGrain<IPackGrain>(jurisdiction).PublishAsync(cancellation)));
        if (incident.Kind == IncidentKinds.Restored && (await desk.NotClosedAsync(cancellation)).Count == 0)
            await ends.DecideAsync(cancellation);
        return closed;
    }

    private async Task<string?> StillSoAsync(IncidentView incident, CancellationToken cancellation)
    {
        // The witness is asked again with the next head: whoever is still contradicted finds a new incident.
        if (incident.Scope == IncidentScopes.Witness)
            return null;
        if (incident.Scope != IncidentScopes.Log)
            return await inspection.StillSoAsync(incident.Subject, cancellation);
        var found = await Task.WhenAll(incident.Subject.Split(' ').Select(log => GrainFactory.GetGrain<ILedgerGrain>(log).LookAgainAsync(incident.Id, cancellation)));
        return found.FirstOrDefault(still => still is not null);
    }

    private static string ReasonOf(IncidentCommand command) => command switch
    {
        ProposeClosing proposal => proposal.Reason,
        DecideClosing decision => decision.Reason,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Reply<IncidentView> Refused(Refusal refusal) => new(refusal.Status, null, refusal);
}
