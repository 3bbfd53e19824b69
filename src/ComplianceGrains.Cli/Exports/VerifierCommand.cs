using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Browser;

namespace ComplianceGrains.Cli.Exports;

/// <summary><c>compliance export verifier</c>: the verifier as one HTML file, for whoever has a browser and nothing else.</summary>
internal static class VerifierCommand
{
    public static Command Create()
    {
        var command = new Command("verifier", "Write the verifier as one HTML file that works offline in any browser: compliance export verifier > verify.html");
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(BrowserVerifier.Html);
            return ExitCode.Fine;
        });
        return command;
    }
}
