using ComplianceGrains.Screening.Lists;
using NodaTime;

namespace ComplianceGrains.Screening.Dispositions;

/// <summary>A person decided that this subject is not that entry.</summary>
/// <param name="Subject"><see cref="SubjectDigest"/> at the time.</param>
/// <param name="ListId">The list.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Entry"><see cref="Lists.EntryDigest"/> at the time.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Decision">Reference of the decision in the history, for the explanation.</param>
public sealed record FalsePositive(string Subject, string ListId, string EntryId, string Entry, Instant DecidedAt, string Decision);
