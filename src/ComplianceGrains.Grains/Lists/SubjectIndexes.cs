using ComplianceGrains.Storage;

namespace ComplianceGrains.Grains.Lists;

/// <summary>The indexes of all kinds of subjects: each whole in this process where it is alone, in parts over the cluster where it is not.</summary>
/// <param name="whole">Of every kind.</param>
/// <param name="layout">How subjects are spread.</param>
/// <param name="grains">Where the parts are.</param>
internal sealed class SubjectIndexes(IEnumerable<ISubjectIndex> whole, StoreLayout layout, IGrainFactory grains)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<ISubjectIndex> All { get; } = [.. whole.Select(index => layout.IsShared && index is ICellIndex cells ? new CellIndex(cells, grains, layout) : index)];
}
