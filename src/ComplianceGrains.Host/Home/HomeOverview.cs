using Known = ComplianceGrains.Contracts.Actors.Roles;

namespace ComplianceGrains.Host.Home;

/// <summary>What runs here and where to go.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Status"><c>ready</c>, or what the start waits for.</param>
/// <param name="Jurisdictions">Those that have a pack.</param>
/// <param name="Links">Addresses on this host that need no key.</param>
/// <param name="Keys">Where a caller finds one.</param>
/// <param name="Roles">The roles that a caller can have.</param>
internal sealed record HomeOverview(
    string Program, string Status, IReadOnlyCollection<string> Jurisdictions, IReadOnlyList<HomeLink> Links, string Keys, IReadOnlyList<HomeRole> Roles)
{
    /// <summary>As it stands now.</summary>
    public static HomeOverview Of(string? waitingFor, IReadOnlyCollection<string> jurisdictions, bool sandbox) => new(
        "ComplianceGrains", waitingFor is null ? "ready" : $"starting, waits for: {waitingFor}", jurisdictions, AllLinks,
        sandbox
            ? "sandbox.json in the data folder, which the program names when it is ready. Send one as 'Authorization: Bearer cg_…'."
            : "access tokens come from the firm's issuer. Send one as 'Authorization: Bearer …'.", AllRoles);

    private static IReadOnlyList<HomeLink> AllLinks { get; } =
    [
        new("/console", "The console, in which compliance people work"),
        new("/docs/", "The API, to read and to try"),
        new("/openapi/v1.json", "The API as an OpenAPI document"),
        new("/verify", "Verify an export package in this browser, offline"),
        new("/health/ready", "Whether the host can do its work, and what is amiss"),
    ];

    private static IReadOnlyList<HomeRole> AllRoles { get; } =
    [
        new(Known.ProductService, "The firm's own products: they start onboarding, bring evidence, ask for wallets. No person."),
        new(Known.Analyst, "Works on exceptions: proposes and confirms dispositions."),
        new(Known.Mlro, "The reporting officer: decides what the rules reserve to that role, and asks for exports."),
        new(Known.SeniorManagement, "Decides what the rules reserve to senior management."),
        new(Known.PackEditor, "Proposes rule changes and uploads lists."),
        new(Known.PackApprover, "Approves rule changes."),
        new(Known.Auditor, "Reads, and fetches exports."),
        new(Known.Supervisor, "A regional supervisor: the exports of one jurisdiction, nothing else."),
        new(Known.Operator, "Runs the platform: uploads lists, sees their state."),
    ];
}
