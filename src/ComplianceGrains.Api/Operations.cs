using System.Text.Json.Nodes;

namespace ComplianceGrains.Api;

/// <summary>One operation of the document.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">As routed.</param>
/// <param name="Id">Name of the method in a generated client.</param>
/// <param name="Summary">A line.</param>
/// <param name="Description">What a caller should know.</param>
public sealed record Operation(string Method, string Path, string Id, string Summary, string Description)
{
    /// <summary>Whether it changes something: it then has an idempotency key and takes a precondition.</summary>
    public bool IsCommand { get; init; } = Method == "POST";

    /// <summary>Whether the answer is one thing that has a sequence.</summary>
    public bool HasETag { get; init; } = true;

    /// <summary>Whether the answer says where the new thing is.</summary>
    public bool HasLocation { get; init; }

    /// <summary>Whether a status that is a problem elsewhere is an answer of its own here.</summary>
    public bool AnswersItself(string status) => status == "503" && Path == "/health/ready";
}

/// <summary>What each operation is called and says of itself. An endpoint without a row here does not get into the document.</summary>
public static class Operations
{
    /// <summary>What the operations are about, in the order in which a newcomer needs them.</summary>
    public static IReadOnlyList<(string Name, string Says)> Tags { get; } =
    [
        ("customers", "Who applies, what is known of them, what was decided."),
        ("wallet-approvals", "The addresses that customers may use."),
        ("exceptions", "What people have to look at, and how they dispose of it."),
        ("screenings", "A look at the lists that records nothing."),
        ("lists", "What is screened against."),
        ("exports", "Packages that a supervisor verifies without this host."),
        ("ledgers", "Signed heads and public keys: what a verifier needs from outside a package."),
        ("incidents", "What was found wrong with the store, and how operators close it."),
        ("health", "Whether the host runs, decides and signs."),
    ];

