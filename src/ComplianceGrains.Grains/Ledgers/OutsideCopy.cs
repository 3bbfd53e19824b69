using System.Collections.Concurrent;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>Writes each signed head into the copy outside before anybody sees it, and remembers for which logs that does not work.</summary>
public sealed partial class OutsideCopy(IAnchors anchors, ILogStore logs, ILogger<OutsideCopy> logger)
{
    private const int MostLostAtOnce = 1000;

    private readonly ConcurrentDictionary<string, string> _failures = new(StringComparer.Ordinal);

    private long _headsGivenBack;

    /// <summary>Which labels restores have ended, by the one that came behind each; read once, because a restore happens while no host runs.</summary>
    private Dictionary<string, string>? _continued;

    /// <summary>Why the copy of a log cannot be read or written, by log; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Failures => _failures;

    /// <summary>How many heads that were missing in the store have been written there again since the start.</summary>
    public long HeadsGivenBack => Interlocked.Read(ref _headsGivenBack);

    /// <summary>Where the copy is.</summary>
    public string Place => anchors.Place;

    /// <summary>The newest head of a log in the copy.</summary>
    /// <exception cref="IOException">It cannot be read; it is remembered why.</exception>
    public async Task<AnchoredHead?> HeadAsync(string log, CancellationToken cancellation)
    {
        try
        {
            var head = await anchors.HeadAsync(log, cancellation);
            _failures.TryRemove(log, out _);
            return head;
        }
        catch (IOException failure)
        {
            Remember(log, failure.Message);
            throw;
        }
    }

    /// <summary>
    /// Why a log is not to be gone on with although it gives every head: because its jurisdiction goes on under another label, or because it
    /// says that it goes on from another and no restore made it so. Null if all is well.
    /// </summary>
    /// <exception cref="IOException">It cannot be read; it is remembered why.</exception>
    internal async Task<string?> ObjectionAsync(string log, CancellationToken cancellation)
    {
        try
        {
            _continued ??= await ContinuedAsync(cancellation);
        }
        catch (IOException failure)
        {
            Remember(log, failure.Message);
            throw;
        }

        var label = LogNames.LabelOf(log);
        return _continued.ContainsValue(label)
            ? $"{log} ended in a restore, and its jurisdiction goes on as {_continued.First(one => one.Value == label).Key}: an older copy of the data folder was put back. Nothing is appended or signed; stop the host and put the newest data folder back."
            : label != LogNames.BaseLabelOf(label) && !_continued.ContainsKey(label)
            ? $"{log} says by its name that it goes on from one that ended, and {Place} knows of no restore that ended one: somebody has changed the data folder. Nothing is appended or signed; stop the host and put the newest data folder back."
            : null;
    }

    /// <summary>
    /// Signed heads of a log that the store has lost, below the newest that it knows of: what is signed meanwhile is newer. At most
    /// a thousand at once; none where the copy cannot be read, which is said elsewhere.
    /// </summary>
    /// <param name="log">The log.</param>
    /// <param name="newest">Size of the newest head in the store.</param>
    /// <param name="stored">Sizes of all heads in the store.</param>
    /// <param name="pace">Called after each head: the copy may be long, and a host works beside it.</param>
    /// <param name="cancellation">Stops.</param>
    internal async Task<IReadOnlyList<AnchoredHead>> LostHeadsAsync(string log, long newest, IReadOnlySet<long> stored, Func<Task> pace, CancellationToken cancellation)
    {
        var lost = new List<AnchoredHead>();
        try
        {
            await foreach (var part in anchors.ReadAsync(log, cancellation))
            {
                if (lost.Count == MostLostAtOnce)
                    break;
                if (part.Head.Size < newest && !stored.Contains(part.Head.Size))
                    lost.Add(part.Head);
                await pace();
            }
        }
        catch (IOException)
        {
            return [];
        }

        return lost;
    }

    /// <summary>Adds a head and what it adds. False if that could not be written; it is remembered why.</summary>
    /// <param name="log">The log.</param>
    /// <param name="from">Where the copy ends.</param>
    /// <param name="head">The head.</param>
    /// <param name="entries">The entries from there to the head, if somebody has them at hand; else they are read.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="AnchorsBehindException">The copy ends before <paramref name="from"/>.</exception>
    public async Task<bool> KeepAsync(string log, long from, SignedHead head, IReadOnlyList<AnchoredEntry>? entries, CancellationToken cancellation)
    {
        try
        {
            var part = new AnchoredPart(log, entries ?? await ReadAsync(log, from, head.Size, cancellation), new AnchoredHead(head.Size, head.Root, head.Note));
            await anchors.AppendAsync(part, CancellationToken.None);
            if (_failures.TryRemove(log, out _))
                LogMended(log);
            return true;
        }
        catch (IOException failure)
        {
            Remember(log, failure.Message);
            return false;
        }
    }

    /// <summary>Notes that the store lacked a head and has it again.</summary>
    internal void GaveBack() => Interlocked.Increment(ref _headsGivenBack);

    /// <summary>An entry as the copy keeps it: of lifecycle all of it, of other logs nothing that says what was decided.</summary>
    internal static AnchoredEntry Of(long index, Core core, byte[] bytes, byte[] leaf) => new(
        index, leaf, core.Draft.Actor, core.Draft.Seq, core.Time, core.Draft.Log.EndsWith($"/{LogNames.Lifecycle}", StringComparison.Ordinal) ? bytes : null);

    private async Task<Dictionary<string, string>> ContinuedAsync(CancellationToken cancellation)
    {
        var continued = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var happened in anchors.EventsAsync(cancellation))
            if (happened is AnchoredEvent.LogsContinued logs)
                continued[logs.After] = logs.Before;
        return continued;
    }

    private async Task<List<AnchoredEntry>> ReadAsync(string log, long from, long to, CancellationToken cancellation)
    {
        var entries = new List<AnchoredEntry>();
        await foreach (var entry in logs.ReadAsync(log, from, to, cancellation))
            entries.Add(entry.IsLeafOnly
                ? new AnchoredEntry(entry.Index, entry.Leaf, LostActor.PseudonymIn(entry.Actor) ?? entry.Actor, entry.Seq, entry.Time, null)
                : Of(entry.Index, Core.Parse(entry.Core), entry.Core, entry.Leaf));
        return entries;
    }

    private void Remember(string log, string why)
    {
        if (!_failures.ContainsKey(log))
            LogFailure(log, Place, why);
        _failures[log] = why;
    }

    [LoggerMessage(LogLevel.Error, "The copy of {Log} in {Place} does not work: {Reason} No head of it is signed until it does; decisions go on.")]
    private partial void LogFailure(string log, string place, string reason);

    [LoggerMessage(LogLevel.Information, "The copy of {Log} works again.")]
    private partial void LogMended(string log);
}
