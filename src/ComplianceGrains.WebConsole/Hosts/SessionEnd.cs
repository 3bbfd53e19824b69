using NodaTime;

namespace ComplianceGrains.WebConsole.Hosts;

/// <summary>When the session of a request ends.</summary>
/// <param name="At">When, unless something is asked for until then.</param>
/// <param name="MayStay">Whether asking for something moves it. A session that stands for a token ends with the token.</param>
public sealed record SessionEnd(Instant At, bool MayStay);
