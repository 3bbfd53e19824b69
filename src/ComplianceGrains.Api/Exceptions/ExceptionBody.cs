using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Screenings;
using NodaTime;

namespace ComplianceGrains.Api.Exceptions;

/// <summary>An exception in a response.</summary>
/// <param name="Id">Derived from its cause.</param>
/// <param name="Kind">E.g. <c>possible-match</c>.</param>
/// <param name="Subject">Who it is about.</param>
/// <param name="Jurisdictions">Inherited from the subject.</param>
/// <param name="Status"><c>open</c>, <c>assigned</c>, <c>awaiting-second</c> or <c>closed</c>.</param>
/// <param name="Disposition">What was proposed or decided, or null.</param>
/// <param name="Owner">Opaque id of who works on it, or null.</param>
/// <param name="OwnerRole">The role that holds it.</param>
/// <param name="Due">Until when; null once closed.</param>
/// <param name="Escalation">0-based rung on the ladder.</param>
/// <param name="Matches">What was found and why, for a possible match.</param>
/// <param name="Sequence">Number of decisions; the ETag.</param>
/// <param name="Decisions">The history.</param>
/// <param name="Dispositions">How people can end it; empty once it is closed.</param>
/// <param name="Text">Why it was raised, in a sentence.</param>
/// <param name="Texts">What people wrote in it, in order, for those who may; null for others, and in lists.</param>
public sealed record ExceptionBody(
    string Id, string Kind, SubjectBody Subject, IReadOnlyList<string> Jurisdictions, string Status, string? Disposition, string? Owner, string OwnerRole,
    Instant? Due, int Escalation, IReadOnlyList<MatchView> Matches, long Sequence, IReadOnlyList<DecisionBody> Decisions,
    IReadOnlyList<string> Dispositions, string? Text, IReadOnlyList<WrittenTextBody>? Texts);
/// <summary>Who an exception is about.</summary>
/// <param name="Kind">E.g. <c>customer</c>.</param>
/// <param name="Id">The caller's opaque id.</param>
public sealed record SubjectBody(string Kind, string Id);

/// <summary>One possible match with its explanation.</summary>
/// <param name="List">List id.</param>
/// <param name="EntryId">The list's own key.</param>
/// <param name="Name">The listed name that matched.</param>
/// <param name="Score">Decimal string with three digits, <c>0.930</c>.</param>
/// <param name="EntryDigest">Digest of what of the entry matters for matching; a disposition holds for exactly this content.</param>
/// <param name="Explanation">What contributed, in words.</param>
public sealed record MatchView(
    string List,
    string EntryId,
    string Name,
    string Score,
    string EntryDigest,
    IReadOnlyList<ExplanationPart> Explanation);
