namespace ComplianceGrains.WebConsole.Places;

/// <summary>Where the console's pages are: what links to a page need not know who makes it.</summary>
public static class Addresses
{
    /// <summary>Where the console begins.</summary>
    public const string Root = "/console";

    /// <summary>Where a session begins.</summary>
    public const string SignIn = $"{Root}/sign-in";

    /// <summary>When a session ends; whoever asks here does not move it.</summary>
    public const string Session = $"{Root}/session";

    /// <summary>Where somebody says that they are still there.</summary>
    public const string Stay = $"{Session}/stay";

    /// <summary>The work queue.</summary>
    public const string Cases = $"{Root}/exceptions";

    /// <summary>Where a customer is looked up.</summary>
    public const string Customers = $"{Root}/customers";

    /// <summary>Where a wallet approval is looked up.</summary>
    public const string Wallets = $"{Root}/wallets";

    /// <summary>Where an export is asked for.</summary>
    public const string Exports = $"{Root}/exports";

    /// <summary>The register of providers on the other side.</summary>
    public const string Counterparties = $"{Root}/counterparties";

    /// <summary>What authorities ask.</summary>
    public const string Inquiries = $"{Root}/inquiries";

    /// <summary>What came of the monitoring rules.</summary>
    public const string Monitoring = $"{Root}/monitoring";

    /// <summary>Whether everything that waits moves.</summary>
    public const string Liveness = $"{Root}/liveness";

    /// <summary>The reporting officer's work.</summary>
    public const string Suspicions = $"{Root}/suspicions";

    /// <summary>Where somebody tells the reporting officer of a suspicion.</summary>
    public const string RaiseSuspicion = $"{Suspicions}/raise";

    /// <summary>What they are shown once it arrived.</summary>
    public const string SuspicionReceived = $"{Suspicions}/received";

    /// <summary>The packs.</summary>
    public const string Packs = $"{Root}/packs";

    /// <summary>The versions of one jurisdiction's pack.</summary>
    public static string OfPacks(string jurisdiction) => Of(Packs, jurisdiction);

    /// <summary>One version.</summary>
    public static string OfPack(string jurisdiction, string version) => Of(OfPacks(jurisdiction), version);

    /// <summary>The draft of the version after one.</summary>
    public static string OfDraft(string jurisdiction, string version) => $"{OfPack(jurisdiction, version)}/draft";

    /// <summary>What one version says, value by value.</summary>
    public static string OfValues(string jurisdiction, string version) => $"{OfPack(jurisdiction, version)}/values";

    /// <summary>What nobody has held against the law in one version.</summary>
    public static string OfUnverified(string jurisdiction, string version) => $"{OfPack(jurisdiction, version)}/unverified";

    /// <summary>The simulation of one version.</summary>
    public static string OfSimulation(string jurisdiction, string id) => Of(Of($"{Root}/simulations", jurisdiction), id);

    /// <summary>Where jurisdictions contradict each other.</summary>
    public const string Conflicts = $"{Root}/conflicts";

    /// <summary>One exception.</summary>
    public static string OfCase(string id) => Of(Cases, id);

    /// <summary>One customer.</summary>
    public static string OfCustomer(string id) => Of(Customers, id);

    /// <summary>One customer's records: how long they are kept, by whose order, and what the person asked for.</summary>
    public static string OfRecords(string id) => $"{OfCustomer(id)}/records";

    /// <summary>What somebody who is related to a customer asked for about their own data.</summary>
    public static string OfPartyRequests(string customer, string party) => $"{Of($"{OfCustomer(customer)}/parties", party)}/requests";

    /// <summary>What one customer sends and receives.</summary>
    public static string OfTransfers(string customer) => $"{OfCustomer(customer)}/transfers";

    /// <summary>One transfer.</summary>
    public static string OfTransfer(string customer, string id) => Of(OfTransfers(customer), id);

    /// <summary>What whoever is on the other side of a transfer asked for about their data.</summary>
    public static string OfTransferRequests(string customer, string id) => $"{OfTransfer(customer, id)}/requests";

    /// <summary>One wallet approval.</summary>
    public static string OfWallet(string id) => Of(Wallets, id);

    /// <summary>Of which monitoring rules nobody is told about one customer.</summary>
    public static string OfSuppressions(string customer) => $"{OfCustomer(customer)}/suppressions";

    /// <summary>One provider on the other side.</summary>
    public static string OfCounterparty(string id) => Of(Counterparties, id);

    /// <summary>What one provider asked for about the data that are held of it.</summary>
    public static string OfCounterpartyRequests(string id) => $"{OfCounterparty(id)}/requests";

    /// <summary>One inquiry of an authority.</summary>
    public static string OfInquiry(string id) => Of(Inquiries, id);

    /// <summary>One suspicion.</summary>
    public static string OfSuspicion(string id) => Of(Suspicions, id);

    /// <summary>Where a suspicion about something of a customer's is raised.</summary>
    public static string OfRaising(string customer, string? about = null) =>
        $"{RaiseSuspicion}?customer={Uri.EscapeDataString(customer)}{(about is null ? "" : $"&about={Uri.EscapeDataString(about)}")}";

    /// <summary>One export.</summary>
    public static string OfExport(string id) => Of(Exports, id);

    private static string Of(string root, string id) => $"{root}/{Uri.EscapeDataString(id)}";
}
