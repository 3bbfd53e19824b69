namespace ComplianceGrains.Drills.Destructions;

/// <summary>How the drill goes.</summary>
/// <param name="Seeds">How many customers, each with moments of its own.</param>
/// <param name="First">The first seed.</param>
/// <param name="Memory">Whether nothing is killed and the host's memory is searched instead.</param>
public sealed record DestructionsOptions(int Seeds, int First, bool Memory)
{
    public static DestructionsOptions Read(DrillArguments arguments)
    {
        var options = new DestructionsOptions(arguments.Number("seeds", 50), arguments.Number("first", 1), arguments.Number("memory", 0) > 0);
        arguments.Close();
        return options;
    }
}
