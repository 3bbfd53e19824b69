using System.CommandLine;

namespace ComplianceGrains.Cli.Exports;

/// <summary><c>compliance export …</c></summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Export packages for supervisors.") { VerifyCommand.Create(), VerifierCommand.Create(), EncryptCommand.Create() };
}
