using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Storage.Vaults;

/// <summary>The sealed values of decisions, a person's own among them.</summary>
public interface IVault
{
    /// <summary>All compartments of one decision; those whose bytes are gone are absent.</summary>
    Task<IReadOnlyList<SealedCompartment>> ReadAsync(string actor, long sequence, CancellationToken cancellation = default);
}
