namespace ComplianceGrains.WebConsole.Sessions;

/// <summary>Why somebody came back from the firm's issuer without a session. The word is in the address, the sentence is not.</summary>
public static class SignInFailure
{
    /// <summary>The issuer knows them, and no group of theirs has a role here.</summary>
    public const string NoRole = "no-role";

    /// <summary>They went back, were refused there, or took too long.</summary>
    public const string NotSignedIn = "not-signed-in";

    /// <summary>The issuer cannot be asked.</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>What to tell them; null if nothing failed.</summary>
    public static string? Of(string? word) => word switch
    {
        NoRole => "You are known, and no group of yours has a role here. Whoever configures this host grants roles to groups.",
        NotSignedIn => "The sign-in at your firm did not end well: it was cancelled, took too long, or gave no token for this host. Try again.",
        NoAnswer => "Your firm's sign-in gives no answer. Try again in a minute; if it stays so, tell whoever runs it.",
        _ => null,
    };
}
