using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Each transfer that is not over has a row: it is looked at again, and nobody forgets it. One whose data were asked for has a second.</summary>
internal static class TransfersAgenda
{
    private const string Prefix = "transfer:";
    private const string DataPrefix = "travel-rule-data:";
    private const string ExchangePrefix = "exchange:";

    /// <summary>Before a suppression's id: another person has to agree to it.</summary>
    public const string SuppressionPrefix = "suppression:";

    public static IReadOnlyList<AgendaRow> Of(CustomerTransfers transfers) =>
    [
        .. transfers.All.Values.Where(transfer => transfer is { IsOver: false, LookAgain: not null }).Select(transfer => SubjectAgenda.Row(transfers, $"{Prefix}{transfer.Id}", transfer.LookAgain!.Value, Roles.Analyst) with
        {
            // The first to be looked at when a list arrives.
            Queue = transfer.Waits.Any(wait => wait.For == WaitFor.Screening) ? SubjectAgenda.ScreeningQueue : null,
        }),
        .. transfers.All.Values.Where(transfer => transfer.AwaitsDataUntil is not null).Select(transfer => SubjectAgenda.Row(transfers, $"{DataPrefix}{transfer.Id}", transfer.AwaitsDataUntil!.Value, Roles.Analyst)),
        // Also of one that is over: who agreed to it is told how it ended.
        .. transfers.All.Values.Where(transfer => transfer.Exchange?.Wake is not null).Select(transfer => SubjectAgenda.Row(transfers, $"{ExchangePrefix}{transfer.Id}", transfer.Exchange!.Wake!.Value, Roles.System)),
        .. transfers.Monitoring.Suppressions.Where(one => one.Status == SuppressionStatus.Asked && !transfers.IsErased)
            .Select(one => SubjectAgenda.Row(transfers, $"{SuppressionPrefix}{one.Id}", one.Until, Roles.Mlro) with { Queue = AgendaRow.SecondPerson }),
        .. transfers.RequestRows,
    ];

    /// <summary>The transfer that a row is about; null for another row.</summary>
    public static string? Of(string key) => After(Prefix, key) ?? After(DataPrefix, key) ?? OfExchange(key);

    /// <summary>The transfer whose provider is to be told something, or waited for no longer; null for another row.</summary>
    public static string? OfExchange(string key) => After(ExchangePrefix, key);

    /// <summary>Whether a row says by when missing data have to be there.</summary>
    public static bool IsOfData(string key) => key.StartsWith(DataPrefix, StringComparison.Ordinal);

    /// <summary>The suppression that nobody agreed to in time; null for another row.</summary>
    public static string? OfSuppression(string key) => After(SuppressionPrefix, key);

    private static string? After(string prefix, string key) => key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : null;
}
