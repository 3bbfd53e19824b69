namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Whether a transfer may happen, or did.</summary>
public static class TransferStatus
{
    /// <summary>Nothing stands against it.</summary>
    public const string Allowed = "allowed";

    /// <summary>It waits: something is missing, unknown or looked at by people.</summary>
    public const string Held = "held";

    /// <summary>It must not happen.</summary>
    public const string Refused = "refused";

    /// <summary>It is on the chain.</summary>
    public const string Completed = "completed";

    /// <summary>It will not happen.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>What came in was sent back.</summary>
    public const string Returned = "returned";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Allowed, Held, Refused, Completed, Cancelled, Returned];
}

/// <summary>Where the data are that have to travel with a transfer. Never says whether the transfer may happen.</summary>
public static class TravelRuleStatus
{
    /// <summary>No rule asks that anything travels to a provider.</summary>
    public const string NotRequired = "not-required";

    /// <summary>They are collected here. The provider on the other side has agreed to nothing yet.</summary>
    public const string Preparing = "preparing";

    /// <summary>What the other side has to give is there.</summary>
    public const string Received = "received";

    /// <summary>The provider on the other side has received them, and does not say what it makes of them.</summary>
    public const string Sent = "sent";

    /// <summary>It has them, and will say what it makes of them.</summary>
    public const string AwaitingCounterparty = "awaiting-counterparty";

    /// <summary>The one side has told the other that it takes them.</summary>
    public const string Accepted = "accepted";

    /// <summary>That it does not.</summary>
    public const string Rejected = "rejected";

    /// <summary>What the other side says does not fit the transfer.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>At the other side's address nobody is known.</summary>
    public const string UnknownCounterparty = "unknown-counterparty";

    /// <summary>Nobody answers there.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Nobody has agreed in time.</summary>
    public const string Expired = "expired";

    /// <summary>The other side knows that it will not happen, or never agreed.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The other side knows, or says, that it is on the chain.</summary>
    public const string Completed = "completed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [NotRequired, Preparing, Received, Sent, AwaitingCounterparty, Accepted, Rejected, Mismatch, UnknownCounterparty, Unreachable, Expired, Cancelled, Completed];
}

/// <summary>Which way a transfer goes.</summary>
public static class Directions
{
    /// <summary>From the customer.</summary>
    public const string Outgoing = "outgoing";

    /// <summary>To the customer.</summary>
    public const string Incoming = "incoming";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Outgoing, Incoming];
}

/// <summary>What is on the other side.</summary>
public static class CounterpartyKinds
{
    /// <summary>A provider.</summary>
    public const string Vasp = "vasp";

    /// <summary>Somebody who alone holds the keys.</summary>
    public const string SelfHosted = "self-hosted";

    /// <summary>Nobody knows. It never counts as self-hosted.</summary>
    public const string Unknown = "unknown";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Vasp, SelfHosted, Unknown];
}

/// <summary>What a held transfer waits for.</summary>
public static class WaitFor
{
    /// <summary>The customer is not active, or restricted.</summary>
    public const string Customer = "customer";

    /// <summary>The wallet may not be used now.</summary>
    public const string Wallet = "wallet";

    /// <summary>The lists give no answer about the other side.</summary>
    public const string Screening = "screening";

    /// <summary>The other side's address could not be looked up.</summary>
    public const string ScreeningInconclusive = "screening-inconclusive";

    /// <summary>People look at whether the other side's address is listed.</summary>
    public const string Listed = "listed";

    /// <summary>People look at whether a name on the other side could not be read, or is listed.</summary>
    public static string Unread(string of) => of == OtherSide.Address ? ScreeningInconclusive : $"{of}-inconclusive";

    /// <summary>People look at whether something on the other side is listed.</summary>
    public static string ListedAs(string of) => of == OtherSide.Address ? Listed : $"{of}-listed";

    /// <summary>What people answered about names; of another name they have answered nothing.</summary>
    public static IReadOnlyList<string> OfNames { get; } = [.. new[] { OtherSide.Name, OtherSide.Provider }.SelectMany(of => new[] { Unread(of), ListedAs(of) })];

    /// <summary>People look at what the transfer is a part of. The word does not say why.</summary>
    public const string Review = "review";

    /// <summary>Nobody knows what is on the other side.</summary>
    public const string Counterparty = "counterparty";

    /// <summary>The provider on the other side is not in the register, or nobody has approved dealing with it.</summary>
    public const string CounterpartyAssessment = "counterparty-assessment";

    /// <summary>What it is in the currency of a rule is not known.</summary>
    public const string Value = "value";

    /// <summary>Data that have to travel are missing.</summary>
    public const string TravelRuleData = "travel-rule-data";

    /// <summary>The provider on the other side has not agreed to what travels.</summary>
    public const string Exchange = "travel-rule-exchange";

    /// <summary>Nobody has shown whose the self-hosted wallet is.</summary>
    public const string OwnershipProof = "ownership-proof";

    /// <summary>What the rules ask for about self-hosted wallets is not done.</summary>
    public const string Measures = "self-hosted-measures";
}
