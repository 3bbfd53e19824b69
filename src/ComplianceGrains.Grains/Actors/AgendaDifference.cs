using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Holds the rows that a state asks for against others: those of the state before, or those that are stored.</summary>
internal static class AgendaDifference
{
    /// <summary>Rows as the store keeps them.</summary>
    public static IReadOnlyList<Deadline> Rows(string actor, IReadOnlyList<AgendaRow> rows) =>
        [.. rows.Select(row => new Deadline(actor, row.Key, row.Due.ToUnixTimeMilliseconds(), row.Queue, row.OwnerRole, row.Jurisdictions))];

    /// <summary>What a verdict changes.</summary>
    public static IReadOnlyList<DeadlineChange> Changes(IReadOnlyList<Deadline> before, IReadOnlyList<Deadline> after) => before.Count + after.Count == 0 ? [] :
    [
        .. after.Where(row => !before.Any(known => AreSame(row, known)))
            .Select(DeadlineChange (row) => new DeadlineChange.Set(row.Key, row.Due, row.Queue, row.OwnerRole, row.Jurisdictions)),
        .. before.Select(row => row.Key).Except(after.Select(row => row.Key), StringComparer.Ordinal).Select(key => new DeadlineChange.Clear(key)),
    ];

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
        && one.Jurisdictions.SequenceEqual(other.Jurisdictions, StringComparer.Ordinal);

    private static string Text(Deadline row) => $"due {row.Due}, queue {row.Queue ?? "none"}, role {row.OwnerRole}, for {string.Join(',', row.Jurisdictions)}";
}
