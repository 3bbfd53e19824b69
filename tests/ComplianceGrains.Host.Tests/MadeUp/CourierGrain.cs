using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.MadeUp;
using Orleans;

namespace ComplianceGrains.Host.Tests.MadeUp;

[Alias("cg.made-up.ICourierGrain")]
public interface ICourierGrain : IActor, IGrainWithStringKey
{
    [Alias("Engage")]
    Task<Reply<CourierView>> EngageAsync(string jurisdiction, string name, Envelope envelope);

    [Alias("Decide")]
    Task<Reply<CourierView>> DecideAsync(string step, bool approved, string reason, Envelope envelope);

    [Alias("Dismiss")]
    Task<Reply<CourierView>> DismissAsync(string reason, Envelope envelope);

    [Alias("View")]
    Task<CourierView?> ViewAsync();
}

[GenerateSerializer, Immutable, Alias("cg.made-up.CourierView")]
public sealed record CourierView(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Outcome,
    [property: Id(2)] bool Blocked,
    [property: Id(3)] IReadOnlyList<string> Jurisdictions,
    [property: Id(4)] IReadOnlyList<PendingStep> Pending,
    [property: Id(5)] IReadOnlyList<string> Exceptions,
    [property: Id(6)] long Sequence,
    [property: Id(7)] IReadOnlyList<RecordedDecision> Decisions);

/// <summary>Gathers and shows; what is decided is in the workflow.</summary>
[GrainType("courier")]
public sealed class CourierGrain(ActorServices services, RuleBook rules, SubjectScreening screening, KeyedHashes hashes)
    : ActorGrain<Courier, CourierFacts, CourierView>(services, CourierWorkflow.Instance), ICourierGrain
{
    public Task<Reply<CourierView>> EngageAsync(string jurisdiction, string name, Envelope envelope) => AskAsync(new Engage(name, jurisdiction), envelope, default);

    public Task<Reply<CourierView>> DecideAsync(string step, bool approved, string reason, Envelope envelope) => AskAsync(new DecideStep(step, approved, reason), envelope, default);

    public Task<Reply<CourierView>> DismissAsync(string reason, Envelope envelope) => AskAsync(new Dismiss(reason), envelope, default);

    public Task<CourierView?> ViewAsync() => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<CourierFacts>> GatherAsync(Courier? state, Message message, CancellationToken cancellation) => (state, message) switch
    {
        (_, Message.Asked { Command: Engage engage }) when !rules.Library.Jurisdictions.Contains(engage.Jurisdiction) || !message.By.MayActIn([engage.Jurisdiction]) =>
            Verdict.Refuse(Refusal.Rule("There is no such place.", new FieldError("/jurisdiction", "unknown", "Name one that you act in."))),
        (null, Message.Asked { Command: Engage engage }) => await FactsAsync(null, [engage.Jurisdiction], engage.Name, message, cancellation),
        (not null, _) when message.By.MayActIn(state.Bound) => await FactsAsync(state, state.Bound, (await WholeAsync<Engaged>(1, cancellation)).Name, message, cancellation),
        (_, Message.Asked) => Verdict.Refuse(Refusal.NotFound("There is no such courier.")),
        _ => Verdict.None,
    };

    protected override CourierView ViewOf(Courier state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        Key, state.Outcome, state.Matters.IsBlocked, state.Bound, state.Tasks.Pending, [.. state.Matters.Exceptions.Keys], sequence, Decisions.Of(shown));

    private async Task<CourierFacts> FactsAsync(Courier? state, IReadOnlyList<string> bound, string? name, Message message, CancellationToken cancellation)
    {
        var effective = rules.Library.Rules(bound, message.At);
        var lists = effective.Screening;
        var question = name is null ? null : new Question.OfName(
            new ScreeningQuery([name], SubjectKind.NaturalPerson, null, [], [], lists.Asked, lists.Threshold.Value, lists.Freshness.Value));
        var asked = await screening.AskAsync(state, question, null, message.At, cancellation);
        return new CourierFacts(message.At, message.By, bound, effective, asked, hashes.ExceptionIdsOf(Id));
    }
}
