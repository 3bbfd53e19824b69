using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>What was published of a kind never changes under its name.</summary>
public class KindLockTests
{
    private static readonly List<DecisionKind> All =
        [.. Modules.All.Kinds];

    [Fact]
    public void The_kinds_are_what_kinds_lock_says()
    {
        var file = Path.Combine(Repository.Root, "kinds.lock");
        var text = KindLock.Text(All);
        // What the file would have to say lies beside the test, for whoever adds a kind.
        if (File.ReadAllText(file) != text)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "kinds.lock"), text);
        Assert.Equal(text, File.ReadAllText(file));
        Assert.Empty(KindLock.Faults(All));
    }

    [Fact]
    public void A_kind_that_is_gone_or_has_another_schema_is_named()
    {
        var changed = All.Where(kind => kind.Name != "customer.activated/1").Append(new Changed());

        var faults = KindLock.Faults([.. changed]);

        Assert.Contains("customer.activated/1 is not what kinds.lock says", Assert.Single(faults), StringComparison.Ordinal);
        Assert.Contains("customer.activated/1 was published and is gone", Assert.Single(KindLock.Faults([.. All.Where(kind => kind.Name != "customer.activated/1")])), StringComparison.Ordinal);
    }

    private sealed class Changed() : DecisionKind(new Evidence.Kinds.KindSchema("customer.activated/1", [new("another", "d1", "decision")]))
    {
        public override Audience Shown => Audience.Service;

        public override string Kept => RecordClass.DueDiligence;

        public override bool WithBasis => true;

        public override IReadOnlyDictionary<string, string> ToFields(object happened) => throw new NotSupportedException();

        public override void WriteField(System.Text.Json.Utf8JsonWriter json, int field, Decision decision) => throw new NotSupportedException();

        public override object Folded(object happened) => throw new NotSupportedException();

        public override object FromFields(string? reference, IReadOnlyDictionary<string, string> fields) => throw new NotSupportedException();
    }
}
