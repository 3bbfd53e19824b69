using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Grains.Exceptions;

/// <summary>One operational event.</summary>
[GrainType("exception")]
internal sealed class ExceptionGrain(ActorServices services, Placements placements, RuleBook rules)
    : ActorGrain<ExceptionCase, ExceptionView>(services), IExceptionGrain
{
    public Task<Reply<ExceptionView>> ExecuteAsync(ExceptionCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        RunAsync(envelope, now => Task.FromResult(State is { } exception && envelope.By.MayActIn(exception.Bound)
            ? ExceptionWorkflow.Decide(exception, command, Facts(exception.Bound, envelope.By, now))
            : Verdict.Refuse(Refusal.NotFound("There is no such exception."))), cancellation);

    public async Task<ExceptionView?> ViewAsync(CancellationToken cancellation = default)
    {
        if (State is null)
            return null;
        var opened = await WholeAsync<ExceptionOpened>(1, cancellation);
        return CurrentView()! with { Matches = MatchViews.Of(opened.Matches, opened.Explanations) };
    }

    protected override ExceptionCase Evolve(ExceptionCase? state, PastDecision decision) => ExceptionCase.Evolve(state, decision.Basis!, decision.Happened);

    protected override IReadOnlyList<AgendaRow> Agenda(ExceptionCase state) => ExceptionWorkflow.Agenda(state);

    protected override Placement Place(Decision decision, Instant now)
    {
        var opened = decision.Happened as ExceptionOpened;
        var subject = opened is null ? State!.Person : opened.Person ?? $"{opened.SubjectKind}/{opened.SubjectId}";
        return placements.Ruled(Placements.Label(decision.Basis.Bound[0]), subject, decision.Basis.Bound, now);
    }

    protected override ExceptionView ViewOf(ExceptionCase state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static ExceptionView View(string id, ExceptionCase state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.Kind, state.SubjectKind, state.SubjectId, state.Bound[0], state.Bound, state.Status, state.Disposition, state.Owner, state.OwnerRole,
        state.Closed ? null : state.Due, state.Rung, MatchViews.Of(state.Matches, null), sequence, Decisions.Of(shown));

    protected override Task<Verdict> OnEffectAsync(EffectNotice notice, EffectDetail? detail, Instant now, CancellationToken cancellation) =>
        Task.FromResult((notice.Kind, detail) switch
        {
            (EffectKinds.OpenException, ExceptionCause cause) => ExceptionWorkflow.Open(State, cause, Facts(cause.Jurisdictions, Principal.System, now)),
            (EffectKinds.ResolveException, _) when State is { } exception => ExceptionWorkflow.Resolve(exception, Facts(exception.Bound, Principal.System, now)),
            _ => Verdict.None,
        });

    protected override Task<Verdict> OnDeadlineAsync(string key, Instant now, CancellationToken cancellation) => Task.FromResult(
        State is { } exception ? ExceptionWorkflow.Due(exception, key, Facts(exception.Bound, Principal.System, now)) : Verdict.None);

    protected override Task<EffectDetail?> DescribeAsync(PastDecision decision, int number, CancellationToken cancellation) => Task.FromResult<EffectDetail?>(
        decision.Happened is ExceptionClosed closed ? State!.ToAnswer(Key, closed.Disposition) : null);

    private ExceptionFacts Facts(IReadOnlyList<string> bound, Principal by, Instant now) => new(now, by, bound, rules.Library.Rules(bound, now));
}
