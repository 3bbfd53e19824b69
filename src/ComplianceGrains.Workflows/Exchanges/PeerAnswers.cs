namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>What a provider on the other side may say, and what it is when it says nothing.</summary>
public static class PeerAnswers
{
    /// <summary>It has the data and will say later whether it takes them.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>It takes them, and says where it wants to be paid.</summary>
    public const string Approved = "approved";

    /// <summary>It does not take them.</summary>
    public const string Rejected = "rejected";

    /// <summary>It says that it sent, with the id of the transaction.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>It says that it will not send.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It received something and says no more (204). That is no agreement to anything.</summary>
    public const string Taken = "taken";

    /// <summary>There is nobody of that address (404).</summary>
    public const string Unknown = "unknown";

    /// <summary>It answered what the protocol does not know.</summary>
    public const string Malformed = "malformed";

    /// <summary>It answered that it could not (any other status).</summary>
    public const string Failed = "failed";

    /// <summary>Nobody answered in time, or at all.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Its address is none that is called.</summary>
    public const string Blocked = "blocked";

    /// <summary>It has said nothing for as long as it was waited for.</summary>
    public const string Silent = "silent";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Silent, Acknowledged, Approved, Rejected, Confirmed, Cancelled, Taken, Unknown, Malformed, Failed, Unreachable, Blocked];
}

/// <summary>What is told to a provider on the other side.</summary>
public static class ToldToPeer
{
    /// <summary>That a transfer is to come, with the data that travel with it.</summary>
    public const string Inquiry = "inquiry";

    /// <summary>That it is on the chain.</summary>
    public const string Confirmation = "confirmation";

    /// <summary>That it will not come.</summary>
    public const string Cancellation = "cancellation";

    /// <summary>That what it asked about is taken, and where.</summary>
    public const string Approval = "approval";

    /// <summary>That it is not.</summary>
    public const string Rejection = "rejection";
}
