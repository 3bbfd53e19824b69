using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Providers;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Rescreenings;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Rescreenings;

/// <summary>The record of one jurisdiction that everybody is screened again each day, where its rules want that.</summary>
[GrainType("rescreening")]
internal sealed class RescreeningGrain(ActorServices services, RuleBook rules, IQueues queues, ModuleSet modules, IScreeningProvider engine)
    : ActorGrain<RescreeningRecord, RescreeningFacts, RescreeningView>(services, RescreeningWorkflow.Instance), IRescreeningGrain
{
    /// <summary>The kinds of actors that are screened, as prefixes of their identities; of those that nobody may learn of nothing is said.</summary>
    private readonly IReadOnlyList<string> _prefixes = [.. modules.Subjects.Where(module => !module.IsHidden).Select(module => $"{module.Type}/")];

    public Task<Reply<RescreeningView>> LookAsync(LookAtRescreening look, Envelope envelope, CancellationToken cancellation = default) => AskAsync(look, envelope, cancellation);

    public Task<RescreeningView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<RescreeningFacts>> GatherAsync(RescreeningRecord? state, Message message, CancellationToken cancellation)
    {
        var effective = rules.Library.Rules([Key], message.At);
        if (RescreeningRules.DayBegan(effective, Key, message.At) is not { } began || RescreeningWorkflow.HasPassed(state, began))
            return new RescreeningFacts(Key, effective, null, 0, []);
        var (waiting, first) = await WaitingAsync(cancellation);
        return new RescreeningFacts(Key, effective, await ListsAsync(effective, cancellation), waiting, first) { IsEngineSeen = engine.Lists is not null };
    }

    protected override RescreeningView ViewOf(RescreeningRecord state, long sequence, IReadOnlyList<PastDecision> shown)
    {
        var last = state.Last;
        return new(
            state.Outcome, last.From, last.To, last.Next,
            [.. last.Lists.Select(list => new ComparedList(list.List, list.Digest, list.ConfirmedAt, list.BegunAt, list.Done, list.Entries, list.Names, list.Told, list.PossibleHits))],
            last.Subjects, last.Waiting, last.First);
    }

    private Task<ComparedList[]> ListsAsync(EffectiveRules effective, CancellationToken cancellation) => Task.WhenAll(effective.Screening.Asked.Select(async id =>
        await GrainFactory.GetGrain<IListGrain>(id).ViewAsync(cancellation) is { } list
            ? new ComparedList(id, list.Digest, list.ConfirmedAt, list.WholeAt, list.RescreeningDone, list.Entries, list.Names, list.Rescreened + list.WalletsRescreened, list.PossibleHits)
            : new ComparedList(id, null, null, null, false, 0, 0, 0, 0)));

    private async Task<(long Count, IReadOnlyList<string> First)> WaitingAsync(CancellationToken cancellation)
    {
        var (count, first, now) = (0L, new List<string>(), Services.Clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        foreach (var prefix in _prefixes)
        {
            var page = await queues.PageAsync(new QueueQuery(prefix, SubjectAgenda.ScreeningQueue, null, [Key], "", RescreeningWorkflow.MostNamed, now), cancellation);
            count += page.Total;
            first.AddRange(page.Items.Select(row => row.Actor));
        }

        return (count, first);
    }
}
