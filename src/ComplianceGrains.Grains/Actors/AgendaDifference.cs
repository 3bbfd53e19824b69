using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Holds the rows that a state asks for against others: those of the state before, or those that are stored.</summary>
internal static class AgendaDifference
{
    /// <summary>Rows as the store keeps them.</summary>
    public static IReadOnlyList<Deadline> Rows(string actor, IReadOnlyList<AgendaRow> rows) =>
        rows.Count == 0 ? [] : [.. rows.Select(row => new Deadline(actor, row.Key, row.Due.ToUnixTimeMilliseconds(), row.Queue, row.OwnerRole, row.Jurisdictions))];

    /// <summary>What a verdict changes.</summary>
    public static IReadOnlyList<DeadlineChange> Changes(IReadOnlyList<Deadline> before, IReadOnlyList<Deadline> after)
    {
        List<DeadlineChange>? changes = null;
        foreach (var row in after)
            if (Find(before, row.Key) is not { } known || !AreSame(row, known))
                (changes ??= []).Add(new DeadlineChange.Set(row.Key, row.Due, row.Queue, row.OwnerRole, row.Jurisdictions));
        foreach (var row in before)
            if (Find(after, row.Key) is null)
                (changes ??= []).Add(new DeadlineChange.Clear(row.Key));
        return changes ?? [];
    }

    private static Deadline? Find(IReadOnlyList<Deadline> rows, string key)
    {
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].Key == key)
                return rows[i];
        return null;
    }

    /// <summary>What is stored otherwise than asked for, one sentence a row.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Deadline> asked, IReadOnlyList<Deadline> stored) =>
    [
        .. asked.Where(row => !stored.Any(known => AreSame(row, known))).Select(row => stored.FirstOrDefault(known => known.Key == row.Key) is { } other
            ? $"deadline {row.Key} is stored as {Text(other)}; the state says {Text(row)}"
            : $"deadline {row.Key} is missing; the state says {Text(row)}"),
        .. stored.Where(row => asked.All(known => known.Key != row.Key)).Select(row => $"deadline {row.Key} is stored and the state asks for none"),
    ];

    private static bool AreSame(Deadline one, Deadline other) =>
        one.Key == other.Key && one.Due == other.Due && one.Queue == other.Queue && one.OwnerRole == other.OwnerRole
        && (ReferenceEquals(one.Jurisdictions, other.Jurisdictions) || one.Jurisdictions.SequenceEqual(other.Jurisdictions, StringComparer.Ordinal));

    private static string Text(Deadline row) => $"due {row.Due}, queue {row.Queue ?? "none"}, role {row.OwnerRole}, for {string.Join(',', row.Jurisdictions)}";
}
