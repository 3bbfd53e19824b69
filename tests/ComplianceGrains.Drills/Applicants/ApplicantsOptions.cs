using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Applicants;

/// <summary>How the drill goes.</summary>
/// <param name="Lists">Folder of the SDN files.</param>
public sealed record ApplicantsOptions(int Count, string Lists, int Seed, int AtOnce)
{
    public static ApplicantsOptions Read(DrillArguments arguments)
    {
        var options = new ApplicantsOptions(
            arguments.Number("count", 2000), arguments.Text("lists") ?? ListFolder.Default, arguments.Number("seed", 1), arguments.Number("clients", 8));
        arguments.Close();
        return options;
    }
}
