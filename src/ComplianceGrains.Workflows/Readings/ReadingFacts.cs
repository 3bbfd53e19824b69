using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Workflows.Readings;

/// <summary>What a decision about a reading stands on.</summary>
/// <param name="Now">The instant of the command.</param>
/// <param name="By">Who reads.</param>
/// <param name="Bound">All jurisdictions that bind whom is read about.</param>
/// <param name="Rules">Their rules.</param>
/// <param name="IsGone">Whether nothing is left to read, or about to be.</param>
/// <param name="IsRestricted">Whether only those read who answer for what is kept: the person wants it gone, and only law keeps it.</param>
public sealed record ReadingFacts(Instant Now, Principal By, IReadOnlyList<string> Bound, EffectiveRules Rules, bool IsGone, bool IsRestricted);
