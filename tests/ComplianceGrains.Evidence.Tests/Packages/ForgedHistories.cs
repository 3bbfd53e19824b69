using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Evidence.Verifying;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>An insider with all keys forges the history itself; every signature and every root is right, and still the package is refused.</summary>
public class ForgedHistories
{
    private const long From = Histories.From, To = Histories.To;

    private static async Task<VerificationReport> AfterAsync(Action<Firm> forge, Firm? small = null)
    {
        var firm = small ?? Histories.Small();
        forge(firm);
        return firm.Verify(await Histories.ExportSmallAsync(firm));
    }

    private static async Task RefusedAsync(string code, Action<Firm> forge, Firm? small = null)
    {
        var report = await AfterAsync(forge, small);
        Assert.True(report.Code == code, $"{code} is due, {report}: {report.Message}");
    }

    [Fact]
    public async Task The_same_history_without_a_forgery_is_valid() =>
        Assert.Equal("VALID", (await AfterAsync(f => { f.Decide("de", "a"); f.Decide("de", "b", Firm.Disposed); })).ToString());

    [Fact]
    public async Task A_changed_entry_is_named_by_its_actors_next_one()
    {
        var firm = Histories.Small();
        for (var i = 0; i < 6; i++)
            firm.Decide("de", $"actor/{i % 2}");
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        package.Lines("data/de/decisions/records.jsonl", l => l[3] = l[3].Replace("\\\"EU\\\"", "\\\"UK\\\"", StringComparison.Ordinal));
        var report = firm.Verify(package.Sealed(firm));
        Assert.Equal("INVALID ROOT data/de/decisions/records.jsonl index 3", report.ToString());
    }

    [Fact]
    public Task Back_dating_an_entry_breaks_the_order_of_times() => RefusedAsync("TIME-ORDER", f =>
    {
        f.Decide("de", "a");
        f.Decide("de", "b", forgery: new Forgery { Time = f.Clock - 1, AsOf = f.Clock - 1 });
    });

    [Fact]
    public Task Two_entries_of_one_seq_are_a_fork() => RefusedAsync("ACTOR-FORK", f =>
    {
        f.Decide("de", "a");
        f.Decide("de", "a", forgery: new Forgery { Seq = 0, Prev = new(null) });
    });

    [Fact]
    public Task Two_entries_of_one_predecessor_are_a_fork() => RefusedAsync("ACTOR-FORK", f =>
    {
        f.Decide("de", "a");
        var first = f.Decisions("de").Entries[0].Leaf;
        f.Decide("de", "a");
        f.Decide("de", "a", forgery: new Forgery { Prev = new(first) });
    });

    [Fact]
    public Task A_seq_left_out_is_a_gap() => RefusedAsync("ACTOR-GAP", f =>
    {
        f.Decide("de", "a");
        f.Decide("de", "a", forgery: new Forgery { Seq = 2 });
    });

    [Fact]
    public Task A_first_entry_that_is_not_seq_0_is_a_gap() => RefusedAsync("ACTOR-GAP", f =>
        f.Decide("de", "a", forgery: new Forgery { Seq = 1, Prev = new(Digest.Random()) }));

    [Fact]
    public Task Another_predecessor_breaks_the_chain() => RefusedAsync("ACTOR-CHAIN", f =>
    {
        f.Decide("de", "a");
        f.Decide("de", "a", forgery: new Forgery { Prev = new(Digest.Random()) });
    });

    [Fact]
    public Task A_predecessor_at_seq_0_breaks_the_chain() => RefusedAsync("ACTOR-CHAIN", f =>
        f.Decide("de", "a", forgery: new Forgery { Prev = new(Digest.Random()) }));

    [Fact]
    public async Task A_ref_with_another_member_is_no_lifecycle_entry()
    {
        var firm = Histories.Small();
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        package.Lines("data/de/lifecycle/records.jsonl", l => l[l.FindIndex(r => r.Contains("key.added/1\\\",\\\"log", StringComparison.Ordinal))] =
            l.First(r => r.Contains("key.added/1\\\",\\\"log", StringComparison.Ordinal)).Replace("{\\\"name\\\"", "{\\\"nome\\\"", StringComparison.Ordinal));
        var tree = MerkleTree.Of(package["data/de/lifecycle/records.jsonl"].Split('\n').SkipLast(1).Select(r => Merkle.Leaf(Texts.Utf8.GetBytes(RecordLine.Read(Texts.Utf8.GetBytes(r)).Core!))));
        package.Files["data/de/lifecycle/checkpoint"] = new Checkpoint(firm.Lifecycle("de").Name, tree.Size, Merkle.Root(tree, tree.Size)).Sign(firm.Key).ToBytes();
        Assert.Equal("LIFECYCLE-FORM", firm.Verify(package.Sealed(firm)).Code);
    }

