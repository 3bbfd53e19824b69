using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Storage.Tests;

/// <summary>What every store must hold of what it destroys.</summary>
public abstract partial class StoreContract
{
    [SkippableFact]
    public async Task Everything_that_a_key_seals_is_found_whoever_sealed_it_and_nothing_else()
    {
        await Stores.Journal.CommitAsync(Sealed("customer/a", 0, "c1", "k-one"));
        await Stores.Journal.CommitAsync(Sealed("customer/a", 1, "c2", "k-other"));
        await Stores.Journal.CommitAsync(Sealed("customer/a", 2, "c3", "k-one"));
        await Stores.Journal.CommitAsync(Sealed("exception/b", 0, "c1", "k-one"));
        await Stores.Journal.CommitAsync(Sealed("customer/c", 0, "c1", "k-third"));

        Assert.Equal(
            [("customer/a", 1, "d1"), ("customer/a", 1, "p1"), ("customer/a", 3, "d1"), ("customer/a", 3, "p1"), ("exception/b", 1, "d1"), ("exception/b", 1, "p1")],
            Places(await Stores.Erasures.SealedUnderAsync(["k-one"])));
        Assert.Equal(4, (await Stores.Erasures.SealedUnderAsync(["k-other", "k-third"])).Count);
        Assert.Empty(await Stores.Erasures.SealedUnderAsync(["k-nobody"]));
    }

    [SkippableFact]
    public async Task What_a_plan_names_is_gone_after_the_sweep_and_all_else_stays()
    {
        await Stores.Journal.CommitAsync(Sealed("customer/a", 0, "c1", "k-one"));
        await Stores.Journal.CommitAsync(Sealed("customer/a", 1, "c2", "k-other"));
        await Stores.Journal.CommitAsync(Sealed("customer/b", 0, "c1", "k-other"));
        await Stores.Erasures.PlanAsync(new ErasurePlan("2031-03-03", ["sdk/one"], await Stores.Erasures.SealedUnderAsync(["k-one"]), []));

        for (var time = 0; time < 2; time++)
            await Stores.Erasures.SweepAsync("2031-03-03");

        var read = await Stores.Journal.ReadAsync("customer/a");
        Assert.Equal([(1, 0), (2, 1)], read.Select(decision => ((int)decision.Sequence, decision.Sealed.Count)));
        Assert.Equal(("test.decided/1", 1001L, "c1"), (read[0].Kind, read[0].RecordedAt, read[0].CommandId));
        Assert.Empty(await Stores.Vault.ReadAsync("customer/a", 1));
        Assert.Equal([0xd1, 2], (await Stores.Vault.ReadAsync("customer/a", 2))[0].Bytes);
        Assert.Equal(2, (await Stores.Vault.ReadAsync("customer/b", 1)).Count);
        Assert.Empty(await Stores.Erasures.SealedUnderAsync(["k-one"]));
        Assert.All((await Stores.Journal.FindCommandAsync("customer/a", "c1"))!.Fingerprint, value => Assert.Equal(0, value));
        Assert.Equal([1, 2, 3], (await Stores.Journal.FindCommandAsync("customer/b", "c1"))!.Fingerprint);

        // It goes on where it was: nothing of the actor but what was sealed has changed.
        Assert.IsType<CommitResult.Committed>(await Stores.Journal.CommitAsync(Sealed("customer/a", 2, "c3", "k-other")));
        Assert.IsType<CommitResult.Repeated>(await Stores.Journal.CommitAsync(Sealed("customer/a", 0, "c1", "k-one")));
    }

    [SkippableFact]
    public async Task A_run_has_one_plan_and_is_open_until_it_is_closed()
    {
        await Stores.Journal.CommitAsync(Sealed("customer/a", 0, "c1", "k-one"));
        var plan = PlanOf("2031-03-03", "customer/a", root: 7);
        Assert.Null(await Stores.Erasures.FindAsync(plan.Run));
        await Stores.Erasures.CloseAsync(plan.Run);

        await Stores.Erasures.PlanAsync(plan);
        await Stores.Erasures.PlanAsync(PlanOf("2031-03-03", "customer/a", root: 8) with { KeyNames = ["sdk/another"] });

        var found = (await Stores.Erasures.FindAsync(plan.Run))!;
        Assert.Equal(plan.KeyNames, found.KeyNames);
        Assert.Equal(plan.Values, found.Values);
        var (asked, tombstone) = (plan.Tombstones[0], Assert.Single(found.Tombstones));
        Assert.Equal((asked.Jurisdiction, asked.Policy, asked.Basis, asked.MinAgeDays), (tombstone.Jurisdiction, tombstone.Policy, tombstone.Basis, tombstone.MinAgeDays));
        var (target, named) = (asked.Targets[0], Assert.Single(tombstone.Targets));
        Assert.Equal((target.Log, target.Index, target.Cid, target.Actor, target.Sequence), (named.Log, named.Index, named.Cid, named.Actor, named.Sequence));
        Assert.Equal(target.Leaf, named.Leaf);

        Assert.Equal([plan.Run], await Stores.Erasures.OpenAsync());
        await Stores.Erasures.CloseAsync(plan.Run);
        Assert.Empty(await Stores.Erasures.OpenAsync());
        Assert.NotNull(await Stores.Erasures.FindAsync(plan.Run));
    }

