namespace ComplianceGrains.Api.Decisions;

/// <summary>What came of deciding a decision again, from the recorded facts and the packs and lists by their digests.</summary>
/// <param name="Sequence">Its number in the history.</param>
/// <param name="Kind">What was decided, e.g. <c>customer.activated/1</c>.</param>
/// <param name="Answer"><c>equal</c>, <c>differs</c> or <c>not-replayable</c>.</param>
/// <param name="Reason">Why it cannot be decided again, e.g. <c>shredded</c>; null if it can.</param>
/// <param name="OnlyReasons">Of one that differs, whether the same is decided and only the reasons are given otherwise; null of the others.</param>
/// <param name="Differences">Of one that differs, field by field.</param>
public sealed record DecidedAgainBody(long Sequence, string Kind, string Answer, string? Reason, bool? OnlyReasons, IReadOnlyList<DifferenceBody> Differences);

/// <summary>A field that comes out otherwise.</summary>
/// <param name="Path">Which, e.g. <c>screening.outcome</c>.</param>
/// <param name="Then">What stood there, as JSON; null where it may hold what was given of somebody.</param>
/// <param name="Now">What comes out, as JSON; null likewise.</param>
public sealed record DifferenceBody(string Path, string? Then, string? Now);
