using System.CommandLine;

namespace ComplianceGrains.Cli.Ownership;

/// <summary><c>compliance ownership</c></summary>
internal static class OwnershipCommand
{
    public static Command Create() => new("ownership", "Who owns a company, and what listed owners make of it.")
    {
        FindCommand.Create(),
        BodsCommand.Create(),
    };
}