    [Fact]
    public Task A_schema_published_twice_is_refused() => RefusedAsync("SCHEMA-REPUBLISHED", f =>
        f.Say("de", LifecycleKinds.SchemaPublished, new LifecycleRef.SchemaPublished(Firm.Wallet, Digest.Random())));

    [Fact]
    public Task A_pack_published_twice_is_refused() => RefusedAsync("PACK-REPUBLISHED", f => f.PublishPack("de", "EU", "3", f.Clock));

    [Fact]
    public Task A_kind_without_a_schema_is_unknown() => RefusedAsync("SCHEMA-UNKNOWN", f => f.Decide("de", "a", forgery: new Forgery { Always = true }), Histories.Small(Firm.Wallet));

    [Fact]
    public Task A_schema_published_after_use_is_late() => RefusedAsync("SCHEMA-LATE", f =>
    {
        f.Decide("de", "a", forgery: new Forgery { Always = true });
        f.Clock++;
        f.Say("de", LifecycleKinds.SchemaPublished, new LifecycleRef.SchemaPublished(Firm.Wallet, f.Schemas[Firm.Wallet].Digest));
    }, Histories.Small(Firm.Wallet));

    [Fact]
    public Task A_core_without_a_compartment_does_not_fit_its_schema() => RefusedAsync("SCHEMA-COUNT", f =>
        f.Decide("de", "a", forgery: new Forgery { DropCompartments = 1 }));

    [Fact]
    public Task A_pack_that_was_never_published_is_unknown() => RefusedAsync("RULE-UNKNOWN", f =>
        f.Decide("de", "a", forgery: new Forgery { Always = true, Rules = [f.Pack("EU", "9")] }));

    [Fact]
    public Task A_pack_published_after_the_decision_is_retroactive() => RefusedAsync("RULE-RETROACTIVE", f =>
    {
        f.Decide("de", "a", forgery: new Forgery { Always = true, Rules = [f.Pack("EU", "4")] });
        f.Clock++;
        f.PublishPack("de", "EU", "4", Firm.Start);
    });

    [Fact]
    public Task A_pack_not_yet_effective_is_not_in_force() => RefusedAsync("RULE-NOT-IN-FORCE", f =>
    {
        f.PublishPack("de", "EU", "4", f.Clock + 1);
        f.Decide("de", "a", forgery: new Forgery { Rules = [f.Pack("EU", "4")] });
    });

    [Fact]
    public Task A_decision_under_rules_of_the_future_is_not_in_force() => RefusedAsync("RULE-NOT-IN-FORCE", f =>
        f.Decide("de", "a", forgery: new Forgery { Always = true, AsOf = f.Clock + 1 }));

    [Fact]
    public Task A_pack_that_a_newer_one_replaced_is_superseded() => RefusedAsync("RULE-SUPERSEDED", f =>
    {
        f.PublishPack("de", "EU", "4", f.Clock);
        f.Decide("de", "a");
    });

    [Fact]
    public Task Shredding_before_the_policys_age_is_early() => RefusedAsync("TOMBSTONE-EARLY", f => f.Shred(f.Decisions("de"), "p1", 30, f.Decide("de", "a")));

    [Fact]
    public Task Deleting_before_the_policys_age_is_early() => RefusedAsync("TOMBSTONE-EARLY", f =>
    {
        f.Decide("de", "a");
        f.Delete(f.Decisions("de"), 30, f.Decide("de", "b"));
    });

    [Fact]
    public async Task A_deleted_entry_of_unproven_age_is_a_warning()
    {
        var report = await AfterAsync(f => f.Delete(f.Decisions("de"), 30, f.Decide("de", "a")));
        Assert.Equal("VALID", report.ToString());
        Assert.Contains(report.Warnings, w => w.Contains("does not prove", StringComparison.Ordinal));
    }

