using System.Runtime.CompilerServices;
using System.Text;
using ComplianceGrains.Storage.Anchors;

namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>The copy as a folder of its own with one file a log, and one for what is of no log.</summary>
/// <remarks>
/// Nothing is made before the first line is written: looking leaves no trace. Each file is read when it is first asked
/// about and then written by this process alone.
/// </remarks>
public sealed class AnchorFolder : IAnchors, IDisposable
{
    private const string Extension = ".anchors";
    private const string EventsName = "events";

    private readonly string _folder;
    private readonly string _key;
    private readonly Lock _oneAtATime = new();
    private readonly Dictionary<string, OpenLog> _open = new(StringComparer.Ordinal);

    /// <summary>Files that were read and not opened yet: a long one is read once.</summary>
    private readonly Dictionary<string, (AnchorEnd End, AnchoredHead? Head)> _seen = new(StringComparer.Ordinal);

    /// <summary>The copy of one signing key.</summary>
    /// <param name="parent">Where copies are kept, e.g. <c>data-anchors</c>; need not exist.</param>
    /// <param name="key">The id of the signing key as in its vkeys: a new installation has another one, and starts a new copy.</param>
    public AnchorFolder(string parent, string key) => (_folder, _key) = (Path.Combine(Path.GetFullPath(parent), key), key);

    /// <inheritdoc/>
    public string Place => _folder;

