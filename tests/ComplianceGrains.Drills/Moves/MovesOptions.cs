namespace ComplianceGrains.Drills.Moves;

/// <summary>How the drill goes.</summary>
/// <param name="Rounds">Kills.</param>
/// <param name="Customers">In each round.</param>
/// <param name="Seed">Of the moments.</param>
/// <param name="AtOnce">How many clients there are.</param>
public sealed record MovesOptions(int Rounds, int Customers, int Seed, int AtOnce)
{
    public static MovesOptions Read(DrillArguments arguments)
    {
        var options = new MovesOptions(arguments.Number("rounds", 20), arguments.Number("customers", 30), arguments.Number("seed", 1), arguments.Number("clients", 8));
        arguments.Close();
        return options;
    }
}
