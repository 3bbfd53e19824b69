using System.Collections.Immutable;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Grains.Lists;

/// <summary>One screening list: its versions, its age, and the re-screening of all subjects when it changes.</summary>
/// <remarks>
/// A new version wakes two kinds of subjects: those whom a new or changed entry could concern (the others cannot
/// match and stay asleep), then those who waited for an answer. Progress is in the history, so a crash goes on where it was; a
/// subject that is woken twice decides once.
/// </remarks>
[GrainType("list")]
internal sealed class ListGrain(ActorServices services, RuleBook rules, ListLibrary lists, IEnumerable<ISubjectIndex> indexes)
    : ActorGrain<ScreeningList, ListFacts, ListView>(services, ListWorkflow.Instance), IListGrain
{
    private const int FewestEntriesAtOnce = 200;
    private const int MostSteps = 8;
    private const int WaitingAtOnce = 500;
    private static readonly string Engine = ScreeningRecord.Text(ScreeningEngine.Version);

    /// <summary>The kinds of actors that are screened, as prefixes of their identities.</summary>
    private static readonly IReadOnlyList<string> Prefixes = [.. Modules.All.Where(module => module.IsSubject).Select(module => $"{module.Type}/")];

    /// <summary>What a date of birth may add to a score by name alone.</summary>
    private const decimal MostByQualifiers = 0.06m;

    private (string Digest, string? Compared, IReadOnlyList<ListEntry> Entries)? _delta;

    /// <summary>Where the look at those who wait is: which kind, and from where on.</summary>
    private (int Kind, AgendaCursor? After) _waiting = (0, null);

    /// <summary>Who was woken in this run: several entries may concern one customer, who is counted once.</summary>
    private (string Run, ImmutableHashSet<string> Actors) _woken = ("", []);

    public async Task<Reply<ListView>> AcceptAsync(AcceptListVersion version, Envelope envelope, CancellationToken cancellation = default)
    {
        var reply = await AskAsync(version, envelope, cancellation);
        _waiting = (0, null);
        await LoadAsync(cancellation);
        return reply;
    }

    public Task<ListView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<ListFacts>> GatherAsync(ScreeningList? state, Message message, CancellationToken cancellation)
    {
        var users = rules.UsersOf(Key, message.At);
        if (message is not Message.Due { Key: ListWorkflow.Rescreening } || state is not { RescreeningDone: false } list)
            return new ListFacts(Key, users, Engine, null);
        await LoadAsync(cancellation);
        var delta = await DeltaAsync(list, cancellation);
        return new ListFacts(Key, users, Engine, list.Cursor < delta.Count
            ? await ConcernedAsync(list, delta, users, message.At, cancellation)
            : await WaitingAsync(list, delta.Count, cancellation));
    }

    protected override ListView ViewOf(ScreeningList state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        Key, state.InForce.Version, state.InForce.Digest, state.InForce.Files, state.InForce.Entries, state.InForce.Names,
        state.InForce.Added, state.InForce.Changed, state.InForce.Removed, state.InForce.PublishedAt, state.ConfirmedAt,
        state.Rescreened, state.RescreeningDone, sequence, state.Wallets, state.PossibleHits,
        state.InForce.Source, state.InForce.FetchedAt, state.ToCompare, state.Cursor);

    /// <summary>Wakes the subjects whom the next few entries could concern.</summary>
    private async Task<RescreeningProgressed> ConcernedAsync(
        ScreeningList list, IReadOnlyList<ListEntry> delta, IReadOnlyList<string> users, Instant now, CancellationToken cancellation)
    {
        var floor = users.Count == 0 ? 1 : users.Min(user => Least(rules.Library.Rules([user], now).Screening)) - MostByQualifiers;
        var entries = delta.Skip(list.Cursor).Take(Math.Max(FewestEntriesAtOnce, delta.Count / MostSteps)).ToList();
        var concerned = new List<string>();
        foreach (var index in indexes)
            concerned.AddRange(await index.ConcernedAsync(entries, floor, cancellation));
        return await WakeAsync(list, concerned, delta.Count, list.Cursor + entries.Count, done: false, cancellation);
    }

    /// <summary>The least score that anybody hears of.</summary>
    private static decimal Least(ScreeningRules screening) => screening.Review is { } review ? Math.Min(review.Value.From, screening.Threshold.Value) : screening.Threshold.Value;

    /// <summary>Wakes the subjects whose last screening had no answer, one kind after the other.</summary>
    private async Task<RescreeningProgressed> WaitingAsync(ScreeningList list, int entries, CancellationToken cancellation)
    {
        var (kind, after) = _waiting;
        var page = await Services.Agenda.QueueAsync(new AgendaQuery(Prefixes[kind], SubjectAgenda.ScreeningQueue, null, null, after, WaitingAtOnce), cancellation);
        var isLast = page.Next is null && kind == Prefixes.Count - 1;
        _waiting = page.Next is not null ? (kind, page.Next) : (isLast ? kind : kind + 1, null);
        return await WakeAsync(list, [.. page.Items.Select(row => row.Actor).Distinct(StringComparer.Ordinal)], entries, list.Cursor, isLast, cancellation);
    }

    private async Task<RescreeningProgressed> WakeAsync(ScreeningList list, IReadOnlyList<string> subjects, int entries, int cursor, bool done, CancellationToken cancellation)
    {
        var command = $"list/{Key}/{list.InForce.Digest}/{list.ConfirmedAt.ToUnixTimeMilliseconds()}";
        var woken = _woken.Run == command ? _woken.Actors : [];
        var asleep = subjects.Where(subject => !woken.Contains(subject)).ToList();
        var results = (await Task.WhenAll(asleep.Select(subject => GrainFactory.GetGrain<IActor>(GrainId.Parse(subject)).RescreenAsync(command, cancellation))))
            .Zip(asleep, (result, subject) => (Result: result, IsWallet: ActorId.Parse(subject).Type == WalletWorkflow.Instance.Type)).ToList();
        _woken = (command, woken.Union(asleep));
        return new RescreeningProgressed(
            Key, list.InForce.Digest, entries, cursor,
            list.Rescreened + results.Count(one => one.Result.Screened && !one.IsWallet), list.Wallets + results.Count(one => one.Result.Screened && one.IsWallet),
            list.PossibleHits + results.Count(one => one.Result.PossibleMatch), done, Engine);
    }

    /// <summary>What is new to the customers: against the version that they were compared with last, or all of it.</summary>
    private async Task<IReadOnlyList<ListEntry>> DeltaAsync(ScreeningList list, CancellationToken cancellation)
    {
        if (_delta is { } known && known.Digest == list.InForce.Digest && known.Compared == list.Compared?.Digest)
            return known.Entries;
        var content = lists.Engine.Catalog.Find(Key)!.Index.Content;
        var before = list.Compared is { } compared ? await lists.ReadAsync(Key, compared.Files, cancellation) : null;
        var delta = ListDelta.Between(before, content);
        var wanted = delta.Added.Concat(delta.Changed).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<ListEntry> entries = [.. content.Entries.Where(entry => wanted.Contains(entry.Id)).OrderBy(entry => entry.Id, StringComparer.Ordinal)];
        _delta = (list.InForce.Digest, list.Compared?.Digest, entries);
        return entries;
    }

    private Task LoadAsync(CancellationToken cancellation) => State is { } list
        ? lists.LoadAsync(Key, list.InForce.Digest, list.InForce.Files, list.ConfirmedAt, cancellation)
        : Task.CompletedTask;
}
