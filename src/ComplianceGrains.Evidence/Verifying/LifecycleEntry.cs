using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>A lifecycle entry with its ref read.</summary>
internal sealed record LifecycleEntry(long Index, Core Core, LifecycleRef Ref)
{
    public long Time => Core.Time;

    public string Kind => Core.Draft.Kind;
}
