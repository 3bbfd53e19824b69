
namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Collects the many rows of one subject into one entry, in the order in which subjects first appear.</summary>
internal sealed class GroupedEntries
{
    private readonly Dictionary<string, EntryGroup> _groups = new(StringComparer.Ordinal);
    private readonly List<EntryGroup> _order = [];

    public EntryGroup Group(string id, int line, SubjectKind kind)
    {
        if (_groups.TryGetValue(id, out var group))
            return group;
        _groups[id] = group = new EntryGroup(id, line, kind);
        _order.Add(group);
        return group;
    }

    public IReadOnlyList<ListEntry> Entries(string file, ProblemLog problems)
    {
        foreach (var group in _order.Where(group => !group.HasName))
            problems.Error(file, group.Line, "Name 6", $"subject {group.Id} has no name in any of its rows");
        return problems.Failed ? [] : [.. _order.Select(group => group.ToEntry())];
    }
}
