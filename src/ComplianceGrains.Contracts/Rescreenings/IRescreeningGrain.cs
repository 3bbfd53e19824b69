using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Rescreenings;

/// <summary>The record of a jurisdiction whose law wants everybody screened again each day that they were. Its key is the jurisdiction.</summary>
[Alias("cg.IRescreeningGrain")]
public interface IRescreeningGrain : IActor, IGrainWithStringKey
{
    /// <summary>Looks how far the day's re-screening has come; it is a decision once the day's is complete, or over and incomplete.</summary>
    [Alias("Look")]
    Task<Reply<RescreeningView>> LookAsync(LookAtRescreening look, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>What was recorded last; null if nothing was.</summary>
    [Alias("View"), ReadOnly]
    Task<RescreeningView?> ViewAsync(CancellationToken cancellation = default);
}

/// <summary>Asks how far the day's re-screening has come.</summary>
/// <param name="Since">Since when whoever asks has looked.</param>
/// <param name="Subjects">How many subjects were open in the jurisdiction when everything stored was last gone through; null if nobody knows.</param>
[GenerateSerializer, Immutable, Alias("cg.LookAtRescreening")]
public sealed record LookAtRescreening([property: Id(0)] Instant Since, [property: Id(1)] long? Subjects);

/// <summary>What was recorded last.</summary>
/// <param name="Outcome">One of <see cref="RescreeningOutcomes"/>.</param>
/// <param name="From">Since when.</param>
/// <param name="To">When it was looked.</param>
/// <param name="Next">By when the next record has to be there; null if none has to be.</param>
/// <param name="Lists">Each list that the rules ask for.</param>
/// <param name="Subjects">How many subjects were open; null if nobody knows.</param>
/// <param name="Waiting">How many of them had no answer.</param>
/// <param name="First">Some of these.</param>
[GenerateSerializer, Immutable, Alias("cg.RescreeningView")]
public sealed record RescreeningView(
    [property: Id(0)] string Outcome,
    [property: Id(1)] Instant From,
    [property: Id(2)] Instant To,
    [property: Id(3)] Instant? Next,
    [property: Id(4)] IReadOnlyList<ComparedList> Lists,
    [property: Id(5)] long? Subjects,
    [property: Id(6)] long Waiting,
    [property: Id(7)] IReadOnlyList<string> First);

/// <summary>How far everybody was compared with a list.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version in force; null if there is none.</param>
/// <param name="ConfirmedAt">When that was last known to be the newest.</param>
/// <param name="BegunAt">When the last comparison of everybody with all of it began.</param>
/// <param name="Done">Whether that, and what came after it, has come to its end.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Names">By how many names.</param>
/// <param name="Told">How many subjects an entry resembles, and had an answer by the version in force since.</param>
/// <param name="PossibleHits">How many of them have a match that nobody has decided about.</param>
[GenerateSerializer, Immutable, Alias("cg.ComparedList")]
public sealed record ComparedList(
    [property: Id(0)] string List,
    [property: Id(1)] string? Digest,
    [property: Id(2)] Instant? ConfirmedAt,
    [property: Id(3)] Instant? BegunAt,
    [property: Id(4)] bool Done,
    [property: Id(5)] int Entries,
    [property: Id(6)] int Names,
    [property: Id(7)] long Told,
    [property: Id(8)] long PossibleHits);

/// <summary>How it came out.</summary>
public static class RescreeningOutcomes
{
    /// <summary>Everybody was compared with every list in full, and has an answer.</summary>
    public const string Passed = "passed";

    /// <summary>The day ended, and not everybody was.</summary>
    public const string Failed = "failed";

    /// <summary>The rules do not ask for it any more.</summary>
    public const string NotAsked = "not-asked";
}
