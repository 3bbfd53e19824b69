using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Lists;

/// <summary>The list workflow: versions accepted or confirmed, everybody concerned told of them. Pure.</summary>
public sealed class ListWorkflow : Workflow<ScreeningList, ListFacts>
{
    private ListWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static ListWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "list";

    /// <inheritdoc/>
    public override bool LivesLong => true;

    /// <summary>The key of the re-screening run in the agenda.</summary>
    public const string Rescreening = "rescreening";

    /// <summary>How many subjects one decision tells at most.</summary>
    public const int MostTold = 50;

    /// <inheritdoc/>
    public override Verdict Decide(ScreeningList? list, Message message, ListFacts facts) => (list, message) switch
    {
        (_, Message.Asked { Command: AcceptListVersion version }) => Accept(list, facts.Id, version, message.By, facts.Users, facts.Engine, facts.DailySince, message.At),
        ({ RescreeningDone: false }, Message.Due { Key: Rescreening }) => facts.Progress is { } progress ? Progress(list, progress, facts.Told, facts.Users, message.At) : Verdict.Later,
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override ScreeningList Evolve(ScreeningList? state, Decision decision) => ScreeningList.Evolve(state, decision.Basis, decision.Happened);

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, ScreeningList state, Decision decision) => new(id, BoundLog.Unruled);

    /// <summary>What a list's state asks for by when: the next part of the run, until everybody has been compared.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(ScreeningList list) =>
        list.RescreeningDone ? [] : [new AgendaRow(Rescreening, list.RescreeningDue, null, Roles.System, list.Users)];

    /// <summary>A version was uploaded: a new one is accepted, the one in force confirmed.</summary>
    /// <param name="list">The list so far.</param>
    /// <param name="id">List id.</param>
    /// <param name="version">What was uploaded.</param>
    /// <param name="by">Who uploaded it.</param>
    /// <param name="users">The jurisdictions that use the list; each gets an entry.</param>
    /// <param name="engine">What compares names now, with its version: when it is another than compared everybody last, everybody is compared with everything again.</param>
    /// <param name="dailySince">Since when everybody has to have been compared with all of it again, whether it is another or not; null if no rules want that.</param>
    /// <param name="now">The instant of the command.</param>
    private static Verdict Accept(ScreeningList? list, string id, AcceptListVersion version, Principal by, IReadOnlyList<string> users, string engine, Instant? dailySince, Instant now)
    {
        var uploaded = list?.InForce.Digest == version.Digest
            ? Accepted(200, now, by, users, new ListConfirmed(id, version.Digest), "confirmed", "The upload is the version in force.")
            : Accepted(201, now, by, users, new ListVersionAccepted(
                id, (list?.InForce.Version ?? 0) + 1, version.Digest, version.Files, version.Entries, version.Names,
                version.Added, version.Changed, version.Removed, version.PublishedAt, version.Source, version.FetchedAt), "accepted", "The list was read in full, without an error.");
        if (list is not { RescreeningDone: true } || list.Engine == engine)
            return list is not null && dailySince is { } since && !(list.WholeAt >= since) ? Begun(uploaded) : uploaded;
        var changed = Accepted(200, now, Principal.System, users, new ListEngineChanged(id, list.InForce.Digest, engine), "engine-changed", $"Names are compared by {engine}: everybody is compared with the whole list again.");
        return uploaded with { Decisions = [.. changed.Decisions, .. uploaded.Decisions] };

        Verdict.Accepted Begun(Verdict.Accepted first) => first with
        {
            Decisions = [.. first.Decisions, .. Accepted(200, now, Principal.System, users, new RescreeningBegun(id, version.Digest), "rescreening-begun", "Rules want everybody screened again each day: everybody is compared with the whole list.").Decisions],
        };
    }

    /// <summary>Some customers and wallets are told; nobody compares before this is committed.</summary>
    /// <param name="list">The list.</param>
    /// <param name="progress">How far the run has come in all.</param>
    /// <param name="told">Whom this part tells, by full identity.</param>
    /// <param name="users">The jurisdictions that use the list.</param>
    /// <param name="now">The instant of the command.</param>
    private static Verdict Progress(ScreeningList list, RescreeningProgressed progress, IReadOnlyList<string> told, IReadOnlyList<string> users, Instant now) => Accepted(
        200, now, Principal.System, users, progress, progress.Done ? "done" : "progressed",
        $"{list.InForce.Added} entries new, {list.InForce.Changed} changed; {progress.Rescreened} customers and {progress.Wallets} wallets told to be screened again, {progress.PossibleHits} possible hits.") with
    {
        Effects = told.Count <= MostTold
            ? [.. told.Select(subject => new EffectIntent(0, subject, EffectKinds.ListChanged))]
            : throw new ArgumentOutOfRangeException(nameof(told), told.Count, $"One decision tells {MostTold} subjects at most."),
    };

    private static Verdict.Accepted Accepted(int status, Instant now, Principal by, IReadOnlyList<string> users, object happened, string outcome, string text) => new(
        status,
        [new Decision(new Basis(outcome, "list-currency", [Cited.Because(ReasonCodes.List(outcome), text)], now, users, CitedRules.None, by.Id, by.Role), happened)],
        []);
}

/// <summary>What a decision about a list stands on.</summary>
/// <param name="Id">List id.</param>
/// <param name="Users">The jurisdictions that use the list now.</param>
/// <param name="Engine">What compares names now, with its version.</param>
/// <param name="Progress">How far the run has come in all, at its deadline; else null.</param>
/// <param name="Told">Whom the run tells next, by full identity; <see cref="ListWorkflow.MostTold"/> at most.</param>
/// <param name="DailySince">Since when everybody has to have been compared with all of the list, because a day has begun on which rules want it; else null.</param>
public sealed record ListFacts(string Id, IReadOnlyList<string> Users, string Engine, RescreeningProgressed? Progress, IReadOnlyList<string> Told, Instant? DailySince = null);
