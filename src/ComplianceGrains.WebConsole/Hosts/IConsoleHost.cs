namespace ComplianceGrains.WebConsole.Hosts;

/// <summary>What the console needs of the host it runs in.</summary>
public interface IConsoleHost
{
    /// <summary>Where the API is.</summary>
    Uri Api { get; }

    /// <summary>What the start waits for; null once the host is ready.</summary>
    string? WaitingFor { get; }

    /// <summary>People anybody may try the console as; empty unless everything here is invented.</summary>
    IReadOnlyList<Person> ToTry { get; }

    /// <summary>Whether somebody may sign in with a key of this host.</summary>
    bool TakesKeys { get; }

    /// <summary>The scheme by which people sign in at the firm's issuer; null if they do not.</summary>
    string? Issuer { get; }

    /// <summary>Jurisdictions that have a pack.</summary>
    IReadOnlyList<string> Jurisdictions { get; }

    /// <summary>Kinds of exceptions, the names of the queues.</summary>
    IReadOnlyList<string> ExceptionKinds { get; }

    /// <summary>Where a customer's process can be.</summary>
    IReadOnlyList<string> CustomerStatuses { get; }

    /// <summary>Where the process of a wallet approval can be.</summary>
    IReadOnlyList<string> WalletStatuses { get; }

    /// <summary>Where the process of an export can be.</summary>
    IReadOnlyList<string> ExportStatuses { get; }

    /// <summary>Where the process of an authority's inquiry can be.</summary>
    IReadOnlyList<string> InquiryStatuses { get; }

    /// <summary>Where a suspicion can be.</summary>
    IReadOnlyList<string> SuspicionStatuses { get; }

    /// <summary>Whose key of the API this is; null if nobody's.</summary>
    Person? Find(string key);

    /// <summary>Whether a role may call an endpoint of the API. What it may not, its pages do not hold.</summary>
    /// <param name="role">Of the API.</param>
    /// <param name="endpoint">Method and path as they are routed, e.g. <c>POST /v1/exceptions/{id}/notes</c>.</param>
    bool May(string role, string endpoint);
}
