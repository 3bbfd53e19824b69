using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Names;

/// <summary>How large the drill is.</summary>
/// <param name="People">Customers whose rows are generated.</param>
/// <param name="Entries">New entries of the list's next version.</param>
/// <param name="Concerned">How many of those name a customer who has an actor.</param>
/// <param name="Cells">Parts that the silos share.</param>
/// <param name="Silos">How many there are.</param>
/// <param name="Seed">Of names.</param>
/// <param name="Lists">Folder of the SDN files.</param>
public sealed record NamesOptions(int People, int Entries, int Concerned, int Cells, int Silos, int Seed, string Lists)
{
    public static NamesOptions Read(DrillArguments arguments)
    {
        var options = new NamesOptions(
            arguments.Number("people", 1_000_000), arguments.Number("entries", 300), arguments.Number("concerned", 60), arguments.Number("cells", 6), arguments.Number("silos", 3),
            arguments.Number("seed", 1), arguments.Text("lists") ?? ListFolder.Default);
        arguments.Close();
        return options.Concerned <= options.Entries ? options : throw new DrillUsageException("No more people can be named than there are entries.");
    }
}
