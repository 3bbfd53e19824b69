using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Hosting;

/// <summary>One life of the program: it says what it does, and why it ends if it does not come to work.</summary>
internal static class HostRun
{
    /// <summary>Runs until it is stopped.</summary>
    /// <returns>0 after an orderly stop; 1 if the host did not start or broke down, after one sentence that says why.</returns>
    public static async Task<int> RunAsync(HostArguments arguments)
    {
        FreedMemory.Overwrite();
        var progress = new StartProgress(Console.Out);
        progress.Say($"ComplianceGrains starts on the data folder {arguments.Data}");
        try
        {
            await using var app = Composition.Build(arguments, progress);
            progress.Say("Starting the silo and the API");
            await app.RunAsync();
        }
#pragma warning disable CA1031 // whatever ends the program, whoever started it reads a sentence and gets a code that is not 0
        catch (Exception failure)
#pragma warning restore CA1031
        {
            progress.Fail(failure);
        }

        if (progress.Failure is not { } reason)
            return Environment.ExitCode;
        await Console.Error.WriteLineAsync($"{(progress.IsReady ? "The host ends" : "The host does not start")}: {StartFailure.Sentence(reason)}");
        if (arguments.Verbose)
            await Console.Error.WriteLineAsync($"{reason}");
        return 1;
    }
}
