using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Workflows.Lifecycle;

namespace ComplianceGrains.Grains.Restores;

/// <summary>What a restore leaves to be said in the logs once two people have confirmed it: which entries are lost.</summary>
public static class Restoring
{
    private const string Policy = "restore";

    /// <summary>The name of its plan in the journal of what is gone.</summary>
    /// <param name="incident">The incident that people close to confirm it.</param>
    public static string RunOf(string incident) => $"restored/{incident}";

    /// <summary>The entries of which only leaves are left, by jurisdiction.</summary>
    /// <param name="incident">As above.</param>
    /// <param name="lost">By log.</param>
    /// <param name="unsaid">Tombstones of what was destroyed before, which a log would have stated.</param>
    public static ErasurePlan Plan(string incident, IEnumerable<(string Log, StoredEntry Entry)> lost, IEnumerable<PlannedTombstone> unsaid) => new(
        RunOf(incident), [], [],
        [
            .. from one in lost
               where one.Entry.IsLeafOnly
               group new ErasureTarget(one.Log, one.Entry.Index, one.Entry.Leaf, TombstoneTarget.WholeEntry, one.Entry.Actor, one.Entry.Sequence) by LogNames.JurisdictionOf(one.Log) into ofOne
               orderby ofOne.Key
               select new PlannedTombstone(ofOne.Key, Policy, "lost", 0, RootOf(ofOne), [.. ofOne]),
            .. unsaid,
        ]);

    /// <summary>A planned tombstone as a lifecycle log states it.</summary>
    public static Published Stated(PlannedTombstone lost) => Published.Of(
        lost.Policy == Policy ? LifecycleKinds.RecordDeleted : LifecycleKinds.RecordShredded, new LifecycleRef.Tombstone(lost.Basis, lost.Policy, lost.MinAgeDays, lost.Targets.Count, new Digest(lost.Root)));

    internal static byte[] RootOf(IEnumerable<ErasureTarget> targets)
    {
        var tree = TombstoneTarget.Tree(targets.Select(target => new TombstoneTarget(target.Log, target.Index, new Digest(target.Leaf), target.Cid)));
        return Merkle.Root(tree, tree.Size).ToArray();
    }
}
