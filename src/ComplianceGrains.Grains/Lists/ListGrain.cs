using System.Collections.Immutable;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Rescreenings;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;
using Orleans.Runtime;

namespace ComplianceGrains.Grains.Lists;

/// <summary>One screening list: its versions, its age, and the telling of all subjects when it changes.</summary>
/// <remarks>
/// A new version concerns two kinds of subjects: those whom a new or changed entry could name (the others cannot
/// match and stay asleep), then those who waited for an answer. Each part of the run is a decision that tells some of them, through
/// the outbox like everything that actors tell each other: nobody acts before the commit, and after a crash the run goes on where it was.
/// </remarks>
[GrainType("list")]
internal sealed class ListGrain(
    ActorServices services, RuleBook rules, ListLibrary lists, SubjectIndexes indexes, KeyedHashes hashes, IQueues queues, IOutbox outbox, StoreLayout layout, ModuleSet modules,
    [PersistentState("delta", GrainStateNames.Cache)] IPersistentState<ListDeltaState> keptDelta,
    [PersistentState("waiting", GrainStateNames.Cursor)] IPersistentState<ListWaitingState> keptWaiting)
    : ActorGrain<ScreeningList, ListFacts, ListView>(services, ListWorkflow.Instance), IListGrain
{
    private const int FewestEntriesAtOnce = 200;
    private const int MostSteps = 8;
    private const int OutboxWindow = 1000;
    private static readonly string Engine = ScreeningRecord.Text(ScreeningEngine.Version);

    /// <summary>How long those who were told are waited for before the run goes on: in one look, and in all. Who cannot be reached holds up nobody else.</summary>
    private static readonly (TimeSpan Pause, TimeSpan Look, Duration InAll) Patience = (TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(500), Duration.FromSeconds(30));

    /// <summary>The kinds of actors that are screened, as prefixes of their identities.</summary>
    private readonly IReadOnlyList<string> _prefixes = [.. modules.Subjects.Select(module => $"{module.Type}/")];

    /// <summary>What a date of birth may add to a score by name alone.</summary>
    private const decimal MostByQualifiers = 0.06m;

    private (string Digest, string? Compared, IReadOnlyList<ListEntry> Entries)? _delta;

    /// <summary>Whom the entries after a cursor concern, by place: found once for all the parts that tell them.</summary>
    private (IReadOnlyList<ListEntry> Delta, int Cursor, IReadOnlyList<(string Place, string Subject)> Subjects)? _concerned;

    /// <summary>The latest part of the run that this activation committed, and the one that it is about to.</summary>
    private Part _committed = Part.None, _next = Part.None;

    /// <summary>Ends when the place of the latest part is kept, or could not be.</summary>
    private Task _keeping = Task.CompletedTask;

    /// <summary>Ends when the version accepted last is what this silo compares with, or could not be loaded.</summary>
    private Task _loading = Task.CompletedTask;

    public async Task<Reply<ListView>> AcceptAsync(AcceptListVersion version, Envelope envelope, CancellationToken cancellation = default)
    {
        var reply = await AskAsync(version, envelope, cancellation);
        await LoadAsync(cancellation);
        return reply;
    }

    public async Task<ListView?> ViewAsync(CancellationToken cancellation = default)
    {
        // It interleaves: whoever is shown a version may rely on it that those who apply now are compared with it.
        while (!_loading.IsCompleted)
            await _loading.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        return CurrentView();
    }

    protected override async ValueTask<Gathered<ListFacts>> GatherAsync(ScreeningList? state, Message message, CancellationToken cancellation)
    {
        _next = Part.None;
        var users = rules.UsersOf(Key, message.At);
        if (message is not Message.Due { Key: ListWorkflow.Rescreening } || state is not { RescreeningDone: false } list)
            return new ListFacts(Key, users, Engine, null, [], DailySince(users, message.At));
        await _keeping;
        var before = _committed.Sequence == Sequence ? _committed : Kept(list);
        if (before.Told.Count > 0 && !await HaveHeardAsync(cancellation) && message.At < list.RescreeningDue + Patience.InAll)
            return Verdict.Later;
        var hits = (await StandingsAsync(before.Told, cancellation)).Count(standing => standing.PossibleMatch);
        await LoadAsync(cancellation);
        var delta = await DeltaAsync(list, cancellation);
        return list.Cursor < delta.Count
            ? await ConcernedAsync(list, before, hits, delta, users, message.At, cancellation)
            : await WaitingAsync(list, before, hits, delta.Count, users, cancellation);
    }

    protected override ListView ViewOf(ScreeningList state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        Key, state.InForce.Version, state.InForce.Digest, state.InForce.Files, state.InForce.Entries, state.InForce.Names,
        state.InForce.Added, state.InForce.Changed, state.InForce.Removed, state.InForce.PublishedAt, state.ConfirmedAt,
        state.Rescreened, state.RescreeningDone, sequence, state.Wallets, state.PossibleHits,
        state.InForce.Source, state.InForce.FetchedAt, state.ToCompare, state.Cursor, state.WholeAt);

    protected override void Committed(IReadOnlyList<Decision> decisions)
    {
        _committed = _next with { Sequence = Sequence };
        _keeping = KeepAsync();
        if (decisions.Any(decision => decision.Happened is ListVersionAccepted or ListConfirmed))
            _loading = LoadAsync(CancellationToken.None);
    }

    /// <summary>Where the look at those who wait for an answer is, for the activation after this one.</summary>
    private async Task KeepAsync()
    {
        if (_committed is { Kind: 0, After: "" } || State is not { RescreeningDone: false } list)
            return;
        keptWaiting.State = new() { Sequence = Sequence, Due = list.RescreeningDue.ToUnixTimeTicks(), Kind = _committed.Kind, After = _committed.After };
        await keptWaiting.WriteStateAsync();
    }

    /// <summary>What an activation before this one kept of the latest decision. Of an earlier one nothing is known: the look begins again.</summary>
    private Part Kept(ScreeningList list) =>
        keptWaiting.State is { } kept && kept.Sequence == Sequence && kept.Due == list.RescreeningDue.ToUnixTimeTicks() && kept.Kind >= 0 && kept.Kind <= _prefixes.Count
            ? Part.None with { Sequence = Sequence, Kind = kept.Kind, After = kept.After }
            : Part.None;

    /// <summary>Tells the subjects whom the next few entries could concern, as many at once as one decision may tell.</summary>
    private async Task<ListFacts> ConcernedAsync(
        ScreeningList list, Part before, int hits, IReadOnlyList<ListEntry> delta, IReadOnlyList<string> users, Instant now, CancellationToken cancellation)
    {
        var entries = delta.Skip(list.Cursor).Take(Math.Max(FewestEntriesAtOnce, delta.Count / MostSteps)).ToList();
        if (_concerned is not { } known || known.Delta != delta || known.Cursor != list.Cursor)
            _concerned = known = (delta, list.Cursor, await FindAsync(entries, users, now, cancellation));
        var left = known.Subjects.Where(subject => string.CompareOrdinal(subject.Place, list.After) > 0).ToList();
        var page = left.Take(ListWorkflow.MostTold).ToList();
        var (cursor, after) = left.Count > page.Count ? (list.Cursor, page[^1].Place) : (list.Cursor + entries.Count, null);
        return await TellAsync(list, before with { Kind = 0, After = "" }, hits, [.. page.Select(subject => subject.Subject)], delta.Count, (cursor, after), users, done: false, cancellation);
    }

    private async Task<IReadOnlyList<(string Place, string Subject)>> FindAsync(IReadOnlyList<ListEntry> entries, IReadOnlyList<string> users, Instant now, CancellationToken cancellation)
    {
        var floor = users.Count == 0 ? 1 : users.Min(user => Least(rules.Library.Rules([user], now).Screening)) - MostByQualifiers;
        var concerned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in indexes.All)
            concerned.UnionWith(await index.ConcernedAsync(entries, floor, cancellation));
        return [.. concerned.Select(subject => (Place: hashes.PlaceOf(subject), subject)).OrderBy(subject => subject.Place, StringComparer.Ordinal)];
    }

    /// <summary>The youngest day of those whose rules want everybody screened again on it.</summary>
    private Instant? DailySince(IReadOnlyList<string> users, Instant now) => users.Max(user => RescreeningRules.DayBegan(rules.Library.Rules([user], now), user, now));

    /// <summary>The least score that anybody hears of.</summary>
    private static decimal Least(ScreeningRules screening) => screening.Review is { } review ? Math.Min(review.Value.From, screening.Threshold.Value) : screening.Threshold.Value;

    /// <summary>Tells the subjects whose last screening had no answer, one kind after the other. The last part tells nobody: it counts.</summary>
    private async Task<ListFacts> WaitingAsync(ScreeningList list, Part before, int hits, int entries, IReadOnlyList<string> users, CancellationToken cancellation)
    {
        if (before.Kind == _prefixes.Count)
            return await TellAsync(list, before, hits, [], entries, (list.Cursor, null), users, done: true, cancellation);
        var page = await queues.PageAsync(
            new QueueQuery(_prefixes[before.Kind], SubjectAgenda.ScreeningQueue, null, null, before.After, ListWorkflow.MostTold, Services.Clock.GetCurrentInstant().ToUnixTimeMilliseconds()), cancellation);
        var next = page.Next is { } position ? before with { After = position } : before with { Kind = before.Kind + 1, After = "" };
        return await TellAsync(list, next, hits, [.. page.Items.Select(row => row.Actor).Distinct(StringComparer.Ordinal)], entries, (list.Cursor, null), users, done: false, cancellation);
    }

    /// <summary>What the next part of the run comes to. Several entries may concern one customer, who is told and counted once.</summary>
    private async Task<ListFacts> TellAsync(
        ScreeningList list, Part next, int hits, IReadOnlyList<string> subjects, int entries, (int Cursor, string? After) upTo, IReadOnlyList<string> users, bool done, CancellationToken cancellation)
    {
        var asleep = subjects.Where(subject => !next.ToldBefore.Contains(subject)).ToList();
        var told = asleep.Zip(await StandingsAsync(asleep, cancellation)).Where(one => one.Second.IsLive).Select(one => one.First).ToList();
        _next = next with { Told = told, ToldBefore = next.ToldBefore.Union(told) };
        var wallets = told.Count(subject => ActorId.Parse(subject).Type == WalletWorkflow.Instance.Type);
        return new ListFacts(
            Key, users, Engine,
            new RescreeningProgressed(
                Key, list.InForce.Digest, entries, upTo.Cursor, upTo.After,
                list.Rescreened + told.Count - wallets, list.Wallets + wallets, list.PossibleHits + hits, done, Engine),
            told);
    }

    private Task<SubjectStanding[]> StandingsAsync(IEnumerable<string> subjects, CancellationToken cancellation) =>
        Task.WhenAll(subjects.Select(subject => GrainFactory.GetGrain<IActor>(GrainId.Parse(subject)).StandingAsync(cancellation)));

    /// <summary>Whether what the latest decision tells has been delivered.</summary>
    private async Task<bool> HaveHeardAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Patience.Look; waited += Patience.Pause)
        {
            if (!await IsUnderWayAsync(cancellation))
                return true;
            await Task.Delay(Patience.Pause, cancellation);
        }

        return false;
    }

    private async Task<bool> IsUnderWayAsync(CancellationToken cancellation)
    {
        var pending = await outbox.PendingAsync(layout.CellOf(Id.ToString()), OutboxWindow, cancellation);
        return pending.Count == OutboxWindow || pending.Any(effect => effect.Sequence == Sequence && effect.Source == Id.ToString());
    }

    /// <summary>What is new to the customers: against the version that they were compared with last, or all of it.</summary>
    private async Task<IReadOnlyList<ListEntry>> DeltaAsync(ScreeningList list, CancellationToken cancellation)
    {
        if (_delta is { } known && known.Digest == list.InForce.Digest && known.Compared == list.Compared?.Digest)
            return known.Entries;
        var content = lists.Engine.Catalog.Find(Key)!.Index.Content;
        if (keptDelta.State is { } kept && kept.Digest == list.InForce.Digest && kept.Compared == list.Compared?.Digest && content.Digest == kept.Digest)
        {
            _delta = (kept.Digest, kept.Compared, Entries(content, kept.Entries));
            return _delta.Value.Entries;
        }

        var before = list.Compared is { } compared ? await lists.ReadAsync(Key, compared.Files, cancellation) : null;
        var delta = ListDelta.Between(before, content);
        var wanted = delta.Added.Concat(delta.Changed).ToHashSet(StringComparer.Ordinal);
        var entries = Entries(content, wanted);
        _delta = (list.InForce.Digest, list.Compared?.Digest, entries);
        keptDelta.State = new() { Digest = list.InForce.Digest, Compared = list.Compared?.Digest, Entries = [.. entries.Select(entry => entry.Id)] };
        await keptDelta.WriteStateAsync(cancellation);
        return entries;
    }

    private static List<ListEntry> Entries(ListContent content, IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return [.. content.Entries.Where(entry => wanted.Contains(entry.Id)).OrderBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    private Task LoadAsync(CancellationToken cancellation) => State is { } list
        ? lists.LoadAsync(Key, list.InForce.Digest, list.InForce.Files, list.ConfirmedAt, cancellation)
        : Task.CompletedTask;

    /// <summary>What an activation remembers of a part of the run. Without it the run tells some of them again, and nobody is left out.</summary>
    /// <param name="Sequence">The decision.</param>
    /// <param name="Told">Whom it told.</param>
    /// <param name="ToldBefore">Whom this run has told in all.</param>
    /// <param name="Kind">Among those who wait for an answer: which kind comes next.</param>
    /// <param name="After">And from where on.</param>
    private sealed record Part(long Sequence, IReadOnlyList<string> Told, ImmutableHashSet<string> ToldBefore, int Kind, string After)
    {
        public static Part None { get; } = new(0, [], ImmutableHashSet.Create<string>(StringComparer.Ordinal), 0, "");
    }
}
