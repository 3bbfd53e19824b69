using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Workflows.Exceptions;

namespace ComplianceGrains.Grains.Exceptions;

/// <summary>Exceptions as a list shows them, from how they stand or stood: nothing that is sealed is opened for it.</summary>
public static class ExceptionRows
{
    /// <summary>What callers see of one.</summary>
    /// <param name="one">How it stands, or stood.</param>
    public static ExceptionView View(Registered<ExceptionCase> one) => ExceptionGrain.View(one.Key, one.State, one.Sequence, []);
}