    [Fact]
    public Task Shredding_under_a_hold_is_refused() => RefusedAsync("HOLD", f =>
    {
        var index = f.Decide("de", "a");
        f.Say("de", LifecycleKinds.HoldPlaced, new LifecycleRef.HoldChanged(f.Decisions("de").Cores[(int)index].Draft.Actor, "H-1"));
        f.Shred(f.Decisions("de"), "p1", 0, index);
    });

    [Fact]
    public Task Deleting_under_a_hold_is_refused_where_the_actors_next_entry_names_the_leaf() => RefusedAsync("HOLD", f =>
    {
        var index = f.Decide("de", "a");
        f.Decide("de", "a");
        f.Say("de", LifecycleKinds.HoldPlaced, new LifecycleRef.HoldChanged(f.Decisions("de").Cores[(int)index].Draft.Actor, "H-1"));
        f.Delete(f.Decisions("de"), 0, index);
    });

    [Fact]
    public async Task Deleting_after_the_hold_was_lifted_is_fine()
    {
        var report = await AfterAsync(f =>
        {
            var index = f.Decide("de", "a");
            f.Decide("de", "a");
            var hold = new LifecycleRef.HoldChanged(f.Decisions("de").Cores[(int)index].Draft.Actor, "H-1");
            f.Say("de", LifecycleKinds.HoldPlaced, hold);
            f.Say("de", LifecycleKinds.HoldLifted, hold);
            f.Delete(f.Decisions("de"), 0, index);
        });
        Assert.Equal("VALID", report.ToString());
    }

    [Fact]
    public async Task A_statement_that_is_there_twice_is_refused() => Assert.Equal("EXPORT-ENTRY", (await RenamedAsync("EXP-2", times: 2)).Code);

    [Fact]
    public async Task A_package_that_lifecycle_does_not_state_is_refused() => Assert.Equal("EXPORT-ENTRY", (await RenamedAsync("EXP-9", times: 0)).Code);

    [Fact]
    public Task An_old_head_stated_as_todays_is_refused() => StatedAsync("EXPORT-HEAD", new Statement { Head = l => l.HeadAt(l.Size - 1) });

    [Fact]
    public Task Another_root_stated_is_refused() => StatedAsync("EXPORT-HEAD", new Statement { Head = l => new StatedHead(l.Size, Digest.Random()) });

    [Fact]
    public Task An_export_before_the_periods_end_is_early() => StatedAsync("EXPORT-EARLY", new Statement { Forgery = new Forgery { Time = To + 59_999 } });

    [Fact]
    public Task A_statement_of_another_profile_is_refused() => StatedAsync("PROFILE-DIGEST", new Statement { Profile = new ExportProfile("SUP-2", []) });

    [Fact]
    public Task A_scope_that_the_package_does_not_keep_leaks() => StatedAsync("SCOPE-LEAK", new Statement { Scope = new ExportScope(new LogFilter(null, [Firm.Bare]), null) });

    [Fact]
    public Task An_earlier_statement_of_another_root_shows_a_rewritten_log() => EarlierAsync("EARLIER-ROOT", l => new StatedHead(l.Size, Digest.Random()));

    [Fact]
    public Task An_earlier_statement_of_a_size_too_small_is_exposed_by_the_clock() => EarlierAsync("CLOCK", l => l.HeadAt(l.Size - 2));

    [Fact]
    public Task A_stated_size_that_falls_is_refused() => RefusedAsync("EARLIER-ROOT", f =>
    {
        f.Decide("de", "a");
        f.Produce("EXP-1", 0, 0);
        f.Produce("EXP-2", 0, 0, forged: new Statement { Head = l => l.HeadAt(0) });
    });

    [Fact]
    public async Task A_period_whose_start_is_cut_shows_its_neighbour() => Assert.Equal("PERIOD-START", (await CutAsync(r => r with { From = From + 4 * Firm.Day })).Code);

    [Fact]
    public async Task A_period_whose_end_is_cut_shows_its_neighbour() => Assert.Equal("PERIOD-END", (await CutAsync(r => r with { To = From + 4 * Firm.Day })).Code);

