using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

public class SequencerProperties
{
    private const string Log = "evidence.example.com/de/decisions", Lifecycle = "evidence.example.com/de/lifecycle";
    private static readonly PackCitation Pack = new("EU", "3", Digest.Sha256([]));
    private static readonly Publications Published = Publications.None with { Kinds = Publications.None.Kinds.Add("a.b/1", 50), Packs = Publications.None.Packs.Add(Pack, 60) };

    private static Draft DraftOf(int actor, long seq, long? asOf = null, string log = Log, string kind = "a.b/1") =>
        new(log, Pseudonym.Of(new byte[32], $"actor/{actor}"), seq, kind, Digest.Random(), []) { AsOf = asOf, Rules = asOf is null ? null : [Pack] };

    /// <summary>I1, I2: drafts come in any order and again, and the log is dense, ordered in time, and each actor's entries are chained.</summary>
    [Fact]
    public void Whatever_the_outbox_delivers_the_log_is_sound() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Long[0, 200]).Array[0, 60].Sample(deliveries =>
        {
            var drafts = new Dictionary<(int, int), byte[]>();
            var ledger = new Ledger("de", LogNames.Decisions);
            foreach (var (actor, seq, clock) in deliveries)
            {
                if (!drafts.TryGetValue((actor, seq), out var bytes))
                    drafts[(actor, seq)] = bytes = DraftOf(actor, seq, clock).ToBytes();
                var draft = Draft.Parse(bytes);
                var facts = Facts(ledger, draft, clock);
                switch (Sequencer.Place(bytes, facts))
                {
                    case SequencerVerdict.Appended appended:
                        Assert.Equal(ledger.Size, appended.Index);
                        Assert.Equal(Merkle.Leaf(appended.Bytes.Span), appended.Leaf);
                        ledger.Add(appended.Bytes.ToArray());
                        break;
                    case SequencerVerdict.AlreadySequenced again:
                        Assert.Equal(bytes, ledger.Cores[(int)again.Index].Draft.ToBytes());
                        break;
                    case SequencerVerdict.OutOfOrder:
                        Assert.True(draft.Seq > (facts.Tail?.Seq ?? -1) + 1);
                        break;
                    case var other:
                        Assert.Fail(other.ToString());
                        break;
                }
            }
            var tails = new Dictionary<string, (long Seq, Digest Leaf)>();
            var last = 0L;
            foreach (var (core, entry) in ledger.Cores.Zip(ledger.Entries))
            {
                Assert.True(core.Time >= last && core.Time >= core.Draft.AsOf && core.Time >= 60);
                last = core.Time;
                Digest? prev = tails.TryGetValue(core.Draft.Actor, out var tail) ? tail.Leaf : null;
                Assert.Equal(prev is null ? 0 : tail.Seq + 1, core.Draft.Seq);
                Assert.Equal(prev, core.Prev);
                tails[core.Draft.Actor] = (core.Draft.Seq, entry.Leaf);
            }
        }, iter: Samples.Of(300));

    [Fact]
    public void Another_draft_at_a_known_place_is_a_fork()
    {
        var known = new KnownEntry(7, Digest.Sha256(DraftOf(1, 0).ToBytes()));
        var facts = new SequencingFacts(8, 100, 100) { Tail = new ActorTail(0, Digest.Random()), Known = known, Publications = Published };
        Assert.Equal(new SequencerVerdict.Fork(7), Sequencer.Place(DraftOf(1, 0).ToBytes(), facts));
    }

    [Fact]
    public void A_place_that_is_taken_needs_the_entry_that_took_it() =>
        Assert.Throws<ArgumentException>(() => Sequencer.Place(DraftOf(1, 0).ToBytes(), new SequencingFacts(8, 100, 100) { Tail = new ActorTail(0, Digest.Random()), Publications = Published }));

    [Fact]
    public void A_kind_that_is_not_published_waits() => Waits(DraftOf(1, 0, kind: "c.d/1"), new SequencingFacts(0, null, 100) { Publications = Published });

    [Fact]
    public void A_pack_that_is_not_published_waits() =>
        Waits(DraftOf(1, 0, 90) with { Rules = [Pack with { Digest = Digest.Random() }] }, new SequencingFacts(0, null, 100) { Publications = Published });

    [Fact]
    public void Rules_evaluated_in_the_future_wait_for_the_clock()
    {
        Waits(DraftOf(1, 0, 5_101), new SequencingFacts(0, null, 100) { Publications = Published });
        Assert.Equal(5_100, Assert.IsType<SequencerVerdict.Appended>(Sequencer.Place(DraftOf(1, 0, 5_100).ToBytes(), new SequencingFacts(0, null, 100) { Publications = Published })).Time);
    }

    [Fact]
    public void Lifecycles_own_kinds_need_no_publication() =>
        Assert.IsType<SequencerVerdict.Appended>(Sequencer.Place((DraftOf(1, 0, log: Lifecycle, kind: LifecycleKinds.ExportRequested) with { Ref = "{\"export\":\"E\"}" }).ToBytes(), new SequencingFacts(0, null, 100)));

    [Fact]
    public void A_stated_head_under_which_an_old_entry_is_missing_is_stale()
    {
        SequencerVerdict At(long firstAbove) => Sequencer.Place(Export(0), new SequencingFacts(0, null, 100_000) { StatedHeads = [new StatedHeadTimes(Log, 60_000, firstAbove)] });
        Assert.Equal(new SequencerVerdict.HeadStale(Log), At(69_999));
        Assert.IsType<SequencerVerdict.Appended>(At(70_000));
    }

    [Fact]
    public void A_statement_is_never_older_than_what_it_states() =>
        Assert.Equal(103_000, Assert.IsType<SequencerVerdict.Appended>(Sequencer.Place(Export(0), new SequencingFacts(0, null, 100_000) { StatedHeads = [new StatedHeadTimes(Log, 103_000, null)] })).Time);

    [Fact]
    public void A_statement_waits_while_the_logs_are_ahead_of_the_clock()
    {
        var verdict = Sequencer.Place(Export(0), new SequencingFacts(9, 200_000, 100_000));
        Assert.IsType<SequencerVerdict.Wait>(verdict);
    }

    [Fact]
    public void A_period_must_have_ended_a_minute_ago()
    {
        Assert.IsType<SequencerVerdict.Wait>(Sequencer.Place(Export(40_001), new SequencingFacts(0, null, 100_000)));
        Assert.IsType<SequencerVerdict.Appended>(Sequencer.Place(Export(40_000), new SequencingFacts(0, null, 100_000)));
    }

    private static byte[] Export(long to) => (DraftOf(1, 0, log: Lifecycle, kind: LifecycleKinds.ExportProduced) with
    {
        Ref = new LifecycleRef.ExportProduced("E", 0, to, new StatedHead(0, Merkle.EmptyRoot)).ToCanonical(),
    }).ToBytes();

    private static void Waits(Draft draft, SequencingFacts facts) => Assert.IsType<SequencerVerdict.Wait>(Sequencer.Place(draft.ToBytes(), facts));

    private static SequencingFacts Facts(Ledger ledger, Draft draft, long clock) => new(ledger.Size, ledger.Size == 0 ? null : ledger.Cores[^1].Time, clock)
    {
        Tail = ledger.Tails.GetValueOrDefault(draft.Actor),
        Known = ledger.Known.GetValueOrDefault((draft.Actor, draft.Seq)),
        Publications = Published,
    };
}
