using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Grains.Exceptions;

/// <summary>One operational event.</summary>
[GrainType("exception")]
internal sealed class ExceptionGrain(ActorServices services, RuleBook rules)
    : ActorGrain<ExceptionCase, ExceptionFacts, ExceptionView>(services, ExceptionWorkflow.Instance), IExceptionGrain
{
    public Task<Reply<ExceptionView>> ExecuteAsync(ExceptionCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        AskAsync(command, envelope, cancellation);

    public async Task<ExceptionView?> ViewAsync(CancellationToken cancellation = default)
    {
        if (CurrentView() is not { } view || State!.IsErased)
            return CurrentView();
        var opened = await WholeAsync<ExceptionOpened>(1, cancellation);
        return view with { Matches = MatchViews.Of(opened.Matches, opened.Explanations), Text = opened.Text };
    }

    public async Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default) =>
        State is { IsErased: false } ? await WrittenAsync(Enumerable.Range(2, (int)Sequence - 1).Select(sequence => (long)sequence), TextOf, cancellation) : [];

    private static string? TextOf(object happened) => happened switch
    {
        ExceptionNoted noted => noted.Text,
        DispositionProposed proposed => proposed.Statement,
        DispositionReviewed reviewed => reviewed.Statement,
        _ => null,
    };

    protected override ValueTask<Gathered<ExceptionFacts>> GatherAsync(ExceptionCase? state, Message message, CancellationToken cancellation) =>
        ValueTask.FromResult<Gathered<ExceptionFacts>>((state, message) switch
        {
            (not null, _) when message.By.MayActIn(state.Bound) => Facts(state.Bound, message),
            (null, Message.Told told) => Facts(told.Cause.Basis.Bound, message),
            (_, Message.Asked) => Verdict.Refuse(Refusal.NotFound("There is no such exception.")),
            _ => Verdict.None,
        });

    protected override ExceptionView ViewOf(ExceptionCase state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static ExceptionView View(string id, ExceptionCase state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.Kind, state.SubjectKind, state.SubjectId, state.Bound[0], state.Bound, state.Status, state.Disposition, state.Owner, state.OwnerRole,
        state.Closed ? null : state.Due, state.Rung, MatchViews.Of(state.Matches, null), sequence, Decisions.Of(shown))
    { Person = state.Person };

    private ExceptionFacts Facts(IReadOnlyList<string> bound, Message message) => new(message.At, message.By, bound, rules.Library.Rules(bound, message.At));
}
