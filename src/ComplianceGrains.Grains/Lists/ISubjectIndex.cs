using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Grains.Lists;

/// <summary>All subjects of one kind, searchable from the other side: whom could a list entry concern?</summary>
public interface ISubjectIndex
{
    /// <summary>The subjects whom these entries could concern, each once, by full identity.</summary>
    /// <param name="entries">New and changed entries.</param>
    /// <param name="floor">Least score by name alone.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default);

    /// <summary>Forgets everybody; who is still there is read again when somebody asks. For when somebody's values were destroyed.</summary>
    Task ForgetAsync(CancellationToken cancellation = default);
}

/// <summary>An index that can be kept in parts, one for each cell of the store.</summary>
public interface ICellIndex : ISubjectIndex
{
    /// <summary>The kind of actor, as their identities begin.</summary>
    string Type { get; }

    /// <summary>The same over the subjects of one cell, with a memory of its own.</summary>
    ISubjectIndex OfCell(int cell);
}
