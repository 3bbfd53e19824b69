using System.Text;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Files.Anchors;

namespace ComplianceGrains.Storage.Tests;

/// <summary>What is in the copy stays readable whatever happens to its last lines, and a change in the middle ends it there.</summary>
public sealed class AnchorFolderTests : IDisposable
{
    private const string Log = "evidence.example.com/eu/decisions";
    private const string Lifecycle = "evidence.example.com/eu/lifecycle";

    private readonly string _parent = Path.Combine(Directory.CreateTempSubdirectory("compliance-anchors-").FullName, "data-anchors");
    private AnchorFolder _anchors;

    public AnchorFolderTests() => _anchors = new AnchorFolder(_parent, "0a1b2c3d");

    private string LogFile => Path.Combine(_parent, "0a1b2c3d", "evidence.example.com_eu_decisions.anchors");

    public void Dispose()
    {
        _anchors.Dispose();
        Directory.Delete(Path.GetDirectoryName(_parent)!, recursive: true);
    }

    [Fact]
    public async Task Looking_leaves_no_trace()
    {
        Assert.Null(await _anchors.HeadAsync(Log));
        Assert.Empty(await _anchors.LogsAsync());
        Assert.False(Directory.Exists(_parent));
    }

    [Fact]
    public async Task What_was_appended_is_read_again_by_whoever_opens_it()
    {
        await _anchors.AppendAsync(Part(0, 3));
        await _anchors.AppendAsync(Part(3, 4));
        await _anchors.AppendAsync(new AnchoredPart(Lifecycle, [new AnchoredEntry(0, Bytes(1), "actor", 0, 5, "{\"kind\":\"key.added/1\"}"u8.ToArray())], Head(1)));
        await _anchors.RecordAsync(new AnchoredEvent.KeyDestroyed(7, "k-1"));
        await _anchors.RecordAsync(new AnchoredEvent.IncidentOpened(8, "inc-1", "log", "rollback", ["DE", "EU"]));
        await _anchors.RecordAsync(new AnchoredEvent.LogsContinued(9, "eu", "eu.2"));
        Reopen();

        Assert.Equal([Log, Lifecycle], await _anchors.LogsAsync());
        Assert.Equivalent(Head(4), await _anchors.HeadAsync(Log));
        Assert.Equivalent(new[] { Part(0, 3), Part(3, 4) }, await ReadAsync(Log));
        Assert.Equal("{\"kind\":\"key.added/1\"}", Encoding.UTF8.GetString(Assert.Single(await ReadAsync(Lifecycle)).Entries[0].Core!));
        var events = new List<AnchoredEvent>();
        await foreach (var happened in _anchors.EventsAsync())
            events.Add(happened);
        Assert.Equivalent(new AnchoredEvent[] { new AnchoredEvent.KeyDestroyed(7, "k-1"), new AnchoredEvent.IncidentOpened(8, "inc-1", "log", "rollback", ["DE", "EU"]), new AnchoredEvent.LogsContinued(9, "eu", "eu.2") }, events);
    }

