using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>
/// Signs that a decision is recorded. The receipts of a command are signed before the commit and committed with it, so that none
/// leaves the house that is not kept; of what nobody commanded a receipt is signed when somebody first asks.
/// </summary>
public sealed class ReceiptSigner(EvidenceOrigin origin, ReceiptKeys keys)
{
    /// <summary>The receipt that the caller of a command is given of one of its drafts; null if it is not for them, or nobody called.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="recordedAt">When the decision is recorded.</param>
    /// <param name="by">Who commands.</param>
    /// <param name="shown">For whom the kind is.</param>
    /// <param name="isBooking">Whether the log is the booking jurisdiction's, which is the only one that a service knows of.</param>
    public string? ForCaller(Draft draft, byte[] bytes, Instant recordedAt, Principal by, Audience shown, bool isBooking) =>
        by.Role != Roles.System && Audiences.MayKnow(by.Role, shown) && (isBooking || Audiences.MayKnow(by.Role, Audience.Staff))
            ? Sign(draft, bytes, recordedAt)
            : null;

    /// <summary>The signed note, whole.</summary>
    public string Sign(Draft draft, byte[] bytes, Instant recordedAt) =>
        RecordedReceipt.For(origin.Name, draft, bytes, recordedAt.ToUnixTimeMilliseconds()).Sign(keys.Current).ToString();
}
