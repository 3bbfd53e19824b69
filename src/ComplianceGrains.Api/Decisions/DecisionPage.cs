namespace ComplianceGrains.Api.Decisions;

/// <summary>A page of a history.</summary>
/// <param name="Items">The decisions.</param>
/// <param name="Next">Opaque: pass it as <c>after</c> for the next page; null at the end.</param>
/// <param name="Total">How many there are in all, without those that are lost.</param>
/// <param name="Lost">Receipts of decisions that stand in a log and that a restore could not bring back; the same on every page, and empty where nothing was restored.</param>
public sealed record DecisionPage(IReadOnlyList<DecisionBody> Items, string? Next, long Total, IReadOnlyList<ReceiptBody> Lost);
