using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Tests.MadeUp;

namespace ComplianceGrains.Host.Tests.MadeUp;

/// <summary>What an actor of another assembly publishes never changes either.</summary>
public sealed class MadeUpKindTests
{
    [Fact]
    public void Its_kinds_stand_in_the_lock_of_its_own_assembly()
    {
        var file = Path.Combine(Repository.Root, "tests", "ComplianceGrains.Host.Tests", "MadeUp", "kinds.lock");
        var text = KindLock.Text(CourierWorkflow.Instance.Kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal));
        // What the file would have to say lies beside the test, for whoever adds a kind.
        if (File.ReadAllText(file) != text)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "made-up-kinds.lock"), text);
        Assert.Equal(text, File.ReadAllText(file));
    }
}
