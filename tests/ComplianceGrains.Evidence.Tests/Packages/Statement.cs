using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What a forged <c>export.produced/1</c> says instead of the truth.</summary>
public sealed record Statement
{
    public Func<Ledger, StatedHead>? Head { get; init; }

    public ExportProfile? Profile { get; init; }

    public ExportScope? Scope { get; init; }

    public Forgery? Forgery { get; init; }
}
