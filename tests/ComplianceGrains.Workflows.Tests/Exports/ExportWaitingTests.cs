using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Exports;

/// <summary>An approved export says what it waits for, and until when.</summary>
public class ExportWaitingTests
{
    private static readonly Instant To = A.Monday;
    private static readonly Instant Now = To + Duration.FromHours(1);

    private static readonly Export Approved = new()
    {
        Request = new ExportRegistered("EU", To - Duration.FromDays(1), To, "The supervisor", "inspection", "Art. 1", [], "supervisor", [], null, null),
        Maker = "prn-1",
        RequestedAt = To,
        DecidedAt = To,
        Approved = true,
    };

    private static readonly ExportWaitFacts Calm = new(Now, Now, null, false, null, false);

    [Fact]
    public void What_a_person_has_to_decide_is_no_wait() => Assert.Null(ExportWaiting.Of(Approved with { Approved = null }, Calm with { Incident = "inc-1" }));

    [Fact]
    public void Nothing_keeps_an_export_on_a_calm_day() => Assert.Null(ExportWaiting.Of(Approved, Calm));

    [Fact]
    public void A_period_rests_for_a_minute()
    {
        var wait = ExportWaiting.Of(Approved, Calm with { Now = To + Duration.FromSeconds(60), LastTime = null });
        Assert.Equal(("period", To + Duration.FromSeconds(61)), (wait!.Code, wait.Until));
    }

    [Fact]
    public void After_a_clock_that_was_ahead_it_waits_until_the_clock_has_caught_up()
    {
        var last = Now + Duration.FromMinutes(10);
        var wait = ExportWaiting.Of(Approved, Calm with { LastTime = last });
        Assert.Equal(("clock", last - Duration.FromSeconds(5)), (wait!.Code, wait.Until));
        Assert.Null(ExportWaiting.Of(Approved, Calm with { Now = wait.Until!.Value, LastTime = last }));
        Assert.Null(ExportWaiting.Of(Approved, Calm with { LastTime = last, IsStated = true }));
    }

    [Fact]
    public void Without_signatures_it_says_what_keeps_them()
    {
        var wait = ExportWaiting.Of(Approved, Calm with { OldestUnsigned = Now - Duration.FromSeconds(31), CopyFails = true });
        Assert.Equal("unsigned", wait!.Code);
        Assert.Contains("The copy outside cannot be written", wait.Reason, StringComparison.Ordinal);
        Assert.Null(ExportWaiting.Of(Approved, Calm with { OldestUnsigned = Now - Duration.FromSeconds(29) }));
    }

    [Fact]
    public void An_incident_comes_first() =>
        Assert.Equal("incident", ExportWaiting.Of(Approved, Calm with { Incident = "inc-1", LastTime = Now + Duration.FromHours(1) })!.Code);
}
