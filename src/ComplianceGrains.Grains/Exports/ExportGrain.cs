using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Jurisdictions.Effective;
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
    ActorServices services, Placements placements, RuleBook rules, KindRegistry kinds, EvidenceOrigin origin, ILedger ledger, OutsideCopy copy, Packager packager)
    : ActorGrain<Export, ExportFacts, ExportView>(services, ExportWorkflow.Instance), IExportGrain
{
    /// <summary>For how long a package leads from the last head of each day.</summary>
    private static readonly Duration HeadsOfDays = Duration.FromDays(400);

    public Task<Reply<ExportView>> ExecuteAsync(ExportCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        AskAsync(command, envelope, cancellation);

    public async Task<ExportView?> ViewAsync(CancellationToken cancellation = default) => CurrentView() is { } view
        ? view with { Waiting = ExportWaiting.Of(State!, await WaitFactsAsync(State!, cancellation)) }
        : null;

    protected override async ValueTask<Gathered<ExportFacts>> GatherAsync(Export? state, Message message, CancellationToken cancellation) => (message, state) switch
    {
        (Message.Asked { Command: ExportCommand command }, _) => Permits(command, message.By)
            ? new ExportFacts(Key, RulesOf(command, message.At), null)
            : Verdict.Refuse(Refusal.NotFound("There is no such export.")),
        (Message.Due { Key: ExportWorkflow.Produce }, { Approved: true, Produced: null } export) => new ExportFacts(Key, null, await StateAsync(export, message.At, cancellation)),
        (Message.Due { Key: ExportWorkflow.PackageKey }, { Produced: not null, Package: null, Failure: null } export) =>
            new ExportFacts(Key, null, await PackageAsync(export, message.At, cancellation)),
        _ => new ExportFacts(Key, null, null),
    };

    protected override ExportView ViewOf(Export state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static ExportView View(string id, Export state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.Status, state.Request.Jurisdiction, state.Request.From, state.Request.To, state.Request.Recipient, state.Request.Purpose,
        state.Request.LegalBasis, state.Package, sequence, Decisions.Of(shown), Failure: state.Failure);

    private bool Permits(ExportCommand command, Principal by) =>
        (State?.Request.Jurisdiction ?? (command as RequestExport)?.Jurisdiction) is { } jurisdiction && by.MayActIn([jurisdiction]);

    private Jurisdictions.Effective.EffectiveRules RulesOf(ExportCommand command, Instant now) =>
        rules.Library.Rules([State?.Request.Jurisdiction ?? ((RequestExport)command).Jurisdiction], now);

    /// <summary>States the newest signed head, once nothing older than the format allows is outside it.</summary>
    private async Task<ExportStep?> StateAsync(Export export, Instant now, CancellationToken cancellation) =>
        await HeadAsync(export, now, cancellation) is { } head
            ? new ExportStep.Stated(head, Profile(export, now))
            : null;

    private async Task<ExportStep?> PackageAsync(Export export, Instant now, CancellationToken cancellation)
    {
        var statement = await StatementAsync(cancellation);
        var (log, seq) = (statement.Logs[0].Log, statement.Logs[0].Seq);
        if (await ledger.FindAsync(log, Id.ToString(), seq, cancellation) is not { } stated)
        {
            await RefreshAsync(export, log, seq, now, cancellation);
            return null;
        }

        if (await ledger.SignedHeadAsync(log, cancellation) is not { } lifecycle || lifecycle.Size <= stated.Index)
            return null;
        var draft = Core.Parse(stated.Core).Draft;
        var produced = (LifecycleRef.ExportProduced)LifecycleRef.Parse(draft.Kind, draft.Ref);
        var decisionsLog = placements.Log(export.Request.Jurisdiction, LogNames.Decisions);
        var decisions = await ledger.SignedHeadAsync(decisionsLog, produced.Decisions.Size, cancellation);
        if (decisions is null)
            return new ExportStep.Failed($"The signed head of size {produced.Decisions.Size} that this export states is gone.");
        var statedAt = statement.RecordedAt;
        var known = await ledger.KnownSizesAsync(decisionsLog, (statedAt - HeadsOfDays).ToUnixTimeMilliseconds(), cancellation);
        var request = new ExportRequest(
            Key, origin.Name, produced.From, produced.To, Profile(export, statedAt),
            [new JurisdictionExport(Placements.Label(export.Request.Jurisdiction), ExportWorkflow.WholeScope, Note(lifecycle), Note(decisions), null) { KnownSizes = [.. known.Concat(export.Request.HeldSizes)] }])
        {
            Date = LocalDatePattern.Iso.Format(statedAt.InUtc().Date),
            NotYetObeyed = RuleReaders.NotYetIn(RulesOf(export, statedAt)),
        };
        try
        {
            return await packager.TryTakeAsync(request, cancellation) is { } package
                ? new ExportStep.Packaged(package.Blob, package.Length)
                : null;
        }
        catch (Exception damage) when (damage is DamagedValueException or ExportSourceException or EvidenceFormatException)
        {
            // Trying again would give the same: what is stored cannot be shown. Who may know is told which part of it.
            return new ExportStep.Failed(damage.Message);
        }
    }

    /// <summary>A statement that waited too long names a head that is too old: it gets a newer one under the same seq (docs/format.md, 6.6).</summary>
    private async Task RefreshAsync(Export export, string log, long seq, Instant now, CancellationToken cancellation)
    {
        if (await ledger.FindDraftAsync(log, Id.ToString(), seq, cancellation) is not { } waiting || await HeadAsync(export, now, cancellation) is not { } head)
            return;
        var draft = Draft.Parse(waiting.Bytes);
        var produced = (LifecycleRef.ExportProduced)LifecycleRef.Parse(draft.Kind, draft.Ref);
        if (head.Size > produced.Decisions.Size)
            await GrainFactory.GetGrain<ILedgerGrain>(log).ReplaceDraftAsync(
                Id.ToString(), seq, waiting.Bytes, (draft with { Ref = (produced with { Decisions = head }).ToCanonical() }).ToBytes(), cancellation);
        Services.Signals.Drafts(log);
    }

    /// <summary>The newest signed head of the decisions log; null while an entry older than 30 s is not under it.</summary>
    private async Task<StatedHead?> HeadAsync(Export export, Instant now, CancellationToken cancellation)
    {
        var log = placements.Log(export.Request.Jurisdiction, LogNames.Decisions);
        if (await ledger.SignedHeadAsync(log, cancellation) is not { } head)
            return null;
        await foreach (var above in ledger.ReadAsync(log, head.Size, head.Size + 1, cancellation))
            if (above.Time < now.ToUnixTimeMilliseconds() - Sequencer.HeadTolerance)
                return null;
        return new StatedHead(head.Size, new Digest(head.Root));
    }

    private async Task<ExportWaitFacts> WaitFactsAsync(Export export, CancellationToken cancellation)
    {
        string[] logs = [placements.Log(export.Request.Jurisdiction, LogNames.Decisions), placements.Log(export.Request.Jurisdiction, LogNames.Lifecycle)];
        long? last = null, unsigned = null;
        foreach (var log in logs)
        {
            var (head, size) = (await ledger.HeadAsync(log, cancellation), (await ledger.SignedHeadAsync(log, cancellation))?.Size ?? 0);
            if (head.Size > 0)
                last = Math.Max(last ?? 0, head.LastTime);
            await foreach (var above in ledger.ReadAsync(log, size, size + 1, cancellation))
                unsigned = Math.Min(unsigned ?? above.Time, above.Time);
        }

        var statement = export.Produced is null ? null : (await StatementAsync(cancellation)).Logs[0];
        var isStated = statement is not null && await ledger.FindAsync(statement.Log, Id.ToString(), statement.Seq, cancellation) is not null;
        return new ExportWaitFacts(
            Services.Clock.GetCurrentInstant(), At(last), At(unsigned), isStated,
            (await Services.Incidents.AgainstAsync(Id.ToString(), logs, cancellation))?.Id,
            logs.Any(copy.Failures.ContainsKey));

        static Instant? At(long? time) => time is { } milliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    private ExportProfile Profile(Export export, Instant at) => SupervisorProfile.Of(
        export.Request.Jurisdiction, RulesOf(export, at), kinds.All.Select(kind => kind.Schema));

    private EffectiveRules RulesOf(Export export, Instant at) => rules.Library.Rules([export.Request.Jurisdiction], at);

    private async Task<PastDecision> StatementAsync(CancellationToken cancellation) =>
        await LastAsync(LifecycleKinds.ExportProduced, cancellation) ?? throw new InvalidOperationException("This export has stated nothing yet.");

    private static SignedNote Note(SignedHead head) => SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note));
}
