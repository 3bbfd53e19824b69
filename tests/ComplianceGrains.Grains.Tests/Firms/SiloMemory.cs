using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Retention;

namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>What one silo has in memory by itself, and what has it forget.</summary>
/// <param name="Customers">Names.</param>
/// <param name="Watch">Sees whom another silo destroyed.</param>
internal sealed record SiloMemory(ISubjectIndex Customers, DestructionWatch Watch);
