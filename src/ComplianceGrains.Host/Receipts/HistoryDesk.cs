using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Host.Receipts;

/// <summary>Shows histories, as far as whoever reads may know of them.</summary>
internal sealed class HistoryDesk(HistoryPages pages, DecisionAudience audience, ReceiptDesk receipts, RuleBook rules)
{
    /// <summary>How many decisions a thing shows of itself; older ones are read by page.</summary>
    private const int Newest = 20;

    /// <summary>The newest decisions up to a sequence.</summary>
    public Task<IReadOnlyList<RecordedDecision>> NewestAsync(string actor, long sequence, Principal to) =>
        pages.NewestAsync(actor, sequence, Newest, Audiences.Of(to.Role));

    /// <summary>One decision, or null if there is none that the reader may know of.</summary>
    public Task<RecordedDecision?> FindAsync(string actor, long sequence, Principal to) => pages.FindAsync(actor, sequence, Audiences.Of(to.Role));

    /// <summary>A page of a history with receipts, the oldest first.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="counts">How many decisions it has.</param>
    /// <param name="booking">Whose receipt comes first.</param>
    /// <param name="to">Who reads.</param>
    /// <param name="after">The cursor of the page before, or null.</param>
    /// <param name="limit">The size of the page, or null.</param>
    /// <param name="until">The last decision that may be among them.</param>
    public async Task<IResult> PageAsync(string actor, DecisionCounts counts, string booking, Principal to, string? after, string? limit, long until = long.MaxValue)
    {
        if (Page.Read(after, limit, out var size, out var numbers, parts: 1) is { } refusal)
            return Problems.Of(refusal);
        var found = await pages.AfterAsync(actor, numbers is [var last] ? Math.Clamp(last, 0, int.MaxValue) : 0, size + 1, Audiences.Of(to.Role));
        found = [.. found.TakeWhile(decision => decision.Sequence <= until)];
        IReadOnlyList<RecordedDecision> items = [.. found.Take(size)];
        return Results.Json(
            new DecisionPage(
                await receipts.BodiesAsync(actor, audience.Of(items, to, booking), booking),
                found.Count > size ? Page.Cursor(items[^1].Sequence) : null, DecisionAudience.CountOf(counts, to),
                await receipts.LostAsync(actor, DecisionAudience.IsStaff(to) ? rules.Library.Jurisdictions : [booking])), WireJson.Options);
    }
}
