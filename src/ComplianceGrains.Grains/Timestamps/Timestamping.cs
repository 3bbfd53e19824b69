using System.Collections.Concurrent;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Timestamps;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage.Anchors;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Timestamps;

/// <summary>
/// Has signed heads stamped by the firm's authority (RFC 3161) and keeps what it answers, and remembers for which logs that does not
/// work. Nothing waits for it but itself: whatever the authority does, decisions are made and heads are signed.
/// </summary>
public sealed partial class Timestamping(ITimestamps kept, TimestampTerms terms, AnchoredHeads anchored, IClock clock, ILogger<Timestamping> logger) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ConcurrentDictionary<string, string> _failures = new(StringComparer.Ordinal);

    /// <summary>Why the newest attempt over a log came to nothing, by log; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Failures => _failures;

    /// <summary>Whether there is an authority to ask.</summary>
    public bool IsConfigured => terms.Authority is not null;

    /// <summary>The authority's response over a head, if one is kept that is a signed time-stamp over this head; null else.</summary>
    public async Task<byte[]?> KeptAsync(SignedNote head, CancellationToken cancellation = default) => (await FindAsync(head, cancellation))?.Response;

    /// <summary>The head as it was stamped, with the cosignatures that it had then; null if no time-stamp is kept.</summary>
    public async Task<SignedNote?> StampedNoteAsync(SignedNote head, CancellationToken cancellation = default) => (await FindAsync(head, cancellation))?.Note;

    private async Task<(SignedNote Note, byte[] Response)?> FindAsync(SignedNote head, CancellationToken cancellation)
    {
        var checkpoint = Checkpoint.FromText(head);
        try
        {
            if (await kept.FindAsync(checkpoint.Log, checkpoint.Size, cancellation) is not { } response || await kept.CheckpointAsync(checkpoint.Log, checkpoint.Size, cancellation) is not { } file)
                return null;
            var note = SignedNote.Parse(file);
            if (note.Text != head.Text || TimestampResponse.SignedTime(response, file) is null)
                return null;
            anchored.Stamped(checkpoint.Log, checkpoint.Size);
            return (note, response);
        }
        catch (EvidenceFormatException)
        {
            // What was damaged is over no head.
            return null;
        }
        catch (IOException failure)
        {
            Remember(checkpoint.Log, failure.Message);
            return null;
        }
    }

    /// <summary>Has a head stamped if it is not yet. Null if that came to nothing, or nobody stamps; it is remembered why.</summary>
    public async Task<byte[]?> StampAsync(SignedNote head, CancellationToken cancellation = default)
    {
        var log = Checkpoint.FromText(head).Log;
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            var response = await KeptAsync(head, cancellation) ?? (terms.Authority is { } authority ? await AskAsync(authority, head, cancellation) : null);
            if (response is not null && _failures.TryRemove(log, out _))
                LogMended(log);
            return response;
        }
        catch (IOException failure)
        {
            Remember(log, failure.Message);
            return null;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Up to which size a log is stamped, and when; null if it is not, or if what is kept cannot be read.</summary>
    internal async Task<StampedSize?> NewestAsync(string log, Func<long, Task<SignedNote?>> headOf, CancellationToken cancellation)
    {
        try
        {
            return await kept.NewestAsync(log, cancellation) is { } size && await headOf(size) is { } head
                && await FindAsync(head, cancellation) is var (note, response) && TimestampResponse.SignedTime(response, note.ToBytes()) is { } at
                ? new StampedSize(size, Instant.FromDateTimeOffset(at)) : null;
        }
        catch (IOException failure)
        {
            Remember(log, failure.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private async Task<byte[]> AskAsync(ITimestampAuthority authority, SignedNote head, CancellationToken cancellation)
    {
        var (checkpoint, file) = (Checkpoint.FromText(head), head.ToBytes());
        var question = new TimestampQuestion(file, terms);
        var response = await authority.AskAsync(question.Bytes, cancellation);
        if (question.Objection(response, clock.GetCurrentInstant()) is { } objection)
            throw new IOException($"What the authority answered is no time-stamp: {objection}.");
        try
        {
            await kept.KeepAsync(checkpoint.Log, checkpoint.Size, file, response, CancellationToken.None);
            anchored.Stamped(checkpoint.Log, checkpoint.Size);
            return response;
        }
        catch (IOException) when (!cancellation.IsCancellationRequested)
        {
            // Another silo may have been faster.
            if (await KeptAsync(head, cancellation) is { } theirs)
                return theirs;
            throw;
        }
    }

    private void Remember(string log, string why)
    {
        if (!_failures.TryGetValue(log, out var known) || known != why)
            LogFailure(log, why);
        _failures[log] = why;
    }

    [LoggerMessage(LogLevel.Warning, "No time-stamp over the head of {Log}: {Reason} Decisions go on, heads are signed, and it is tried again.")]
    private partial void LogFailure(string log, string reason);

    [LoggerMessage(LogLevel.Information, "The head of {Log} is stamped again.")]
    private partial void LogMended(string log);
}
