using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Approvals;

/// <summary>The approvals that one trigger needs. One person never gives two of them.</summary>
public sealed record ApprovalSet : RuleValue
{
    /// <summary>Unites requirements of one role and sorts.</summary>
    public ApprovalSet(IEnumerable<Approval> approvals) =>
        Approvals =
        [
            .. approvals.GroupBy(approval => approval.Role, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new Approval(group.Key, [.. group.SelectMany(approval => approval.DistinctFrom).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];

    /// <summary>One a role, sorted by role.</summary>
    public IReadOnlyList<Approval> Approvals { get; }

    /// <inheritdoc />
    public override string InWords => Approvals.Count == 0 ? "nobody" : string.Join(" and ", Approvals);

    /// <inheritdoc />
    public bool Equals(ApprovalSet? other) => other is not null && InWords == other.InWords;

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
