using System.CommandLine;

namespace ComplianceGrains.Cli;

/// <summary>Every noun of the tool; a feature folder adds one line here.</summary>
internal static class Nouns
{
    public static IReadOnlyList<Func<Command>> All { get; } =
    [
        Backups.BackupCommand.Create,
        Backups.RestoreCommand.Create,
        Exports.ExportCommand.Create,
        Histories.HistoryCommand.Create,
        Incidents.IncidentCommand.Create,
        Keys.KeysCommand.Create,
        Moves.MoveCommand.Create,
        Packs.PackCommand.Create,
        Lists.ListCommand.Create,
        Ownership.OwnershipCommand.Create,
        Screening.ScreenCommand.Create,
    ];
}
