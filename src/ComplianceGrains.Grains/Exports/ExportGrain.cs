using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Rules;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Grains.Exports;

/// <summary>One scoped export.</summary>
[GrainType("export")]
internal sealed class ExportGrain(
    ActorServices services, Placements placements, RuleBook rules, KindRegistry kinds, EvidenceOrigin origin, ILogStore logs, IDraftSource drafts, IErasures erasures, OutsideCopy copy, Packager packager, KeyRing keys)
    : ActorGrain<Export, ExportFacts, ExportView>(services, ExportWorkflow.Instance), IExportGrain
{
    /// <summary>For how long a package leads from the last head of each day.</summary>
    private static readonly Duration HeadsOfDays = Duration.FromDays(400);

    public Task<Reply<ExportView>> ExecuteAsync(ExportCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        AskAsync(command, envelope, cancellation);

    public async Task<ExportView?> ViewAsync(CancellationToken cancellation = default) => CurrentView() is { } view
        ? view with { Waiting = ExportWaiting.Of(State!, await WaitFactsAsync(State!, cancellation)) }
        : null;

    public async Task<IReadOnlyList<ExportFrame>> FramesAsync(CancellationToken cancellation = default)
    {
        if (State is not { Package: not null } export)
            return [];
        var (statements, pseudonyms) = (await StatementsAsync(export, cancellation), await PseudonymsAsync(export, cancellation));
        var frames = new List<ExportFrame>();
        foreach (var jurisdiction in export.Jurisdictions)
        {
            var (log, seq) = (statements[jurisdiction].Logs[0].Log, statements[jurisdiction].Logs[0].Seq);
            var draft = Core.Parse((await logs.FindAsync(log, Id.ToString(), seq, cancellation))!.Core).Draft;
            var produced = (LifecycleRef.ExportProduced)LifecycleRef.Parse(draft.Kind, draft.Ref);
            var filter = ExportScopes.Of(export.Request, jurisdiction, pseudonyms).Decisions!;
            frames.Add(new ExportFrame(
                jurisdiction, placements.Log(jurisdiction, LogNames.Decisions), produced.Decisions.Size, produced.From, produced.To, filter.Kinds, filter.Actors));
        }

        return frames;
    }

    protected override async ValueTask<Gathered<ExportFacts>> GatherAsync(Export? state, Message message, CancellationToken cancellation) => (message, state) switch
    {
        (Message.Asked { Command: ExportCommand command }, _) => Permits(command, message.By)
            ? new ExportFacts(
                Key, RulesOf(command, message.At), null, state is null && command is RequestExport { Actors: { } actors } asked ? await PseudonymsAsync(asked.Jurisdictions(), actors, cancellation) : null,
                state is null && command is RequestExport { Inquiry: { } inquiry } ? await InquiryAsync(inquiry, message.By, cancellation) : null)
            : Verdict.Refuse(Refusal.NotFound("There is no such export.")),
        (Message.Due { Key: ExportWorkflow.Produce }, { Approved: true, Produced: null } export) =>
            new ExportFacts(Key, null, await StateAsync(export, message.At, cancellation), await PseudonymsAsync(export, cancellation)),
        (Message.Due { Key: ExportWorkflow.PackageKey }, { Produced: not null, Package: null, Failure: null } export) =>
            new ExportFacts(Key, null, await PackageAsync(export, message.At, cancellation)),
        _ => new ExportFacts(Key, null, null),
    };

    protected override ExportView ViewOf(Export state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static ExportView View(string id, Export state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.Status, state.Request.Jurisdiction, state.Request.From, state.Request.To, state.Request.Recipient, state.Request.Purpose,
        state.Request.LegalBasis, state.Package, sequence, Decisions.Of(shown), null, state.Failure, state.Request.RecipientKind, state.Request.FurtherJurisdictions, state.Request.Kinds, state.Request.Actors, state.Request.Inquiry,
        state.FetchedAt);

    /// <summary>The inquiry of this id. An authority sees what it is given, not what the firm has written down about its questions.</summary>
    private async Task<AnsweredInquiry?> InquiryAsync(string id, Principal by, CancellationToken cancellation) =>
        by.Role != Roles.Supervisor && await GrainFactory.GetGrain<IInquiryGrain>(id).ViewAsync(cancellation) is { } view && by.MayActIn([view.Asked.Jurisdiction])
            ? new AnsweredInquiry(view.Asked.Jurisdiction, view.Closing is null)
            : null;

    private bool Permits(ExportCommand command, Principal by) =>
        (State?.Jurisdictions ?? (command as RequestExport)?.Jurisdictions()) is { } jurisdictions && by.MayActInAll(jurisdictions);

    private Jurisdictions.Effective.EffectiveRules RulesOf(ExportCommand command, Instant now) =>
        rules.Library.Rules(State?.Jurisdictions ?? ((RequestExport)command).Jurisdictions(), now);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>?> PseudonymsAsync(Export export, CancellationToken cancellation) =>
        export.Request.Actors is { } actors ? await PseudonymsAsync(export.Jurisdictions, actors, cancellation) : null;

    /// <summary>What each jurisdiction's log calls these actors.</summary>
    private async Task<Dictionary<string, IReadOnlyList<string>>> PseudonymsAsync(IReadOnlyList<string> jurisdictions, IReadOnlyList<string> actors, CancellationToken cancellation)
    {
        var pseudonyms = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var jurisdiction in jurisdictions)
        {
            var key = await keys.LogAsync(placements.Log(jurisdiction, LogNames.Decisions), cancellation);
            pseudonyms[jurisdiction] = [.. actors.Select(actor => Pseudonym.Of(key, actor)).Distinct().Order(StringComparer.Ordinal)];
        }

        return pseudonyms;
    }

    /// <summary>States the newest signed heads, once nothing older than the format allows is outside one.</summary>
    private async Task<ExportStep?> StateAsync(Export export, Instant now, CancellationToken cancellation)
    {
        var (heads, suspicions) = (new Dictionary<string, StatedHead>(StringComparer.Ordinal), new Dictionary<string, StatedHead>(StringComparer.Ordinal));
        foreach (var jurisdiction in export.Jurisdictions)
        {
            if (await HeadAsync(jurisdiction, now, cancellation) is not { } head)
                return null;
            heads[jurisdiction] = head;
            if (await logs.SignedHeadAsync(placements.Log(jurisdiction, LogNames.R), cancellation) is { } suspicion)
                suspicions[jurisdiction] = new StatedHead(suspicion.Size, new Digest(suspicion.Root));
        }

        return new ExportStep.Stated(heads, Profile(export, now)) { Suspicion = suspicions };
    }

    private async Task<ExportStep?> PackageAsync(Export export, Instant now, CancellationToken cancellation)
    {
        // What is being destroyed has no tombstone yet: a package would have to pass it off as damage.
        if ((await erasures.OpenAsync(cancellation)).Count > 0)
            return null;
        var statements = await StatementsAsync(export, cancellation);
        var statedAt = statements[export.Request.Jurisdiction].RecordedAt;
        var pseudonyms = await PseudonymsAsync(export, cancellation);
        var parts = new List<JurisdictionExport>();
        foreach (var jurisdiction in export.Jurisdictions)
        {
            var (log, seq) = (statements[jurisdiction].Logs[0].Log, statements[jurisdiction].Logs[0].Seq);
            if (await logs.FindAsync(log, Id.ToString(), seq, cancellation) is not { } stated)
            {
                await RefreshAsync(jurisdiction, log, seq, now, cancellation);
                return null;
            }

            if (await logs.SignedHeadAsync(log, cancellation) is not { } lifecycle || lifecycle.Size <= stated.Index)
                return null;
            var draft = Core.Parse(stated.Core).Draft;
            var size = ((LifecycleRef.ExportProduced)LifecycleRef.Parse(draft.Kind, draft.Ref)).Decisions.Size;
            var decisionsLog = placements.Log(jurisdiction, LogNames.Decisions);
            if (await logs.SignedHeadAsync(decisionsLog, size, cancellation) is not { } decisions)
                return new ExportStep.Failed($"The signed head of size {size} that this export states is gone.");
            var known = await logs.KnownSizesAsync(decisionsLog, (statedAt - HeadsOfDays).ToUnixTimeMilliseconds(), cancellation);
            parts.Add(new JurisdictionExport(placements.LabelOf(jurisdiction), ExportScopes.Of(export.Request, jurisdiction, pseudonyms), Note(lifecycle), Note(decisions), null)
            {
                KnownSizes = [.. known.Concat(export.Request.HeldSizes)],
            });
        }

        var request = new ExportRequest(
            Key, origin.Name, export.Request.From.ToUnixTimeMilliseconds(), export.Request.To.ToUnixTimeMilliseconds(), Profile(export, statedAt), parts)
        {
            Readable = true,
            Date = LocalDatePattern.Iso.Format(statedAt.InUtc().Date),
            NotYetObeyed = RuleReaders.NotYetIn(RulesOf(export, statedAt)),
        };
        try
        {
            return await packager.TryTakeAsync(request, cancellation) is { } package
                ? new ExportStep.Packaged(package.Blob, package.Length)
                : null;
        }
        catch (KeyRetiredException)
        {
            return new ExportStep.Failed("Records of its period were destroyed while it was made, as their retention was over. Ask for the export again.");
        }
        catch (Exception damage) when (damage is DamagedValueException or ExportSourceException or EvidenceFormatException)
        {
            // Trying again would give the same: what is stored cannot be shown. Who may know is told which part of it.
            return new ExportStep.Failed(damage.Message);
        }
    }

    /// <summary>A statement that waited too long names a head that is too old: it gets a newer one under the same seq (docs/format.md, 6.6).</summary>
    private async Task RefreshAsync(string jurisdiction, string log, long seq, Instant now, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(log, Id.ToString(), seq, cancellation) is not { } waiting || await HeadAsync(jurisdiction, now, cancellation) is not { } head)
            return;
        var draft = Draft.Parse(waiting.Bytes);
        var produced = (LifecycleRef.ExportProduced)LifecycleRef.Parse(draft.Kind, draft.Ref);
        if (head.Size > produced.Decisions.Size)
            await GrainFactory.GetGrain<ILedgerGrain>(log).ReplaceDraftAsync(
                Id.ToString(), seq, waiting.Bytes, (draft with { Ref = (produced with { Decisions = head }).ToCanonical() }).ToBytes(), cancellation);
        Services.Signals.Drafts(log);
    }

    /// <summary>The newest signed head of the decisions log; null while an entry older than 30 s is not under it.</summary>
    private async Task<StatedHead?> HeadAsync(string jurisdiction, Instant now, CancellationToken cancellation)
    {
        var log = placements.Log(jurisdiction, LogNames.Decisions);
        if (await logs.SignedHeadAsync(log, cancellation) is not { } head)
            return null;
        await foreach (var above in logs.ReadAsync(log, head.Size, head.Size + 1, cancellation))
            if (above.Time < now.ToUnixTimeMilliseconds() - Sequencer.HeadTolerance)
                return null;
        return new StatedHead(head.Size, new Digest(head.Root));
    }

    private async Task<ExportWaitFacts> WaitFactsAsync(Export export, CancellationToken cancellation)
    {
        string[] names = [.. export.Jurisdictions.SelectMany(jurisdiction => new[] { placements.Log(jurisdiction, LogNames.Decisions), placements.Log(jurisdiction, LogNames.Lifecycle) })];
        long? last = null, unsigned = null;
        foreach (var log in names)
        {
            var (head, size) = (await logs.HeadAsync(log, cancellation), (await logs.SignedHeadAsync(log, cancellation))?.Size ?? 0);
            if (head.Size > 0)
                last = Math.Max(last ?? 0, head.LastTime);
            await foreach (var above in logs.ReadAsync(log, size, size + 1, cancellation))
                unsigned = Math.Min(unsigned ?? above.Time, above.Time);
        }

        var isStated = export.Produced is not null;
        foreach (var statement in isStated ? [.. (await StatementsAsync(export, cancellation)).Values] : Array.Empty<PastDecision>())
            isStated &= await logs.FindAsync(statement.Logs[0].Log, Id.ToString(), statement.Logs[0].Seq, cancellation) is not null;
        return new ExportWaitFacts(
            Services.Clock.GetCurrentInstant(), At(last), At(unsigned), isStated,
            (await Services.Incidents.AgainstAsync(Id.ToString(), names, cancellation))?.Id,
            names.Any(copy.Failures.ContainsKey));

        static Instant? At(long? time) => time is { } milliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    private ExportProfile Profile(Export export, Instant at) => RecipientProfile.Of(
        export.Request.RecipientKind, export.Jurisdictions, RulesOf(export, at), kinds.All.Select(kind => kind.Schema));

    private EffectiveRules RulesOf(Export export, Instant at) => rules.Library.Rules(export.Jurisdictions, at);

    /// <summary>The decisions that state this export, each in the lifecycle of its jurisdiction: they were committed together, one after the other.</summary>
    private async Task<Dictionary<string, PastDecision>> StatementsAsync(Export export, CancellationToken cancellation)
    {
        var statement = await LastAsync(LifecycleKinds.ExportProduced, cancellation) ?? throw new InvalidOperationException("This export has stated nothing yet.");
        var statements = new Dictionary<string, PastDecision>(StringComparer.Ordinal);
        for (var i = export.Jurisdictions.Count - 1; i >= 0; i--)
        {
            statements[export.Jurisdictions[i]] = statement;
            if (i > 0)
                statement = (await Services.Reader.FindAsync(Id.ToString(), statement.Sequence - 1, cancellation))!;
        }

        return statements;
    }

    private static SignedNote Note(SignedHead head) => SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note));
}
