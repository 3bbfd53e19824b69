using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Actors;

public sealed class PastDecisionTests
{
    [Fact]
    public void What_was_said_in_public_is_read_again_as_it_was_decided_for_the_jurisdiction_of_its_log()
    {
        var said = Published.Of(LifecycleKinds.HoldPlaced, new LifecycleRef.HoldChanged("a-pseudonym", "hold-1"));

        var read = new PastDecision(2, "hold", LifecycleKinds.HoldPlaced, Instant.FromUtc(2026, 11, 30, 12, 0), null, said, [new("evidence.example.com/us-ny.2/lifecycle", 7)]);

        Assert.Equal(["US-NY"], read.Decision.Basis.Bound);
    }
}
