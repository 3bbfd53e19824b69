namespace ComplianceGrains.Cli.Terminal;

/// <summary>What the tool says to the shell; the same five for every command.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The thing checked is not fine: an invalid export, a failing scenario.</summary>
    public const int NotFine = 1;

    public const int WrongUse = 2;

    public const int CouldNotBeDone = 3;

    /// <summary>Nothing is wrong, but not everything that was asked is proven: a pinned checkpoint that a package does not lead to.</summary>
    public const int NotProven = 4;
}
