using System.Collections.Concurrent;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Witnesses;

/// <summary>
/// Has signed heads cosigned by the firm's witnesses and keeps what they answer, and remembers with whom that does not work. Nothing waits
/// for it but itself: whatever a witness does, decisions are made and heads are signed.
/// </summary>
public sealed partial class Cosigning(ICosignatures kept, WitnessTerms terms, ILogStore logs, LogTrees trees, AnchoredHeads anchored, IncidentDesk incidents, ILogger<Cosigning> logger) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ConcurrentDictionary<(string Log, string Witness), string> _failures = new();

    /// <summary>Why the newest attempt came to nothing, by log and witness; empty when all is well.</summary>
    public IReadOnlyDictionary<(string Log, string Witness), string> Failures => _failures;

    /// <summary>Whether there is a witness to ask.</summary>
    public bool IsConfigured => terms.Witnesses.Count > 0;

    /// <summary>A head with the cosignatures that are kept of it.</summary>
    public async Task<SignedNote> KeptAsync(SignedNote head, CancellationToken cancellation = default)
    {
        var note = head;
        foreach (var witness in terms.Witnesses)
            if (await KeptAsync(head, witness, cancellation) is { } theirs)
                note = note.With(theirs, witness.Key.Name, witness.Key.Id);
        return note;
    }

    /// <summary>A head with the cosignatures of all witnesses that give one; those that have not yet are asked, all at once.</summary>
    public async Task<SignedNote> CosignAsync(SignedNote head, CancellationToken cancellation = default)
    {
        // A witness would learn from the size how much suspicion there is.
        if (!IsConfigured || LogNames.IsSuspicion(Checkpoint.FromText(head).Log))
            return head;
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            await Task.WhenAll(terms.Witnesses.Select(witness => CosignAsync(head, witness, cancellation)));
            return await KeptAsync(head, cancellation);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Up to which size every witness has cosigned a log; null if one has not at all.</summary>
    internal async Task<long?> NewestAsync(string log, CancellationToken cancellation)
    {
        long? least = long.MaxValue;
        foreach (var witness in terms.Witnesses)
        {
            var newest = await TryAsync(log, witness, () => kept.NewestAsync(log, IdOf(witness), cancellation));
            // Read once, so that receipts tell it: what is kept and was damaged counts for nothing.
            if (newest > anchored.SizeOf(log) && await logs.SignedHeadAsync(log, newest.Value, cancellation) is { } head)
                await KeptAsync(SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note)), witness, cancellation);
            least = newest is { } size && least is { } so ? Math.Min(so, size) : null;
        }

        return least;
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private static string IdOf(IWitness witness) => $"{witness.Key.Id:x8}";

    private async Task CosignAsync(SignedNote head, IWitness witness, CancellationToken cancellation)
    {
        var checkpoint = Checkpoint.FromText(head);
        if (await KeptAsync(head, witness, cancellation) is not null)
            return;
        await TryAsync(checkpoint.Log, witness, async () =>
        {
            var old = Math.Min(await kept.NewestAsync(checkpoint.Log, IdOf(witness), cancellation) ?? 0, checkpoint.Size);
            var answer = await AskAsync(head, checkpoint, old, witness, cancellation);
            // It is asked once more from the size that it says; whoever names another each time is not asked for ever.
            if (answer is WitnessAnswer.From { Size: var seen })
                answer = await AskAsync(head, checkpoint, seen, witness, cancellation);
            await TakeAsync(checkpoint, answer, witness, cancellation);
            return true;
        });
    }

    private async Task<WitnessAnswer> AskAsync(SignedNote head, Checkpoint checkpoint, long old, IWitness witness, CancellationToken cancellation)
    {
        var proof = await trees.ReadAsync(checkpoint.Log, checkpoint.Size, tree => Merkle.Consistency(tree, old, checkpoint.Size), cancellation);
        var question = new WitnessQuestion(head, old, proof);
        return question.Read(await witness.AddCheckpointAsync(question.ToBytes(), cancellation), witness.Key);
    }

    private async Task TakeAsync(Checkpoint checkpoint, WitnessAnswer answer, IWitness witness, CancellationToken cancellation)
    {
        switch (answer)
        {
            case WitnessAnswer.Cosigned { Note: var note }:
                await kept.KeepAsync(checkpoint.Log, checkpoint.Size, IdOf(witness), note.ToBytes(), CancellationToken.None);
                if (_failures.TryRemove((checkpoint.Log, witness.Key.Name), out _))
                    LogMended(checkpoint.Log, witness.Key.Name);
                return;
            case WitnessAnswer.Ahead { Size: var size } when size <= ((await logs.SignedHeadAsync(checkpoint.Log, cancellation))?.Size ?? 0):
                throw new IOException($"It has cosigned a newer head of this log meanwhile, of size {size}.");
            case WitnessAnswer.Ahead { Size: var size }:
                throw await OtherHistoryAsync(checkpoint, witness, $"it has cosigned a head of size {size}, which this log has never reached");
            case WitnessAnswer.OtherHistory { What: var what }:
                throw await OtherHistoryAsync(checkpoint, witness, what);
            case WitnessAnswer.Nothing { Why: var why }:
                throw new IOException($"No cosignature: {why}.");
            default:
                throw new IOException("No cosignature: it names another size each time.");
        }
    }

    private async Task<IOException> OtherHistoryAsync(Checkpoint checkpoint, IWitness witness, string what)
    {
        await incidents.OpenAboutWitnessAsync(
            checkpoint.Log, witness.Key.Name,
            $"The witness {witness.Key.Name} does not cosign the log: {what}. Either it errs or lies, or this log was put back to an older state or forked, or its key signs elsewhere. Ask the witness for the checkpoint that it holds and compare it with the copy outside. Decisions go on.");
        return new IOException($"No cosignature: {what}.");
    }

    private Task<SignedNote?> KeptAsync(SignedNote head, IWitness witness, CancellationToken cancellation)
    {
        var checkpoint = Checkpoint.FromText(head);
        return TryAsync(checkpoint.Log, witness, async () =>
        {
            if (await kept.FindAsync(checkpoint.Log, checkpoint.Size, IdOf(witness), cancellation) is not { } bytes)
                return null;
            try
            {
                var note = SignedNote.Parse(bytes);
                if (note.Text != head.Text || note.CosignedAt(witness.Key) is null)
                    return null;
                anchored.Cosigned(checkpoint.Log, checkpoint.Size);
                return note;
            }
            catch (EvidenceFormatException)
            {
                // What was damaged counts for nothing; the witness is asked again.
                return null;
            }
        });
    }

    private async Task<T?> TryAsync<T>(string log, IWitness witness, Func<Task<T?>> work)
    {
        try
        {
            return await work();
        }
        catch (IOException failure)
        {
            var (key, why) = ((log, witness.Key.Name), failure.Message);
            if (!_failures.TryGetValue(key, out var known) || known != why)
                LogFailure(log, witness.Key.Name, why);
            _failures[key] = why;
            return default;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The head of {Log} is not cosigned by {Witness}: {Reason} Decisions go on, heads are signed, and it is tried again.")]
    private partial void LogFailure(string log, string witness, string reason);

    [LoggerMessage(LogLevel.Information, "The head of {Log} is cosigned by {Witness} again.")]
    private partial void LogMended(string log, string witness);
}
