using System.Reflection;

namespace ComplianceGrains.Cli.Tests;

/// <summary>Runs the tool in this process, as the shell would, and keeps what it says.</summary>
internal static class Compliance
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        await OneAtATime.WaitAsync();
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            var exit = Assembly.Load("compliance").EntryPoint!.Invoke(null, [arguments]);
            return (exit is Task<int> running ? await running : (int)exit!, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            OneAtATime.Release();
        }
    }
}
