using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Kills;

/// <summary>How the drill goes.</summary>
/// <param name="Applicants">In each round.</param>
/// <param name="Lists">Folder of the SDN files.</param>
public sealed record KillsOptions(int Rounds, int Applicants, int Seed, ClockMode Clock, string Lists, int AtOnce)
{
    public static KillsOptions Read(DrillArguments arguments)
    {
        var options = new KillsOptions(
            arguments.Number("rounds", 20), arguments.Number("applicants", 100), arguments.Number("seed", 1),
            Enum.TryParse<ClockMode>(arguments.Text("clock") ?? "steady", ignoreCase: true, out var clock) ? clock : throw new DrillUsageException("--clock is steady, skewed or jumping."),
            arguments.Text("lists") ?? ListFolder.Default, arguments.Number("clients", 8));
        arguments.Close();
        return options;
    }
}
