using System.Diagnostics;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Runs scripts with the tools of the machine.</summary>
internal static class Shell
{
    /// <summary>Skips the test when one of the tools is absent.</summary>
    public static void Needs(string tools) => Skip.IfNot(Run("/", $"command -v bash {tools}").Code == 0, $"One of bash {tools} is not here.");

    public static (int Code, string Output) Run(string folder, string script)
    {
        try
        {
            var info = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            info.Environment["LC_ALL"] = "C.UTF-8";
            using var bash = Process.Start(info)!;
            var errors = bash.StandardError.ReadToEndAsync();
            var output = bash.StandardOutput.ReadToEnd();
            bash.WaitForExit();
            return (bash.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (127, "");
        }
    }
}