    [Fact]
    public async Task Folders_and_files_are_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await _anchors.AppendAsync(Part(0, 1));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(LogFile)!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_parent));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LogFile));
    }

    [Fact]
    public async Task Wherever_the_last_lines_are_torn_the_head_before_them_stands_and_writing_goes_on()
    {
        await _anchors.AppendAsync(Part(0, 2));
        var whole = File.ReadAllBytes(LogFile);
        await _anchors.AppendAsync(Part(2, 4));
        var more = File.ReadAllBytes(LogFile);
        for (var cut = whole.Length; cut < more.Length - 1; cut++)
        {
            Replace(more[..cut]);
            Assert.Equal(2, (await _anchors.HeadAsync(Log))!.Size);

            await _anchors.AppendAsync(Part(2, 5));
            Reopen();

            Assert.Equal(5, (await _anchors.HeadAsync(Log))!.Size);
            Assert.Equivalent(new[] { Part(0, 2), Part(2, 5) }, await ReadAsync(Log));
            Assert.Equal(more[..cut], File.ReadAllBytes(LogFile)[..cut]);
        }
    }

    [Fact]
    public async Task A_block_that_a_power_cut_left_empty_is_passed_over()
    {
        await _anchors.AppendAsync(Part(0, 2));
        Replace([.. File.ReadAllBytes(LogFile), .. new byte[200_000], .. "\nrubbish\n\n"u8]);

        await _anchors.AppendAsync(Part(2, 3));
        Reopen();

        Assert.Equal(3, (await _anchors.HeadAsync(Log))!.Size);
    }

    [Fact]
    public async Task A_changed_or_removed_line_ends_the_copy_before_it()
    {
        await _anchors.AppendAsync(Part(0, 2));
        await _anchors.AppendAsync(Part(2, 4));
        await _anchors.AppendAsync(Part(4, 6));
        var whole = File.ReadAllBytes(LogFile);
        var lines = Encoding.UTF8.GetString(whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var removed = 0; removed < lines.Length; removed++)
        {
            Replace(Encoding.UTF8.GetBytes(string.Join('\n', lines.Where((_, i) => i != removed)) + "\n"));
            Assert.True(((await _anchors.HeadAsync(Log))?.Size ?? 0) < 6, $"Line {removed} may be removed.");
        }

        for (var at = 0; at < whole.Length - 1; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 1;
            Replace(changed);
            Assert.True(((await _anchors.HeadAsync(Log))?.Size ?? 0) < 6, $"Byte {at} may be changed.");
        }
    }

    [Fact]
    public async Task A_copy_that_is_removed_or_cut_while_it_is_written_is_not_begun_anew()
    {
        await _anchors.AppendAsync(Part(0, 2));
        File.Delete(LogFile);
        await Assert.ThrowsAsync<AnchorsBehindException>(() => _anchors.AppendAsync(Part(2, 3)));

        await _anchors.AppendAsync(Part(0, 2));
        Directory.Delete(_parent, recursive: true);
        await Assert.ThrowsAsync<AnchorsBehindException>(() => _anchors.AppendAsync(Part(2, 3)));
    }

    [Fact]
    public async Task What_was_looked_at_first_is_continued_as_it_is_and_not_as_it_was_if_it_is_gone_by_then()
    {
        await _anchors.AppendAsync(Part(0, 3));
        await _anchors.AppendAsync(Part(3, 4));
        Reopen();
        Assert.Equivalent(Head(4), await _anchors.HeadAsync(Log));
        await _anchors.AppendAsync(Part(4, 6));
        Reopen();
        Assert.Equivalent(new[] { Part(0, 3), Part(3, 4), Part(4, 6) }, await ReadAsync(Log));

        Assert.Equivalent(Head(6), await _anchors.HeadAsync(Log));
        File.Delete(LogFile);

        await Assert.ThrowsAsync<AnchorsBehindException>(() => _anchors.AppendAsync(Part(6, 7)));
    }

    [Fact]
    public async Task Somebody_who_is_late_does_not_write_over_who_was_first()
    {
        await _anchors.AppendAsync(Part(0, 2));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _anchors.AppendAsync(Part(0, 2)));
        Assert.Equal(2, (await _anchors.HeadAsync(Log))!.Size);
    }

    [Fact]
    public async Task What_cannot_be_written_is_said()
    {
        File.WriteAllText(_parent, "in the way");
        Assert.Null(await _anchors.HeadAsync(Log));
        await Assert.ThrowsAsync<IOException>(() => _anchors.AppendAsync(Part(0, 2)));
        File.Delete(_parent);
        await _anchors.AppendAsync(Part(0, 2));
        Assert.Equal(2, (await _anchors.HeadAsync(Log))!.Size);
    }

    private static AnchoredPart Part(long from, long to) => new(
        Log, [.. Enumerable.Range((int)from, (int)(to - from)).Select(i => new AnchoredEntry(i, Bytes(i), $"actor-{i % 2}", i / 2, 1000 + i, null))], Head(to));

    private static AnchoredHead Head(long size) => new(size, Bytes((int)size + 100), $"{Log}\n{size}\n\n— {Log} c2ln\n");

    private static byte[] Bytes(int value) => [.. Enumerable.Repeat((byte)value, 32)];

    private async Task<List<AnchoredPart>> ReadAsync(string log)
    {
        var parts = new List<AnchoredPart>();
        await foreach (var part in _anchors.ReadAsync(log))
            parts.Add(part);
        return parts;
    }

    private void Replace(byte[] content)
    {
        _anchors.Dispose();
        File.WriteAllBytes(LogFile, content);
        _anchors = new AnchorFolder(_parent, "0a1b2c3d");
    }

    private void Reopen()
    {
        _anchors.Dispose();
        _anchors = new AnchorFolder(_parent, "0a1b2c3d");
    }
}
