namespace ComplianceGrains.Drills.Destructions;

/// <summary>How the drill goes.</summary>
/// <param name="Seeds">How many customers, each with moments of its own.</param>
/// <param name="First">The first seed.</param>
public sealed record DestructionsOptions(int Seeds, int First)
{
    public static DestructionsOptions Read(DrillArguments arguments)
    {
        var options = new DestructionsOptions(arguments.Number("seeds", 50), arguments.Number("first", 1));
        arguments.Close();
        return options;
    }
}
