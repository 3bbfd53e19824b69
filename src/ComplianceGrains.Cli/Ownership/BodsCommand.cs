using System.CommandLine;
using System.Text.Json;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Workflows.Ownership;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Cli.Ownership;

/// <summary><c>compliance ownership bods structure.json</c></summary>
internal static class BodsCommand
{
    private static readonly JsonSerializerOptions Indented = new(Output.Json) { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A company and its parties, as JSON." };
        var day = new Option<string?>("--day") { Description = "The day of the statements, yyyy-MM-dd. Without it: today." };
        var publisher = new Option<string>("--publisher") { Description = "Who publishes them.", Required = true };
        var command = new Command("bods", "Write a structure as statements of the Beneficial Ownership Data Standard 0.4.") { file, day, publisher };
        command.SetAction(parsed =>
        {
            var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
            if (parsed.GetValue(day) is { } text && LocalDatePattern.Iso.Parse(text) is var stated)
            {
                if (!stated.Success)
                {
                    Console.Error.WriteLine("--day is a day such as 2027-07-10.");
                    return ExitCode.WrongUse;
                }

                today = stated.Value;
            }

            if (StructureFile.Of(parsed.GetValue(file)!, null, today) is not { } structure)
                return ExitCode.WrongUse;
            if (structure.Problems(structure.Read.Graph) is { Count: > 0 } problems)
            {
                foreach (var problem in problems)
                    Console.Error.WriteLine($"{problem.Code}: {problem.Text}");
                return ExitCode.NotFine;
            }

            Console.Out.WriteLine(BodsWriter.Write(structure.Read.Graph, structure.Target, LocalDatePattern.Iso.Format(today), parsed.GetValue(publisher)!).ToJsonString(Indented));
            return ExitCode.Fine;
        });
        return command;
    }
}
