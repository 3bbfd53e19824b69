using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Rescreenings;

/// <summary>Everybody of a jurisdiction was screened again as its rules ask for each day, or was not.</summary>
/// <param name="From">Since when: the record before, or the beginning of the day.</param>
/// <param name="To">When it was looked.</param>
/// <param name="Next">By when the next record has to be there; null if none has to be.</param>
/// <param name="Lists">Each list that the rules ask for.</param>
/// <param name="Subjects">How many subjects were open when everything stored was last gone through; null if nobody knows.</param>
/// <param name="Waiting">How many had no answer: a list or what compares was not there, or too old.</param>
/// <param name="First">Some of these.</param>
[Kind("rescreening.ran/1", Audience.Staff, RecordClass.Programme)]
public sealed record RescreeningRan(Instant From, Instant To, Instant? Next, IReadOnlyList<RescreenedList> Lists, long? Subjects, long Waiting, IReadOnlyList<string> First);

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
public sealed record RescreenedList(
    string List, string? Digest, Instant? ConfirmedAt, Instant? BegunAt, bool Done, int Entries, int Names, long Told, long PossibleHits);
