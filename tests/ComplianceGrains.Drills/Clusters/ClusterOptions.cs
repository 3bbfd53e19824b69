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
    /// <summary>The program of an earlier release: all silos begin with it and are replaced one by one by this one, back, and by this one again; nobody is killed then.</summary>
    public string? Previous { get; init; }

    /// <summary>How often a silo ends, in whatever way.</summary>
    public int Rounds => Previous is null ? Kills + Freezes : 3 * Silos;

    public static ClusterOptions Read(DrillArguments arguments)
    {
        var options = new ClusterOptions(
            arguments.Number("silos", 3), arguments.Number("kills", 10), arguments.Number("freezes", 2), arguments.Number("applicants", 60),
            arguments.Number("seed", 1), arguments.Text("lists") ?? ListFolder.Default, arguments.Number("clients", 6))
        {
            Previous = arguments.Text("previous"),
        };
        arguments.Close();
        return options;
    }
}
