using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.CustomerDueDiligence;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Jurisdictions.Screening;

namespace ComplianceGrains.Jurisdictions.Grammar;

/// <summary>How the values of several packs that bind one customer become one. Never looser than any of them.</summary>
/// <param name="Because">The word that explains the choice: "from CH, because longer".</param>
/// <param name="Fold">Joins two values: associative, commutative, idempotent. Null: each pack's value applies beside the others.</param>
internal sealed record Merge(string Because, Func<RuleValue, RuleValue, RuleValue>? Fold)
{
    public static readonly Merge Union = new("united", (left, right) => (left, right) switch
    {
        (Words a, Words b) => new Words(a.Items.Concat(b.Items)),
        (Fields a, Fields b) => new Fields(a.Required.Concat(b.Required), a.Optional.Concat(b.Optional)),
        (Measures a, Measures b) => new Measures(a.All.Concat(b.All), a.Choices.Concat(b.Choices).Select(choice => choice.Items)),
        (ApprovalSet a, ApprovalSet b) => new ApprovalSet(a.Approvals.Concat(b.Approvals)),
        _ => throw Unlike(left, right),
    });

    public static readonly Merge Intersection = new("accepted by all", (left, right) => (left, right) switch
    {
        (Words a, Words b) => new Words(a.Items.Intersect(b.Items, StringComparer.Ordinal)),
        _ => throw Unlike(left, right),
    });

    public static readonly Merge Strictest = new("stricter", (left, right) => (left, right) switch
    {
        (Thresholds a, Thresholds b) => new Thresholds(a.Points.Concat(b.Points)),
        (ReviewBand a, ReviewBand b) => a.Stricter(b),
        (OwnershipTest a, OwnershipTest b) => a.Stricter(b),
        _ => throw Unlike(left, right),
    });

    public static readonly Merge Lowest = new("stricter", (left, right) => (left, right) switch
    {
        (Number a, Number b) => a.Amount <= b.Amount ? a : b,
        _ => throw Unlike(left, right),
    });

    public static readonly Merge Shortest = new("shorter", (left, right) => (left, right) switch
    {
        (Span a, Span b) => Span.Compare(a.Period, b.Period) <= 0 ? a : b,
        _ => throw Unlike(left, right),
    });

    public static readonly Merge Longest = new("longer", (left, right) => (left, right) switch
    {
        (Span a, Span b) => Span.Compare(a.Period, b.Period) >= 0 ? a : b,
        // For ever is longer than any length.
        (Lasting a, Lasting b) => a.Period is null || (b.Period is { } other && Span.Compare(a.Period, other) >= 0) ? a : b,
        _ => throw Unlike(left, right),
    });

    public static readonly Merge YesWins = new("stricter", (left, right) => (left, right) switch
    {
        (Flag a, Flag b) => new Flag(a.On || b.On),
        _ => throw Unlike(left, right),
    });

    public static readonly Merge NoWins = new("stricter", (left, right) => (left, right) switch
    {
        (Flag a, Flag b) => new Flag(a.On && b.On),
        _ => throw Unlike(left, right),
    });

    public static readonly Merge MostProtective = new("more protective", (left, right) => (left, right) switch
    {
        (FieldHandling a, FieldHandling b) => a.MoreProtective(b),
        _ => throw Unlike(left, right),
    });

    /// <summary>Every pack's rule applies, each counted in its own calendar and zone; what is earliest or longest is known only at the event.</summary>
    public static readonly Merge Each = new("each applies", null);

    private static InvalidOperationException Unlike(RuleValue left, RuleValue right) =>
        new($"A {left.GetType().Name} cannot be merged with a {right.GetType().Name}: the vocabulary gives both the same path.");
}
