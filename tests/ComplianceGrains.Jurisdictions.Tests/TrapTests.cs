using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Retention;
using ComplianceGrains.Jurisdictions.Scenarios;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>The modelling traps of the facts: each is guarded by a scenario that names it, or here.</summary>
public class TrapTests
{
    [Fact]
    public void Every_trap_is_named_by_a_scenario_or_a_test()
    {
        // 16 is below. 20 (personal data in an append-only log) is not a matter of rules: the evidence format keeps
        // personal data in sealed compartments, and its tests show that erasure leaves the chain intact.
        int[] elsewhere = [16, 20];
        var named = ScenarioSet.Load(Repository.Packs).Scenarios.SelectMany(scenario => scenario.Traps).Concat(elsewhere);
        Assert.Empty(Enumerable.Range(1, 23).Except(named));
    }

    [Fact]
    public void Trap_16_a_hold_keeps_one_record_class_and_not_the_whole_customer()
    {
        var rules = Repository.Library.Rules(["DE"], Instant.FromUtc(2026, 11, 23, 0, 0));
        var events = new Dictionary<string, Instant> { ["relationship-ended"] = Instant.FromUtc(2015, 3, 15, 0, 0), ["transfer-completed"] = Instant.FromUtc(2015, 3, 1, 0, 0) };
        var hold = new LegalHold("h-1", "fiu", "transaction", new LocalDate(2020, 1, 1), null);

        Assert.True(rules.Retention.DatesFor("transaction", events, [hold]).IsHeld);
        Assert.Null(rules.Retention.DatesFor("transaction", events, [hold]).DeletableFrom);
        Assert.Equal(new LocalDate(2021, 1, 1), rules.Retention.DatesFor("due-diligence", events, [hold]).DeletableFrom);
        Assert.Equal(new LocalDate(2026, 6, 1), rules.Retention.DatesFor("transaction", events, [hold with { Until = new LocalDate(2026, 6, 1) }]).DeletableFrom);
    }

    [Fact]
    public void Trap_1_a_floor_is_not_a_ceiling()
    {
        var rules = Repository.Library.Rules(["SG"], Instant.FromUtc(2026, 11, 23, 0, 0));
        var dates = rules.Retention.DatesFor("due-diligence", new Dictionary<string, Instant> { ["relationship-ended"] = Instant.FromUtc(2026, 1, 15, 0, 0) });
        Assert.NotNull(dates.KeepThrough);
        Assert.Null(dates.DeleteBy);
        Assert.Empty(rules.Retention.Ceilings("due-diligence"));
    }

    [Fact]
    public void Trap_15_a_floor_beyond_another_law_s_ceiling_is_a_conflict_for_a_person()
    {
        var library = Repository.OfOneDay.With(InventedPack.With("SG", pack => pack
            .Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal)
            .Replace("effective: 2025-01-01", "effective: 2026-02-01", StringComparison.Ordinal)
            .Replace("floor: { period: P5Y, from: [relationship-ended, occasional-transfer]", "floor: { period: P10Y, from: [relationship-ended, occasional-transfer]", StringComparison.Ordinal))).OrThrow();
        var rules = library.Rules(["EU", "SG"], Instant.FromUtc(2026, 11, 23, 0, 0));
        var conflict = Assert.Single(rules.Conflicts);
        Assert.Equal((RuleConflictKind.Retention, "due-diligence"), (conflict.Kind, conflict.Subject));
        Assert.Equal(("psn02-records", "amld-40"), (conflict.One.Source.Id, conflict.Other.Source.Id));
        var dates = rules.Retention.DatesFor("due-diligence", new Dictionary<string, Instant> { ["relationship-ended"] = Instant.FromUtc(2026, 3, 15, 0, 0) });
        Assert.True(dates.InConflict);
    }

    [Fact]
    public void Trap_19_a_field_required_here_and_refused_there_is_a_conflict()
    {
        var library = Repository.OfOneDay.With(InventedPack.With("EU", pack => pack
            .Replace("version: 3\n", "version: 4\n", StringComparison.Ordinal)
            .Replace("effective: 2026-01-01", "effective: 2026-02-01", StringComparison.Ordinal)
            .Replace("nationalIdNumber?", "nationalIdNumber", StringComparison.Ordinal))).OrThrow();
        var conflict = Assert.Single(library.Rules(["EU", "SG"], Instant.FromUtc(2026, 11, 23, 0, 0)).Conflicts);
        Assert.Equal((RuleConflictKind.Field, "nationalIdNumber", "EU", "SG"), (conflict.Kind, conflict.Subject, conflict.One.Jurisdiction, conflict.Other.Jurisdiction));
    }

    [Fact]
    public void Trap_19_a_field_kept_unredacted_here_and_masked_at_intake_there_is_a_conflict_once_the_law_says_so()
    {
        var library = Repository.OfOneDay.With(InventedPack.With("SG", pack => pack
            .Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal)
            .Replace("effective: 2025-01-01", "effective: 2026-02-01", StringComparison.Ordinal)
            .Replace("nationalIdNumber: { intake: refuse,", "nationalIdNumber: { intake: mask(last4),", StringComparison.Ordinal))).OrThrow();
        Assert.Empty(library.Rules(["EU", "SG"], Instant.FromUtc(2026, 11, 23, 0, 0)).Conflicts);
        Assert.Equal("nationalIdNumber", Assert.Single(library.Rules(["EU", "SG"], Instant.FromUtc(2027, 8, 1, 0, 0)).Conflicts).Subject);
    }

    [Fact]
    public void Trap_22_the_framework_names_are_the_live_ones()
    {
        var catalog = Repository.Library.Catalog;
        Assert.Equal(106, catalog.Names("frameworks").Count(name => name.StartsWith("CSF:", StringComparison.Ordinal)));
        Assert.Equal(10, catalog.Names("frameworks").Count(name => name.StartsWith("NHI:", StringComparison.Ordinal)));
        Assert.Equal(72, catalog.Names("frameworks").Count(name => name.StartsWith("AIRMF:", StringComparison.Ordinal)));
        Assert.DoesNotContain("CSF:PR.AC-01", catalog.Names("frameworks"));
    }
}
