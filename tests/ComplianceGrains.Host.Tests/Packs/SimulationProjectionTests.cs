using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Host.Packs;
using NodaTime;

namespace ComplianceGrains.Host.Tests.Packs;

/// <summary>A simulation goes through everybody, and is looked at by people who may not know of everybody.</summary>
public sealed class SimulationProjectionTests
{
    private const string ForAll = "The store gave no answer at a decision of somebody whom you may not read.", Whose = "The store gave no answer at decision 7 of customer/ana.";

    [Theory]
    [InlineData(Roles.Mlro, "US", "US", Whose)]
    [InlineData(Roles.Analyst, "*", "US", Whose)]
    [InlineData(Roles.Mlro, "EU", "US", ForAll)]
    [InlineData(Roles.PackEditor, "US", "US", ForAll)]
    [InlineData(Roles.PackEditor, "*", "US", ForAll)]
    [InlineData(Roles.PackApprover, "*", "US", ForAll)]
    // Nobody knows what bound them.
    [InlineData(Roles.Mlro, "US", null, ForAll)]
    [InlineData(Roles.Auditor, "*", null, Whose)]
    public void Whose_decision_it_stopped_at_is_shown_to_those_who_read_them_and_to_nobody_else(string role, string place, string? bound, string reason) =>
        Assert.Equal(reason, Shown(new SimulationStop(bound is null ? null : [bound], Whose), new Principal("prn-1", role, true, [place])));

    [Fact]
    public void What_happened_at_nobodys_decision_everybody_reads() =>
        Assert.Equal(ForAll, Shown(null, new Principal("prn-1", Roles.PackEditor, true, ["EU"])));

    private static string? Shown(SimulationStop? at, Principal caller) => SimulationProjection.Of(
        "id", "EU", new SimulationView("EU@7", SimulationStatus.Failed, ForAll, null, null, "prn-2", Instant.FromUtc(2026, 11, 30, 9, 0), 0, 0, 0, 0, 0, 0, [], []) { StoppedAt = at }, caller).Reason;
}
