using System.Text.RegularExpressions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>What a product service may know of is listed here once more, by name: opening anything else takes two changes.</summary>
public partial class AudienceTests
{
    private static readonly string[] OpenKinds =
    [
        "counterparty.refused/1", "customer.activated/1", "customer.application-received/1", "customer.application-received/2", "customer.erased/1", "customer.evidence-recorded/1", "customer.legal-entity-applied/1", "customer.offboarded/1",
        "customer.refusal-overturned/1", "customer.refusal-upheld/1", "customer.refused/1", "customer.review-requested/1",
        "party.erased/1", "party.evidence-recorded/1", "party.refused/1", "party.removed/1", "party.stated/1",
        "transfers.assessed/1", "transfers.cancelled/1", "transfers.completed/1", "transfers.erased/1", "transfers.refused/1", "transfers.requested/1", "transfers.returned/1", "transfers.travel-rule-data-requested/1", "transfers.travel-rule-data-stated/1",
        "wallet.approved/1", "wallet.approved/2", "wallet.cooldown-ended/1", "wallet.erased/1", "wallet.expired/1", "wallet.ownership-challenged/1", "wallet.ownership-challenged/2", "wallet.ownership-not-proven/1", "wallet.ownership-not-proven/2",
        "wallet.ownership-proven/1", "wallet.ownership-proven/2", "wallet.refusal-overturned/1", "wallet.refusal-upheld/1", "wallet.refused/1", "wallet.requested/1", "wallet.review-requested/1", "wallet.revoked/1",
    ];

    private static readonly string[] OpenReasons =
    [
        "address-valid", "approval-over", "asset-prohibited", "cooldown", "cooldown-over", "counterparty-unknown", "customer-ended", "customer-not-active", "data-complete",
        "document-failed", "document-inconclusive", "document-passed", "expiry",
        "identity-verification-failed", "identity-verification-inconclusive", "identity-verification-passed",
        "ownership-failed", "ownership-inconclusive", "ownership-passed", "ownership-proof-needed", "party-removed", "party-stated",
        "record-purpose-failed", "record-purpose-inconclusive", "record-purpose-passed", "refusal-explained", "refusal-overturned", "refusal-upheld", "relationship-ended",
        "retention-over", "review-requested", "revoked",
        "source-of-funds-failed", "source-of-funds-inconclusive", "source-of-funds-passed",
        "source-of-wealth-failed", "source-of-wealth-inconclusive", "source-of-wealth-passed", "steps-complete",
        "transfer-allowed", "transfer-cancelled", "transfer-completed", "transfer-requested", "transfer-returned", "travel-rule-data-missing", "travel-rule-data-stated", "travel-rule-tier",
        "value-unknown", "wallet-not-usable", "wallet-usable",
    ];

    private static readonly List<DecisionKind> Kinds = [.. Modules.All.Kinds];

    [Fact]
    public void Every_other_kind_is_closed_to_services() =>
        Assert.Equal(OpenKinds, Kinds.Where(kind => Audiences.MayKnow(Roles.ProductService, kind.Shown)).Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_other_reason_is_closed_to_services() =>
        Assert.Equal(OpenReasons, ReasonCodes.All.Values.Where(code => Audiences.MayKnow(Roles.ProductService, code.Shown)).Select(code => code.Text).Order(StringComparer.Ordinal));

    [Fact]
    public void A_reason_that_nobody_has_put_anywhere_is_for_staff() => Assert.Equal(Audience.Staff, ReasonCodes.AudienceOf("something-new"));

    [Fact]
    public void A_role_that_nobody_has_put_anywhere_is_a_service() => Assert.Equal(Audience.Service, Audiences.Of("something-new"));

    [Fact]
    public void Every_class_is_one_of_the_catalogue_s_or_of_the_platform_s_own() => Assert.All(
        Kinds, kind => Assert.True(Repository.Library.Catalog.Has("recordClasses", kind.Kept) || kind.Kept is RecordClass.Programme or RecordClass.OfSubject, $"{kind.Name}: {kind.Kept}"));

    /// <summary>A reason made of a bare text would have no audience.</summary>
    [Fact]
    public void Every_reason_of_the_workflows_has_a_code()
    {
        var bare = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ComplianceGrains.Workflows"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "Cited.cs" && Bare().IsMatch(File.ReadAllText(file)));
        Assert.Empty(bare);
    }

    [GeneratedRegex(@"new (Contracts\.Actors\.)?Reason\(|Cited\.(Reason|Because)\(\$?""")]
    private static partial Regex Bare();
}
