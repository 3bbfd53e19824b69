using System.Collections.Immutable;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>A state about which people may have to decide: it is screened, raises exceptions and waits for their answers.</summary>
public interface ISubject
{
    /// <summary>Nothing moves any more.</summary>
    bool IsTerminal { get; }

    /// <summary>Open exceptions by id.</summary>
    ImmutableSortedDictionary<string, OpenException> Exceptions { get; }
}
