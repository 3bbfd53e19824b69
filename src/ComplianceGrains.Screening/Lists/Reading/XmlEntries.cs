namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>The subjects of an XML list while it is read: each needs an id of its own and a name.</summary>
internal sealed class XmlEntries(string file, ProblemLog problems)
{
    private readonly List<ListEntry> _entries = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public IReadOnlyList<ListEntry> All => _entries;

    /// <summary>Adds a subject or says, with its line, why it cannot be one.</summary>
    /// <param name="line">Where its element starts.</param>
    /// <param name="idField">Where the list names it.</param>
    /// <param name="ids">Its id, and what may stand in where the list gives one twice.</param>
    /// <param name="nameField">Where its name should be.</param>
    /// <param name="read">Reads the rest, by the id that was free.</param>
    public void Add(int line, string idField, string?[] ids, string nameField, Func<string, ListEntry> read)
    {
        if (!ids.OfType<string>().Any())
            problems.Error(file, line, idField, "the entry has none");
        else if (ids.OfType<string>().FirstOrDefault(_seen.Add) is not { } id)
            problems.Error(file, line, idField, "occurs twice");
        else if (read(id) is { Names.Count: > 0 } entry)
            _entries.Add(entry);
        else
            problems.Error(file, line, nameField, "the entry has no name");
    }
}
