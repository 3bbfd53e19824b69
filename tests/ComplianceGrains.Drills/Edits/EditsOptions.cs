namespace ComplianceGrains.Drills.Edits;

/// <summary>How the drill goes.</summary>
/// <param name="Count">Edits, each of a fresh copy of the folder.</param>
/// <param name="Hosts">How many of them a host is started on besides.</param>
/// <param name="Seed">The same seed makes the same edits of the same folder.</param>
public sealed record EditsOptions(int Count, int Hosts, int Seed)
{
    public static EditsOptions Read(DrillArguments arguments)
    {
        var options = new EditsOptions(arguments.Number("count", 1000), arguments.Number("hosts", 50), arguments.Number("seed", 1));
        arguments.Close();
        return options;
    }
}
