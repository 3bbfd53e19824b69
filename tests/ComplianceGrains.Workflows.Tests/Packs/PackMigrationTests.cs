using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Packs;

/// <summary>A version that wants whoever it binds decided about again tells them from its instant on, some at a time, until all were told.</summary>
public class PackMigrationTests
{
    private static readonly Instant Begins = A.Monday + Duration.FromDays(10);

    [Fact]
    public void It_begins_when_the_version_rules_and_goes_on_until_all_were_told()
    {
        var state = Approved(Migrations.ReEvaluate, 7, Begins);
        var row = Assert.Single(PackWorkflow.Instance.Agenda(state));
        Assert.Equal(("migration/7", Begins), (row.Key, row.Due));
        Assert.Equal(Verdict.None, Due(state, Begins - Duration.FromMilliseconds(1), new(["customer/a"], true)));

        var first = Assert.IsType<Verdict.Accepted>(Due(state, Begins, new(["customer/a", "wallet/b"], false)));
        Assert.Equal([("customer/a", EffectKinds.RulesChanged), ("wallet/b", EffectKinds.RulesChanged)], first.Effects.Select(effect => (effect.Target, effect.Kind)));
        state = first.Decisions.Aggregate(state, PackWorkflow.Instance.Evolve);
        Assert.True(Assert.Single(PackWorkflow.Instance.Agenda(state)).Due >= Begins);

        var last = Assert.IsType<Verdict.Accepted>(Due(state, Begins + Duration.FromSeconds(1), new(["customer/c"], true)));
        Assert.Equal(new PackMigrated(7, "sha256:7", 3, true), Assert.Single(last.Decisions).Happened);
        state = last.Decisions.Aggregate(state, PackWorkflow.Instance.Evolve);
        Assert.Empty(PackWorkflow.Instance.Agenda(state));
        Assert.Equal(Verdict.None, Due(state, Begins + Duration.FromSeconds(2), new(["customer/d"], true)));
    }

    [Fact]
    public void Each_part_is_a_deadline_of_its_own_however_the_clock_goes()
    {
        var state = Approved(Migrations.ReEvaluate, 7, Begins);
        var due = new List<Instant>();
        for (var part = 0; part < 3; part++)
        {
            due.Add(Assert.Single(PackWorkflow.Instance.Agenda(state)).Due);
            state = Assert.IsType<Verdict.Accepted>(Due(state, due[^1], new([], false))).Decisions.Aggregate(state, PackWorkflow.Instance.Evolve);
        }

        Assert.Equal(3, due.Distinct().Count());
    }

    [Fact]
    public void It_waits_while_those_told_before_have_not_heard() =>
        Assert.Equal(Verdict.Later, Due(Approved(Migrations.ReEvaluate, 7, Begins), Begins, null));

    [Theory]
    [InlineData(Migrations.Keep)]
    [InlineData(null)]
    public void A_version_that_says_nothing_of_it_tells_nobody(string? migration)
    {
        var state = Approved(migration, 7, Begins);
        Assert.Empty(PackWorkflow.Instance.Agenda(state));
        Assert.Equal(Verdict.None, Due(state, Begins, new(["customer/a"], true)));
    }

    [Fact]
    public void A_later_version_that_has_begun_tells_everybody_in_the_place_of_an_earlier_one()
    {
        var state = Approved(Migrations.ReEvaluate, 8, Begins + Duration.FromDays(1), Approved(Migrations.ReEvaluate, 7, Begins));
        var earlier = state.Migrating("migration/7", Begins)!;
        Assert.Null(state.Migrating("migration/8", Begins));
        Assert.False(state.IsOvertaken(earlier, Begins));
        Assert.True(state.IsOvertaken(earlier, Begins + Duration.FromDays(1)));
    }

    private static PackVersions Approved(string? migration, int version, Instant begins, PackVersions? before = null) => new[]
    {
        Made(PackStatus.Proposed, new PackProposed(version, $"sha256:{version}", begins, [], [], 1, 0, "because", migration)),
        Made(PackStatus.Approved, new PackApproved(version, $"sha256:{version}", "agreed")),
    }.Aggregate(before ?? PackVersions.Empty, PackWorkflow.Instance.Evolve);

    private static Decision Made(string outcome, object happened) =>
        new(new Basis(outcome, null, [], A.Monday, ["EU"], CitedRules.None, "prn-a", Roles.PackEditor), happened);

    private static Verdict Due(PackVersions state, Instant at, MigrationPart? next) => PackWorkflow.Instance.Decide(
        state, new Message.Due(at, "migration/7"), new PackFacts("EU", [], Repository.Library.Rules(["EU"], A.Monday), [], null, [], []) { Next = next });
}
