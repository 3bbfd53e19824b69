namespace ComplianceGrains.Jurisdictions.Approvals;

/// <summary>One approval that is needed.</summary>
/// <param name="Role">The role that gives it.</param>
/// <param name="DistinctFrom">Who the person must not be, e.g. <c>maker</c>; always also distinct from the other approvals' persons.</param>
public sealed record Approval(string Role, IReadOnlyList<string> DistinctFrom)
{
    /// <inheritdoc />
    public override string ToString() => DistinctFrom.Count == 0 ? Role : $"{Role} (not the {string.Join(" or the ", DistinctFrom)})";
}
