using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>What this export's own <c>export.produced/1</c> says, with its opened fields.</summary>
/// <param name="Entry">The lifecycle entry.</param>
/// <param name="Ref">Its public facts.</param>
/// <param name="Scope">The logs in the package, with their filters.</param>
/// <param name="RHead">The head of <c>r</c>; null unless the package holds <c>r</c>.</param>
internal sealed record ProducedStatement(LifecycleEntry Entry, LifecycleRef.ExportProduced Ref, ExportScope Scope, StatedHead? RHead)
{
    public LogFilter FilterOf(LogPart log) => (log.ShortName == LogNames.R ? Scope.R : Scope.Decisions) ?? LogFilter.All;
}
