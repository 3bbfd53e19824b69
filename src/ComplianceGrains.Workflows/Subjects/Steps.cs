using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>The steps that packs may ask for, and how each is done. The words are the catalogue's; which apply the packs say.</summary>
public static class Steps
{
    /// <summary>Collect the required data: done by the application itself.</summary>
    public const string Identify = "identify";

    /// <summary>Ask for an approval: done by the request itself.</summary>
    public const string Request = "request";

    /// <summary>Verify the identity.</summary>
    public const string VerifyIdentity = "verify-identity";

    /// <summary>Screen against the lists.</summary>
    public const string Screen = "screen";

    /// <summary>Find the natural persons behind a legal entity: done by what its related parties come to, never by anybody's word for it.</summary>
    public const string IdentifyOwners = "identify-beneficial-owners";

    /// <summary>Give a risk band.</summary>
    public const string RateRisk = "rate-risk";

    /// <summary>The regular look at an active customer.</summary>
    public const string PeriodicReview = "periodic-review";

    /// <summary>Others agree that the relationship ends. A step of the platform's own: the packs say who, under <c>approvals</c>.</summary>
    public const string Offboarding = "offboarding";

    /// <summary>Others agree that a restriction is lifted. A step of the platform's own, too.</summary>
    public const string RestrictionLifted = "restriction-lifted";

    private const string Approval = "-approval";

    private static readonly Dictionary<string, Fulfilment> ByStep = new(StringComparer.Ordinal)
    {
        [Identify] = Fulfilment.Application,
        [Request] = Fulfilment.Application,
        [Screen] = Fulfilment.System,
        [RateRisk] = Fulfilment.System,
        [IdentifyOwners] = Fulfilment.Parties,
        ["enhanced-monitoring"] = Fulfilment.System,
        ["senior-approval"] = Fulfilment.Person,
        ["mlro-review"] = Fulfilment.Person,
        ["manual-review"] = Fulfilment.Person,
        [PeriodicReview] = Fulfilment.Person,
        [Offboarding] = Fulfilment.Person,
        [RestrictionLifted] = Fulfilment.Person,
    };

    /// <summary>What is known of a customer whose retention is over is destroyed.</summary>
    public const string Erasure = "erasure";

    /// <summary>How a step is done. An approval is a person's, whatever the role; what else is not listed is a fact that somebody has to bring.</summary>
    public static Fulfilment FulfilmentOf(string step) =>
        ByStep.GetValueOrDefault(step, step.EndsWith(Approval, StringComparison.Ordinal) ? Fulfilment.Person : Fulfilment.Evidence);

    /// <summary>What the customer or the product has to bring. What people decide, and what they find out by themselves, is nobody else's.</summary>
    public static bool IsShownToServices(PendingStep step) => IsFromTheCustomer(step.Step);

    /// <summary>Whether a step is done by evidence that the customer brings, and so knows of.</summary>
    public static bool IsFromTheCustomer(string step) => step == IdentifyOwners ||
        FulfilmentOf(step) == Fulfilment.Evidence && ReasonCodes.Evidence(EvidenceFor(step), EvidenceResult.Passed).Shown == Kinds.Audience.Service;

    /// <summary>The kind of evidence that does a step; for most it has the step's own name.</summary>
    public static string EvidenceFor(string step) => step == VerifyIdentity ? "identity-verification" : step;

    /// <summary>The step at which a role gives its approval.</summary>
    public static string ApprovalBy(string role) => role switch
    {
        Roles.SeniorManagement => "senior-approval",
        Roles.Mlro => "mlro-review",
        Roles.Analyst => "manual-review",
        _ => role + Approval,
    };
}
