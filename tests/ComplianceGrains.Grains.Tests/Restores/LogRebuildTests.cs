using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Tests.Restores;

/// <summary>What of a log comes back from the copy outside, and what a backup and a copy must have in common.</summary>
public sealed class LogRebuildTests
{
    private const string Log = "evidence.example.com/eu/decisions";

    private static readonly string Ana = new('A', 22), Urs = $"{new string('A', 21)}Q";

    /// <summary>Four entries under heads of size 2 and 4; Ana's are 0, 1 and 3.</summary>
    private readonly List<(Draft Draft, byte[] Core, AnchoredEntry Entry)> _log = [];

    public LogRebuildTests()
    {
        Append(Ana);
        Append(Ana);
        Append(Urs);
        Append(Ana);
    }

    [Fact]
    public void What_nothing_is_left_of_stands_as_a_leaf()
    {
        var rebuilt = Rebuild(stored: 2, signed: 2);

        Assert.Equal([(2L, 0, false), (3L, 0, false)], rebuilt.Entries.Select(entry => (entry.Anchored.Index, entry.Core.Length, entry.HasDecision)));
        Assert.Equal([4L], rebuilt.Heads.Select(head => head.Size));
    }

    [Fact]
    public void A_draft_that_waited_becomes_the_entry_that_it_became()
    {
        var rebuilt = Rebuild(stored: 2, signed: 0, Waiting("a", 2), Waiting("b", 3));

        Assert.Equal([_log[2].Core, _log[3].Core], rebuilt.Entries.Select(entry => entry.Core));
        Assert.Equal(["a", "b"], rebuilt.Entries.Select(entry => entry.Draft!.Position));
        Assert.Equal([2L, 4L], rebuilt.Heads.Select(head => head.Size));
    }

    [Fact]
    public void Another_draft_than_the_one_that_was_sequenced_loses_its_place()
    {
        var other = new PendingDraft("c", "customer/urs", 1, 0, (_log[2].Draft with { Nonce = Digest.Random() }).ToBytes());

        var entry = Rebuild(stored: 2, signed: 2, other).Entries[0];

        Assert.Equal(("c", 0, false), (entry.Draft!.Position, entry.Core.Length, entry.HasDecision));
    }

    [Fact]
    public void An_entry_of_lifecycle_comes_back_whole()
    {
        var whole = _log.Select(one => one.Entry with { Core = one.Core }).ToList();

        Assert.Equal([_log[3].Core], LogRebuild.Of(Log, Leaves(3), 2, Parts(whole), []).Entries.Select(entry => entry.Core));
        whole[3] = whole[3] with { Core = _log[2].Core };
        Assert.Contains("the copy was changed", Assert.Throws<InvalidDataException>(() => LogRebuild.Of(Log, Leaves(3), 2, Parts(whole), [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_is_as_long_as_the_copy_lacks_nothing_but_perhaps_a_head()
    {
        var rebuilt = Rebuild(stored: 4, signed: 2);

        Assert.Empty(rebuilt.Entries);
        Assert.Equal([4L], rebuilt.Heads.Select(head => head.Size));
        Assert.Empty(Rebuild(stored: 4, signed: 4).Heads);
    }

    [Fact]
    public void A_backup_of_another_log_is_refused()
    {
        var stored = Leaves(2);
        stored[1] = Digest.Random().ToArray();

        Assert.Contains("Entry 1 of", Assert.Throws<InvalidDataException>(() => LogRebuild.Of(Log, stored, 2, Parts(_log.Select(one => one.Entry)), [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_whose_entries_do_not_give_its_heads_is_refused()
    {
        var changed = _log.Select(one => one.Entry).ToList();
        changed[3] = changed[3] with { Leaf = Digest.Random().ToArray() };

        Assert.Contains("do not give the head of size 4", Assert.Throws<InvalidDataException>(() => LogRebuild.Of(Log, Leaves(2), 2, Parts(changed), [])).Message, StringComparison.Ordinal);
    }

    private RebuiltLog Rebuild(int stored, long signed, params PendingDraft[] drafts) => LogRebuild.Of(Log, Leaves(stored), signed, Parts(_log.Select(one => one.Entry)), drafts);

    private List<byte[]> Leaves(int count) => [.. _log.Take(count).Select(one => one.Entry.Leaf)];

    private PendingDraft Waiting(string position, int index) => new(position, $"customer/{index}", 1, _log[index].Draft.Seq, _log[index].Draft.ToBytes());

    private static IEnumerable<AnchoredPart> Parts(IEnumerable<AnchoredEntry> entries)
    {
        var (all, range) = (entries.ToList(), new CompactRange());
        foreach (var pair in all.Chunk(2))
        {
            foreach (var entry in pair)
                range.Append(new Digest(entry.Leaf));
            var size = range.Size;
            // The heads are those of the log as it was; a changed leaf does not change them.
            yield return new AnchoredPart(Log, pair, new AnchoredHead(size, Heads[size], "note"));
        }
    }

    private static Dictionary<long, byte[]> Heads { get; } = [];

    private void Append(string actor)
    {
        var before = _log.LastOrDefault(one => one.Draft.Actor == actor);
        var draft = new Draft(Log, actor, before.Draft is null ? 0 : before.Draft.Seq + 1, "example.decided/1", Digest.Sha256(Encoding.UTF8.GetBytes($"{_log.Count}")), []);
        var core = draft.ToCore(before.Entry is null ? null : new Digest(before.Entry.Leaf), 1000 + _log.Count).ToBytes();
        _log.Add((draft, core, new AnchoredEntry(_log.Count, Merkle.Leaf(core).ToArray(), actor, draft.Seq, 1000 + _log.Count, null)));
        var range = new CompactRange();
        foreach (var one in _log)
            range.Append(new Digest(one.Entry.Leaf));
        Heads[_log.Count] = range.Root().ToArray();
    }
}
