namespace ComplianceGrains.WebConsole.Packs;

/// <summary>How far a reader may rely on a value, in words.</summary>
internal static class Standings
{
    public static string InWords(string standing) => standing switch
    {
        "law-verified" => "law, held against its text",
        "law-unverified" => "law, not verified",
        "policy-adopted" => "the firm's own choice, adopted",
        "policy-not-adopted" => "the firm's own choice, not adopted",
        _ => standing,
    };
}
