using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Moves;

/// <summary>How large the drill is.</summary>
/// <param name="Applicants">Before the move, and as many while it happens.</param>
/// <param name="Seed">Of everything that is left to chance.</param>
/// <param name="Lists">Folder of the SDN files.</param>
/// <param name="AtOnce">Clients at a time.</param>
public sealed record MoveOptions(int Applicants, int Seed, string Lists, int AtOnce)
{
    public static MoveOptions Read(DrillArguments arguments)
    {
        var options = new MoveOptions(arguments.Number("applicants", 60), arguments.Number("seed", 1), arguments.Text("lists") ?? ListFolder.Default, arguments.Number("clients", 6));
        arguments.Close();
        return options;
    }
}