    /// <summary>Where the copies of a data folder are kept if nothing else is said: beside it.</summary>
    public static string Beside(string data) => $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(data))}-anchors";

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> LogsAsync(CancellationToken cancellation = default) => Read<IReadOnlyList<string>>(() =>
    {
        var logs = new List<string>();
        if (Directory.Exists(_folder))
            foreach (var path in Directory.EnumerateFiles(_folder, $"*{Extension}").Order(StringComparer.Ordinal))
                if (NameOf(path) is { } log && log != EventsName)
                    logs.Add(log);
        return logs;
    });

    /// <inheritdoc/>
    public Task<AnchoredHead?> HeadAsync(string log, CancellationToken cancellation = default) => Read(() =>
    {
        if (_open.TryGetValue(log, out var open) && open.File.IsUntouched)
            return open.Head;
        var (content, end) = (new HeadContent(), (AnchorEnd?)null);
        Lines(PathOf(log), content.Take, (length, last, ends) => end = new AnchorEnd(length, last, ends));
        if (end is not null)
            _seen[log] = (end, content.Head);
        return content.Head;
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<AnchoredPart> ReadAsync(string log, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var content = new LogContent(log);
        await Read(() => Lines(PathOf(log), content.Take));
        foreach (var part in content.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return part;
        }
    }

    /// <inheritdoc/>
    public Task AppendAsync(AnchoredPart part, CancellationToken cancellation = default) => Write(() =>
    {
        var open = OpenLogOf(part.Log);
        var (from, found) = (part.Head.Size - part.Entries.Count, open.Head?.Size ?? 0);
        if (found > from)
            throw new InvalidOperationException($"The copy outside of {part.Log} has come to size {found} already, and {from} was expected: it is read again.");
        if (found < from)
            throw new AnchorsBehindException(part.Log, from, found);
        Append(part.Log, open, [.. part.Entries.Select(AnchorLine.Of), AnchorLine.Of(part.Head)]);
        open.Head = part.Head;
    });

    /// <inheritdoc/>
    public Task RecordAsync(AnchoredEvent happened, CancellationToken cancellation = default) => RecordAsync([happened], cancellation);

    /// <inheritdoc/>
    public Task RecordAsync(IReadOnlyList<AnchoredEvent> happened, CancellationToken cancellation = default) =>
        Write(() => Append(EventsName, OpenLogOf(EventsName), [.. happened.Select(AnchorLine.Of)]));

    /// <inheritdoc/>
    public async IAsyncEnumerable<AnchoredEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var events = new List<AnchoredEvent>();
        await Read(() => Lines(PathOf(EventsName), line =>
        {
            if (AnchorLine.Parse(line) is AnchoredEvent happened)
                events.Add(happened);
        }));
        foreach (var happened in events)
            yield return happened;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_oneAtATime)
        {
            foreach (var open in _open.Values)
                open.File.Dispose();
            _open.Clear();
        }
    }

    private void Append(string log, OpenLog open, byte[][] lines)
    {
        try
        {
            open.File.Append(lines);
        }
        catch
        {
            // Nobody knows how much of it is there: it is read again before the next line.
            _open.Remove(log);
            open.File.Dispose();
            throw;
        }
    }

    private OpenLog OpenLogOf(string log)
    {
        if (_open.TryGetValue(log, out var open))
        {
            if (open.File.IsUntouched)
                return open;
            _open.Remove(log);
            open.File.Dispose();
        }

        PrivateFolder.Make(Path.GetDirectoryName(_folder)!);
        PrivateFolder.Make(_folder);
        var (content, seen) = (new HeadContent(), _seen.Remove(log, out var before) ? before.End : null);
        var file = AnchorFile.Open(PathOf(log), AnchorLine.Header(log, _key), seen, content.Take);
        return _open[log] = new OpenLog(file) { Head = file.IsAsSeen ? before.Head : content.Head };
    }

    private string PathOf(string log) => Path.Combine(_folder, $"{log.Replace('/', '_')}{Extension}");

    /// <summary>The log that a file's first line names.</summary>
    private static string? NameOf(string path)
    {
        using var lines = File.ReadLines(path).GetEnumerator();
        return lines.MoveNext() && lines.Current is { Length: > CheckedLines.ChecksumLength } first
            && first.StartsWith(CheckedLines.Checksum("", Encoding.UTF8.GetBytes(first[(CheckedLines.ChecksumLength + 1)..])), StringComparison.Ordinal)
            ? AnchorLine.Parse(Encoding.UTF8.GetBytes(first[(CheckedLines.ChecksumLength + 1)..])) as string
            : null;
    }

    private static bool Lines(string path, CheckedLine take, Action<long, string, bool>? end = null)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder, and was to be a file.");
        if (!File.Exists(path))
            return false;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var (last, ends) = CheckedLines.Read(file, line => take(line));
        end?.Invoke(file.Position, last, ends);
        return true;
    }

    private Task<T> Read<T>(Func<T> work) => Task.Run(() => Guarded(work));

    private Task Write(Action work) => Task.Run(() => Guarded(() =>
    {
        work();
        return true;
    }));

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            lock (_oneAtATime)
                return work();
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException(refused.Message, refused);
        }
    }

    private delegate void CheckedLine(ReadOnlySpan<byte> line);

    private sealed class OpenLog(AnchorFile file)
    {
        public AnchorFile File { get; } = file;

        public AnchoredHead? Head { get; set; }
    }

    /// <summary>The newest head alone: of entries only their places are read.</summary>
    private sealed class HeadContent
    {
        private long _waiting;

        public AnchoredHead? Head { get; private set; }

        public void Take(ReadOnlySpan<byte> line)
        {
            var size = Head?.Size ?? 0;
            if (AnchorLine.IndexOf(line) is { } index)
                _waiting = index == size ? 1 : _waiting + 1;
            else if (AnchorLine.Parse(line) is AnchoredHead head && head.Size == size + _waiting)
                (Head, _waiting) = (head, 0);
        }
    }

    /// <summary>Entries count when their head is there: what a crash cut off before it is written again.</summary>
    private sealed class LogContent(string log)
    {
        private readonly List<AnchoredEntry> _waiting = [];
        private AnchoredHead? _head;

        public List<AnchoredPart> Parts { get; } = [];

        public void Take(ReadOnlySpan<byte> line)
        {
            switch (AnchorLine.Parse(line))
            {
                case AnchoredEntry entry:
                    if (entry.Index == (_head?.Size ?? 0))
                        _waiting.Clear();
                    _waiting.Add(entry);
                    break;
                case AnchoredHead head when head.Size == (_head?.Size ?? 0) + _waiting.Count:
                    Parts.Add(new AnchoredPart(log, [.. _waiting], head));
                    _waiting.Clear();
                    _head = head;
                    break;
            }
        }
    }
}
