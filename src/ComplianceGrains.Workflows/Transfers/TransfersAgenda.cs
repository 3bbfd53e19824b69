using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Each transfer that is not over has a row: it is looked at again, and nobody forgets it.</summary>
internal static class TransfersAgenda
{
    private const string Prefix = "transfer:";

    public static IReadOnlyList<AgendaRow> Of(CustomerTransfers transfers) =>
    [
        .. transfers.All.Values.Where(transfer => transfer is { IsOver: false, LookAgain: not null }).Select(transfer => SubjectAgenda.Row(transfers, $"{Prefix}{transfer.Id}", transfer.LookAgain!.Value, Roles.Analyst) with
        {
            // The first to be looked at when a list arrives.
            Queue = transfer.Waits.Any(wait => wait.For == WaitFor.Screening) ? SubjectAgenda.ScreeningQueue : null,
        }),
    ];

    /// <summary>The transfer that a row is about; null for another row.</summary>
    public static string? Of(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;
}
