namespace ComplianceGrains.Drills.Queues;

/// <summary>How the drill goes.</summary>
/// <param name="Count">Exceptions that are open.</param>
/// <param name="AtOnce">Clients that make them.</param>
/// <param name="Rounds">How often each question is asked, the first apart.</param>
public sealed record QueueOptions(int Count, int AtOnce, int Rounds)
{
    public static QueueOptions Read(DrillArguments arguments)
    {
        var options = new QueueOptions(arguments.Number("count", 10_000), arguments.Number("clients", 16), arguments.Number("rounds", 30));
        arguments.Close();
        return options;
    }
}
