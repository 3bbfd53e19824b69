using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Grains.Actors;

/// <summary>A history as callers see it.</summary>
public static class Decisions
{
    /// <summary>Those that people or the platform decided, without what only publishes.</summary>
    public static IReadOnlyList<RecordedDecision> Of(IReadOnlyList<PastDecision> history) =>
        history.Count == 0 ? [] : [.. history.Where(decision => decision.Basis is not null).Select(Of)];

    /// <summary>One of them.</summary>
    public static RecordedDecision Of(PastDecision decision) => new(
        decision.Sequence, decision.Kind, decision.Basis!.Control, decision.Basis.Outcome, decision.RecordedAt, decision.Basis.OccurredAt,
        decision.Basis.Reasons, decision.Basis.Principal, decision.Basis.Rules.Packs,
        decision.Logs is [var only] ? [new EntryPosition(only.Log, only.Seq)] : [.. decision.Logs.Select(position => new EntryPosition(position.Log, position.Seq))]);
}
