using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>How large the drill is.</summary>
/// <param name="Silos">How many there are.</param>
/// <param name="Kills">How many are killed, one after the other.</param>
/// <param name="Freezes">How many are stopped for longer than the others wait for them, and go on then.</param>
/// <param name="Applicants">In each round.</param>
/// <param name="Seed">Of everything that is left to chance.</param>
/// <param name="Lists">Folder of the SDN files.</param>
/// <param name="AtOnce">Clients at a time.</param>
public sealed record ClusterOptions(int Silos, int Kills, int Freezes, int Applicants, int Seed, string Lists, int AtOnce)
{
    public static ClusterOptions Read(DrillArguments arguments)
    {
        var options = new ClusterOptions(
            arguments.Number("silos", 3), arguments.Number("kills", 10), arguments.Number("freezes", 2), arguments.Number("applicants", 60),
            arguments.Number("seed", 1), arguments.Text("lists") ?? ListFolder.Default, arguments.Number("clients", 6));
        arguments.Close();
        return options;
    }
}
