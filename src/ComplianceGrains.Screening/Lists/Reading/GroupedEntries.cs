namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Collects the many rows of one subject into one entry, in the order in which subjects first appear.</summary>
/// <param name="idColumn">Where the file names the subject, for messages.</param>
internal sealed class GroupedEntries(string idColumn)
{
    private readonly Dictionary<string, EntryGroup> _groups = new(StringComparer.Ordinal);
    private readonly List<EntryGroup> _order = [];

    public bool Has(string id) => _groups.ContainsKey(id);

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
            problems.Error(file, group.Line, idColumn, "the subject has no name in any of its rows");
        return problems.Failed ? [] : [.. _order.Select(group => group.ToEntry())];
    }
}
