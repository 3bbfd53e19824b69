using System.Collections.Immutable;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Grains.Lists;

/// <summary>One screening list: its versions, its age, and the re-screening of customers and wallets when it changes.</summary>
/// <remarks>
/// A new version wakes two kinds of customers and wallets: those whom a new or changed entry could concern (the others cannot
/// match and stay asleep), then those who waited for an answer. Progress is in the history, so a crash goes on where it was; a
/// customer that is woken twice decides once.
/// </remarks>
[GrainType("list")]
internal sealed class ListGrain(ActorServices services, RuleBook rules, ListLibrary lists, CustomerNames customers, WalletAddresses wallets)
    : ActorGrain<ScreeningList, ListFacts, ListView>(services, ListWorkflow.Instance), IListGrain
{
    private const int FewestEntriesAtOnce = 200;
    private const int MostSteps = 8;
    private const int WaitingAtOnce = 500;
    private static readonly string Engine = ScreeningRecord.Text(ScreeningEngine.Version);
    private const string Customers = "customer/";
    private const string Wallets = "wallet/";

    /// <summary>What a date of birth may add to a score by name alone.</summary>
    private const decimal MostByQualifiers = 0.06m;

    private (string Digest, string? Compared, IReadOnlyList<ListEntry> Entries)? _delta;
    private (string Prefix, AgendaCursor? After) _waiting = (Customers, null);

    /// <summary>Who was woken in this run: several entries may concern one customer, who is counted once.</summary>
    private (string Run, ImmutableHashSet<string> Actors) _woken = ("", []);

    public async Task<Reply<ListView>> AcceptAsync(AcceptListVersion version, Envelope envelope, CancellationToken cancellation = default)
    {
        var reply = await AskAsync(version, envelope, cancellation);
        _waiting = (Customers, null);
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

    /// <summary>Wakes the customers and wallets whom the next few entries could concern.</summary>
    private async Task<RescreeningProgressed> ConcernedAsync(
        ScreeningList list, IReadOnlyList<ListEntry> delta, IReadOnlyList<string> users, Instant now, CancellationToken cancellation)
    {
        var floor = users.Count == 0 ? 1 : users.Min(user => Least(rules.Library.Rules([user], now).Screening)) - MostByQualifiers;
        var entries = delta.Skip(list.Cursor).Take(Math.Max(FewestEntriesAtOnce, delta.Count / MostSteps)).ToList();
        var concerned = await customers.ConcernedAsync(entries, floor, cancellation);
        var held = await wallets.ConcernedAsync(entries, cancellation);
        return await WakeAsync(list, concerned, held, delta.Count, list.Cursor + entries.Count, done: false, cancellation);
    }

    /// <summary>The least score that anybody hears of.</summary>
    private static decimal Least(ScreeningRules screening) => screening.Review is { } review ? Math.Min(review.Value.From, screening.Threshold.Value) : screening.Threshold.Value;

    /// <summary>Wakes the customers whose last screening had no answer, then such wallets.</summary>
    private async Task<RescreeningProgressed> WaitingAsync(ScreeningList list, int entries, CancellationToken cancellation)
    {
        var (prefix, after) = _waiting;
        var page = await Services.Agenda.QueueAsync(new AgendaQuery(prefix, SubjectAgenda.ScreeningQueue, null, null, after, WaitingAtOnce), cancellation);
        _waiting = page.Next is null ? (Wallets, null) : (prefix, page.Next);
        IReadOnlyList<string> waiting = [.. page.Items.Select(row => row.Actor[prefix.Length..]).Distinct(StringComparer.Ordinal)];
        return prefix == Customers
            ? await WakeAsync(list, waiting, [], entries, list.Cursor, false, cancellation)
            : await WakeAsync(list, [], waiting, entries, list.Cursor, page.Next is null, cancellation);
    }

    private async Task<RescreeningProgressed> WakeAsync(
        ScreeningList list, IReadOnlyList<string> ids, IReadOnlyList<string> walletIds, int entries, int cursor, bool done, CancellationToken cancellation)
    {
        var command = $"list/{Key}/{list.InForce.Digest}/{list.ConfirmedAt.ToUnixTimeMilliseconds()}";
        var woken = _woken.Run == command ? _woken.Actors : [];
        var (asleep, still) = (ids.Where(id => !woken.Contains(Customers + id)).ToList(), walletIds.Where(id => !woken.Contains(Wallets + id)).ToList());
        var results = await Task.WhenAll(asleep.Select(id => GrainFactory.GetGrain<ICustomerGrain>(id).RescreenAsync(command, cancellation)));
        var held = await Task.WhenAll(still.Select(id => GrainFactory.GetGrain<IWalletApprovalGrain>(id).RescreenAsync(command, cancellation)));
        _woken = (command, woken.Union([.. asleep.Select(id => Customers + id), .. still.Select(id => Wallets + id)]));
        return new RescreeningProgressed(
            Key, list.InForce.Digest, entries, cursor,
            list.Rescreened + results.Count(result => result.Screened), list.Wallets + held.Count(result => result.Screened),
            list.PossibleHits + results.Concat(held).Count(result => result.PossibleMatch), done, Engine);
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
