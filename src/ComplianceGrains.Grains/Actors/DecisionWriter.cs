using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Losses;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Schemas;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Turns a decision into what is committed: sealed compartments, and one draft for each log.</summary>
public sealed class DecisionWriter(KindRegistry kinds, KeyRing keys, ReceiptSigner receipts, LostEntries lost)
{
    /// <summary>Writers that nobody uses now.</summary>
    private readonly ConcurrentStack<Utf8JsonWriter> _idle = new();

    /// <summary>Builds the rows of one decision. The same values are sealed once and committed to in each log under its own salts.</summary>
    public async Task<NewDecision> WriteAsync(
        string actor, long sequence, Decision decision, Placement placement, Func<string, long> nextSeq, Principal by, Instant now, CancellationToken cancellation)
    {
        var kind = kinds.Of(actor, decision.Happened);
        // The keys first, which may have to be made: while values are in the clear nothing is waited for.
        var sealing = new SubjectKey[kind.Schema.Compartments.Count];
        for (var i = 0; i < sealing.Length; i++)
        {
            var (subject, recordClass) = RecordClasses.Of(kind.Schema.Compartments[i], placement.Subject, decision.Basis.Principal);
            sealing[i] = await keys.SubjectAsync(placement.Jurisdiction, subject, recordClass, cancellation);
        }

        using var random = new RandomDraw(OpenCompartment.RandomLength * kind.Schema.Compartments.Count + Digest.Length * placement.Logs.Count);
        var open = Open(kind, decision, random);

        var (rows, name) = (new List<SealedCompartment>(open.Count), $"{actor}#{sequence}");
        for (var i = 0; i < sealing.Length; i++)
            rows.Add(new(open[i].Cid, sealing[i].Reference, open[i].Seal(sealing[i].Bytes, name, sealing[i].Reference, random)));

        var drafts = new List<NewDraft>(placement.Logs.Count);
        foreach (var log in placement.Logs)
        {
            var draft = await DraftAsync(actor, kind.Schema, open, log, nextSeq(log.Log), decision, random, cancellation);
            var bytes = draft.ToBytes();
            drafts.Add(new(draft.Log, draft.Seq, bytes, receipts.ForCaller(draft, bytes, now, by, kind.Shown, isBooking: drafts.Count == 0)));
        }

        foreach (var compartment in open)
            compartment.Forget();

        return new NewDecision(
            sequence, kind.Name, now.ToUnixTimeMilliseconds(), decision.Basis.OccurredAt.ToUnixTimeMilliseconds(),
            ReferenceOf(decision), rows, drafts);
    }

    private async ValueTask<Draft> DraftAsync(
        string actor, KindSchema schema, List<OpenCompartment> open, LogPlacement log, long seq, Decision decision, RandomDraw random, CancellationToken cancellation)
    {
        var pseudonym = Pseudonym.Of(await keys.LogAsync(log.Log, cancellation), actor);
        var roots = new CompartmentRoot[open.Count];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = new CompartmentRoot(open[i].Cid, open[i].Count, open[i].Root(log.Log, schema));
        return new Draft(log.Log, pseudonym, await lost.NextAsync(log.Log, pseudonym, seq, cancellation), schema.Kind, new Digest(random.Take(Digest.Length)), roots)
        {
            Rules = log.Rules,
            AsOf = log.AsOf?.ToUnixTimeMilliseconds(),
            Ref = ReferenceOf(decision),
        };
    }

    private static string? ReferenceOf(Decision decision) => (decision.Happened as Published)?.Reference.ToCanonical();

    private List<OpenCompartment> Open(DecisionKind kind, Decision decision, RandomDraw random)
    {
        var json = _idle.TryPop(out var one) ? one : new Utf8JsonWriter(new ArrayBufferWriter<byte>(1), FieldJson.WriterOptions);
        var open = new List<OpenCompartment>(kind.Schema.Compartments.Count);
        foreach (var cid in kind.Schema.Compartments)
        {
            var places = kind.PlacesOf(cid);
            open.Add(OpenCompartment.Fresh(cid, places.Count, (Json: json, Kind: kind, Places: places, Decision: decision), static (buffer, i, source) =>
            {
                source.Json.Reset(buffer);
                source.Kind.WriteField(source.Json, source.Places[i], source.Decision);
                source.Json.Flush();
            }, random));
        }

        json.Reset();
        _idle.Push(json);
        return open;
    }
}
