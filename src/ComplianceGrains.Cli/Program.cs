using System.CommandLine;
using ComplianceGrains.Cli;
using ComplianceGrains.Cli.Terminal;

var root = new RootCommand("Compliance packs, lists, exports and histories, from the command line.");
foreach (var noun in Nouns.All)
    root.Subcommands.Add(noun());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine($"Try: compliance {string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')).Take(2))} --help");
    return ExitCode.WrongUse;
}

// Anything that escapes a command is a thing that could not be done; the command's own verdicts are return values.
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OperationCanceledException)
{
    Console.Error.WriteLine(failure.Message);
    return ExitCode.CouldNotBeDone;
}
