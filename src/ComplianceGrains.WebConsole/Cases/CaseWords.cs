namespace ComplianceGrains.WebConsole.Cases;

/// <summary>What states are called on a page.</summary>
internal static class CaseWords
{
    public static string Status(string status) => status switch
    {
        "open" => "open",
        "assigned" => "somebody works on it",
        "awaiting-second" => "waits for a second person",
        "closed" => "closed",
        _ => status,
    };

    /// <summary>What a disposition says of a match, so that nobody has to know which way round it is.</summary>
    public static string Disposition(string disposition) => disposition switch
    {
        "false-positive" => "false positive: it is somebody else, or not what it looked like",
        "true-match" => "true match: it is what it looked like",
        "accept-risk" => "the firm bears the risk",
        "uphold" => "the refusal stands",
        "overturn" => "the refusal falls, and onboarding goes on",
        "no-action" => "nothing follows from it",
        _ => disposition,
    };
}
