using NodaTime;

namespace ComplianceGrains.Grains.Timestamps;

/// <summary>How far a log is stamped.</summary>
/// <param name="Size">Of the head.</param>
/// <param name="At">What the authority says.</param>
internal sealed record StampedSize(long Size, Instant At);
