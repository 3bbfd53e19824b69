using NodaTime;

namespace ComplianceGrains.Api.Rescreenings;

/// <summary>What was last recorded of a jurisdiction whose rules want everybody screened again each day.</summary>
/// <param name="Jurisdiction">Which.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>: the day ended and not everybody was; or <c>not-asked</c>: the rules do not ask for it any more.</param>
/// <param name="From">Since when.</param>
/// <param name="To">When it was looked.</param>
/// <param name="Next">By when the next record has to be there; null if none has to be.</param>
/// <param name="Lists">Each list that the rules ask for.</param>
/// <param name="Subjects">How many subjects were open when everything stored was last gone through; null if nobody knows.</param>
/// <param name="Waiting">How many had no answer: a list or what compares was not there, or too old.</param>
/// <param name="First">Some of these.</param>
public sealed record RescreenedDayBody(
    string Jurisdiction, string Outcome, Instant From, Instant To, Instant? Next, IReadOnlyList<RescreenedListBody> Lists, long? Subjects, long Waiting, IReadOnlyList<string> First);

/// <summary>How far everybody was compared with a list.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version in force; null if there is none.</param>
/// <param name="ConfirmedAt">When that was last known to be the newest.</param>
/// <param name="BegunAt">When the last comparison of everybody with all of it began.</param>
/// <param name="Done">Whether that, and what came after it, has come to its end.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Names">By how many names.</param>
/// <param name="Told">How many subjects an entry resembles: they were told to compare themselves by the version in force.</param>
/// <param name="PossibleHits">How many of them have a match that nobody has decided about.</param>
public sealed record RescreenedListBody(
    string List, string? Digest, Instant? ConfirmedAt, Instant? BegunAt, bool Done, int Entries, int Names, long Told, long PossibleHits);
