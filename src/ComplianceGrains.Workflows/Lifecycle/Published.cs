using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Workflows.Lifecycle;

/// <summary>An entry of a lifecycle log, which everybody who gets anything gets whole.</summary>
/// <param name="Kind">One of <see cref="LifecycleKinds"/>.</param>
/// <param name="Reference">What it states in public.</param>
/// <param name="Fields">JSON texts of the fields in compartment <c>x</c>; empty for most kinds.</param>
public sealed record Published(string Kind, LifecycleRef Reference, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>An entry without fields.</summary>
    public static Published Of(string kind, LifecycleRef reference) => new(kind, reference, new Dictionary<string, string>(StringComparer.Ordinal));
}