    [Fact]
    public async Task A_field_open_against_the_profile_leaks()
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        firm.Clock = To + Firm.Day;
        var request = Histories.Export(firm);
        var package = new UnpackedPackage(await firm.WriteAsync(request with { Profile = new ExportProfile("SUP-1", []) }));
        package.Files["data/profile.json"] = request.Profile.Bytes.ToArray();
        Assert.Equal("PROFILE-LEAK", firm.Verify(package.Sealed(firm)).Code);
    }

    [Fact]
    public async Task The_statement_of_another_export_must_not_be_open()
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        firm.Produce("EXP-1", 0, 0);
        var (lifecycle, index) = (firm.Lifecycle("de"), firm.Lifecycle("de").Size - 1);
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        var opened = lifecycle.Sealed[(index, "x")].Disclosures(lifecycle.Name, firm.Schemas[LifecycleKinds.ExportProduced]);
        package.Lines("data/de/lifecycle/records.jsonl", l => l[(int)index] = l[(int)index][..^1] + ",\"commitments\":{\"x\":[null,null,null,null,null]}}");
        package.Lines("data/de/lifecycle/disclosures.jsonl", l => l.InsertRange(0, opened.Select((d, i) => DisclosureLine.ToText(index, "x", i, d.D.Span)[..^1])));
        Assert.Equal("SCOPE-LEAK", firm.Verify(package.Sealed(firm)).Code);
    }

    [Fact]
    public async Task A_compartment_open_though_shredded_is_refused()
    {
        var firm = Histories.Small();
        var index = firm.Decide("de", "a");
        firm.HidesShredding = true;
        firm.Clock = To + Firm.Day;
        firm.Shred(firm.Decisions("de"), "p1", 1, index);
        var request = Histories.Export(firm);
        var open = new UnpackedPackage(await firm.WriteAsync(request));
        firm.Decisions("de").Sealed.Remove((index, "p1"));
        var honest = new UnpackedPackage(await firm.WriteAsync(request));
        Assert.Equal("VALID", firm.Verify(honest.Sealed(firm)).ToString());
        open.Lines("data/de/decisions/records.jsonl", l => l[0] = l[0][..^1] + ",\"shredded\":[\"p1\"]}");
        open.Files["data/de/decisions/tombstones.jsonl"] = honest.Files["data/de/decisions/tombstones.jsonl"];
        Assert.Equal("SHREDDED-OPEN", firm.Verify(open.Sealed(firm)).Code);
    }

    [Fact]
    public async Task A_restored_label_without_its_first_entry_is_refused()
    {
        var firm = new Firm();
        firm.Open("eu.2");
        var report = firm.Verify(await Histories.ExportSmallAsync(firm));
        Assert.Equal("VALID", report.ToString());
        var plain = new Firm();
        plain.Open("eu");
        plain.Say("eu", LifecycleKinds.LogRestored, new LifecycleRef.LogRestored("eu", []));
        Assert.Equal("LIFECYCLE-FORM", plain.Verify(await Histories.ExportSmallAsync(plain)).Code);
    }

    private static async Task StatedAsync(string code, Statement forged)
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        firm.Decide("de", "b");
        firm.Clock = Math.Max(firm.Clock, forged.Forgery is null ? To + Firm.Day : 0);
        var report = firm.Verify(await firm.WriteAsync(Histories.Export(firm, forged: forged)));
        Assert.True(report.Code == code, $"{code} is due, {report}: {report.Message}");
    }

    private static Task EarlierAsync(string code, Func<Ledger, StatedHead> head) => RefusedAsync(code, f =>
    {
        f.Decide("de", "a");
        f.Decide("de", "b");
        f.Clock += Firm.Day;
        f.Produce("EXP-1", 0, 0, forged: new Statement { Head = head });
    });

    // The whole period is stated; what is written is only a part of it that says it is the whole.
    private static async Task<VerificationReport> CutAsync(Func<ExportRequest, ExportRequest> cut)
    {
        var firm = Histories.Small();
        for (var day = 0; day < 8; day++, firm.Clock += Firm.Day)
            firm.Decide("de", "a");
        firm.Clock = To + Firm.Day;
        var request = Histories.Export(firm);
        var package = new UnpackedPackage(await firm.WriteAsync(cut(request)));
        package.Files["data/export.json"] = new UnpackedPackage(await firm.WriteAsync(request)).Files["data/export.json"];
        return firm.Verify(package.Sealed(firm));
    }

    private static async Task<VerificationReport> RenamedAsync(string id, int times)
    {
        var firm = Histories.Small();
        firm.Clock = To + Firm.Day;
        for (var i = 0; i < times; i++)
            firm.Produce(id, From, To);
        var package = new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm))) { Folder = id };
        package.Replace("data/export.json", "EXP-3", id);
        return firm.Verify(package.Sealed(firm));
    }
}
