namespace ComplianceGrains.Drills.Transactions;

/// <summary>How the drill goes.</summary>
/// <param name="Rounds">Kills.</param>
/// <param name="Customers">In each round.</param>
/// <param name="Seed">Of the moments.</param>
/// <param name="AtOnce">How many clients there are.</param>
public sealed record TransactionsOptions(int Rounds, int Customers, int Seed, int AtOnce)
{
    public static TransactionsOptions Read(DrillArguments arguments)
    {
        var options = new TransactionsOptions(arguments.Number("rounds", 20), arguments.Number("customers", 30), arguments.Number("seed", 1), arguments.Number("clients", 8));
        arguments.Close();
        return options;
    }
}