    [SkippableFact]
    public async Task What_a_plan_names_is_known_by_value_and_by_root()
    {
        await Stores.Journal.CommitAsync(Sealed("customer/a", 0, "c1", "k-one"));
        var plan = PlanOf("2031-03-03", "customer/a", root: 7);
        Assert.False(await Stores.Erasures.NamesAsync("customer/a", 1, "d1"));

        await Stores.Erasures.PlanAsync(plan);

        Assert.True(await Stores.Erasures.NamesAsync("customer/a", 1, "d1"));
        Assert.False(await Stores.Erasures.NamesAsync("customer/a", 1, "p1"));
        Assert.False(await Stores.Erasures.NamesAsync("customer/a", 2, "d1"));
        Assert.False(await Stores.Erasures.NamesAsync("customer/b", 1, "d1"));
        Assert.Equal(plan.Tombstones[0].Root, Assert.Single(await Stores.Erasures.RootsAsync()));
        Assert.Equal("d1", Assert.Single(await Stores.Erasures.TargetsAsync(plan.Tombstones[0].Root)).Cid);
        Assert.Empty(await Stores.Erasures.TargetsAsync(new byte[32]));
    }

    [SkippableFact]
    public async Task A_plan_of_thousands_of_values_stands_whole_or_not_at_all()
    {
        await Stores.Journal.CommitAsync(Sealed("customer/a", 0, "c1", "k-one"));
        var values = Enumerable.Range(1, 4000).Select(n => new SealedPlace("customer/a", n, "d1", "k-one")).ToList();

        await Stores.Erasures.PlanAsync(PlanOf("2031-03-03", "customer/a", root: 7) with { Values = values });

        Assert.Equal(values, (await Stores.Erasures.FindAsync("2031-03-03"))!.Values.OrderBy(value => value.Sequence));
        Assert.True(await Stores.Erasures.NamesAsync("customer/a", 4000, "d1"));
    }

    [SkippableFact]
    public async Task A_retired_name_stays_retired()
    {
        Assert.True(Stores.Erasures.MayDestroy);
        Assert.False(await Stores.Erasures.IsRetiredAsync("sdk/eu/customer/a/due-diligence"));

        for (var time = 0; time < 2; time++)
            await Stores.Erasures.RetireAsync(["sdk/eu/customer/a/due-diligence", "sdk/eu/customer/b/due-diligence"]);

        Assert.True(await Stores.Erasures.IsRetiredAsync("sdk/eu/customer/a/due-diligence"));
        Assert.False(await Stores.Erasures.IsRetiredAsync("sdk/eu/customer/c/due-diligence"));
    }

    private static JournalCommit Sealed(string actor, long expected, string command, string key)
    {
        var commit = Verdicts.Of(actor, expected, command);
        return commit with { Decisions = [.. commit.Decisions.Select(decision => decision with { Sealed = [.. decision.Sealed.Select(one => one with { KeyReference = key })] })] };
    }

    private static IEnumerable<(string Actor, int Sequence, string Cid)> Places(IEnumerable<SealedPlace> places) => places
        .Select(place => (place.Actor, (int)place.Sequence, place.Cid)).OrderBy(place => place.Actor, StringComparer.Ordinal).ThenBy(place => place.Item2).ThenBy(place => place.Cid, StringComparer.Ordinal);

    private static ErasurePlan PlanOf(string run, string actor, byte root) => new(
        run, ["sdk/one"], [new SealedPlace(actor, 1, "d1", "k-one")],
        [new PlannedTombstone("EU", "EU@3 retention", "retention", 1826, [.. Enumerable.Repeat(root, 32)], [new ErasureTarget(Verdicts.Log, 0, [.. Enumerable.Repeat((byte)9, 32)], "d1", actor, 1)])]);
}