    private static readonly Operation[] All =
    [
        new("GET", "/health/live", "isLive", "Whether the process runs.", "Answers at once, also while the host starts.") { HasETag = false },
        new("GET", "/health/ready", "isReady", "Whether the host decides and signs.", "503 while it starts or an incident is open; warnings say what else to look at.") { HasETag = false },
        new("POST", "/v1/screenings", "screen", "Screens a name or an address, and records nothing.", "Not a decision: nobody is let through by it. What is not read in full is `inconclusive`, never `clear`.") { IsCommand = false, HasETag = false },
        new("POST", "/v1/customers", "startOnboarding", "Somebody applies.", "Starts the onboarding of a natural person under the rules of the booking entity, residence and nationality. The id is yours and opaque: it survives erasure.") { HasLocation = true },
        new("GET", "/v1/customers/{id}", "readCustomer", "A customer as they are now.", "Holds no personal data. What a role may not see is absent."),
        new("POST", "/v1/customers/{id}/evidence", "recordEvidence", "A fact from outside arrives.", "E.g. an identity verification. An activation needs one that is not older than the rules allow."),
        new("POST", "/v1/customers/{id}/approvals", "decideStep", "A person decides a pending step.", "In the role that the step names. Who may be the second person the rules say."),
        new("POST", "/v1/customers/{id}/offboarding", "offboard", "Asks to end a relationship.", "Another person completes it where the rules ask for one."),
        new("GET", "/v1/customers/{id}/decisions", "readDecisions", "A customer's history, by page.", "Oldest first.") { HasETag = false },
        new("GET", "/v1/customers/{id}/decisions/{sequence}/proof", "proveDecision", "That a decision is in the log.", "A C2SP tlog-proof; `409` until the next checkpoint covers it.") { HasETag = false },
        new("GET", "/v1/customers/{id}/rules", "readRules", "The rules that bind a customer.", "Each with where it comes from and whether anybody has held it against the text.") { HasETag = false },
        new("POST", "/v1/wallet-approvals", "requestWallet", "A customer wants to use an address.", "The address is personal data: it is sealed, and stands in no answer and no URL.") { HasLocation = true },
        new("GET", "/v1/wallet-approvals/{id}", "readWallet", "A wallet approval as it is now.", "`usable` is judged at the moment of the question."),
        new("GET", "/v1/wallet-approvals/{id}/decisions", "readWalletDecisions", "A wallet's history, by page.", "Oldest first.") { HasETag = false },
        new("POST", "/v1/wallet-approvals/{id}/ownership-proofs", "recordOwnershipProof", "A proof of ownership arrives.", "Which methods count the rules say."),
        new("POST", "/v1/wallet-approvals/{id}/approvals", "decideWallet", "A person approves or rejects a wallet.", "Not the one who asked for it or brought its proof."),
        new("POST", "/v1/wallet-approvals/{id}/revocation", "revokeWallet", "Ends an approval.", "At once."),
        new("GET", "/v1/exceptions", "readExceptions", "What people have to look at.", "By queue, soonest due first.") { HasETag = false },
        new("GET", "/v1/exceptions/{id}", "readException", "An exception with its matches.", "Every statement of an explanation can be held against the list."),
        new("GET", "/v1/exceptions/{id}/decisions", "readExceptionDecisions", "An exception's history, by page.", "Oldest first.") { HasETag = false },
        new("POST", "/v1/exceptions/{id}/assignment", "assignException", "Somebody takes it, or is given it.", "The owner is a principal that exists and may act there; without one it is you."),
        new("POST", "/v1/exceptions/{id}/notes", "noteException", "A note in somebody's words.", "Sealed."),
        new("POST", "/v1/exceptions/{id}/disposition", "proposeDisposition", "The first person proposes how it ends.", "A second one confirms."),
        new("POST", "/v1/exceptions/{id}/approvals", "confirmDisposition", "The second person confirms or rejects.", "Never the first."),
        new("GET", "/v1/lists", "readLists", "Screening lists with content and age.", "Also what the packs ask for and nobody has loaded.") { HasETag = false },
        new("POST", "/v1/lists/{id}/versions", "uploadList", "A new version of a list.", "Its files as the publisher gives them, as `multipart/form-data`. Read whole or not at all; the same digest confirms what is there.") { IsCommand = false, HasETag = false },
        new("POST", "/v1/exports", "requestExport", "Asks for a supervisor's package.", "Another person approves it. A period must have rested for a minute before it is stated.") { HasLocation = true },
        new("GET", "/v1/exports/{id}", "readExport", "Where an export is.", "With the reason when it waits or has failed."),
        new("POST", "/v1/exports/{id}/approvals", "decideExport", "A second person approves or rejects.", "Never the one who asked."),
        new("GET", "/v1/exports/{id}/package", "downloadPackage", "The package, a zip.", "Every download is a decision of its own, recorded before the first byte leaves.") { HasETag = false },
        new("GET", "/v1/ledgers/{jurisdiction}/checkpoint", "readCheckpoint", "The newest signed head of a log.", "Keep it: it is the pin for the next package.") { HasETag = false },
        new("GET", "/v1/ledgers/{jurisdiction}/vkey", "readTrustFile", "The public keys that a verifier needs.", "For everybody.") { HasETag = false },
        new("GET", "/v1/incidents", "readIncidents", "What must not be so and was found.", "Open ones first.") { HasETag = false },
        new("GET", "/v1/incidents/{id}", "readIncident", "An incident with what people did about it.", "While one of a log is open, nothing new is decided there."),
        new("POST", "/v1/incidents/{id}/closing", "proposeClosing", "An operator proposes to close it.", "A second operator confirms."),
        new("POST", "/v1/incidents/{id}/approvals", "confirmClosing", "The second operator confirms or rejects.", "Never the first."),
    ];

    /// <summary>Request bodies by operation, in a file of their own: they are data, with countries and laws in them.</summary>
    private static readonly JsonObject Examples = JsonNode.Parse(typeof(Operations).Assembly.GetManifestResourceStream($"{typeof(Operations).Namespace}.examples.json")!)!.AsObject();

    private static readonly Dictionary<(string, string), Operation> ByAddress = All.ToDictionary(row => (row.Method, row.Path));

    /// <summary>A request body of an operation, or null.</summary>
    public static JsonNode? ExampleOf(Operation row) => Examples[row.Id]?.DeepClone();

    /// <summary>The row of an endpoint.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public static Operation Of(string method, string path) => ByAddress.TryGetValue((method, path), out var row)
        ? row
        : throw new InvalidOperationException($"{method} {path} has no row in {nameof(Operations)}: give it a name, a summary and a description.");
}
