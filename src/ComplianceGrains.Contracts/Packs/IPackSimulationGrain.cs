using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Packs;

/// <summary>
/// The simulation of one version of a pack on recorded decisions. Its key is <c>JURISDICTION/digest</c> of the version. It writes to nobody's
/// history; how far it has come is remembered, but may be lost, and it then begins anew.
/// </summary>
[Alias("cg.IPackSimulationGrain")]
public interface IPackSimulationGrain : IGrainWithStringKey
{
    /// <summary>Begins anew. While it runs it goes on as it was.</summary>
    [Alias("Start")]
    Task<SimulationView> StartAsync(StartSimulation start, CancellationToken cancellation = default);

    /// <summary>Stops it where it is; null if it was never begun.</summary>
    [Alias("Cancel")]
    Task<SimulationView?> CancelAsync(CancellationToken cancellation = default);

    /// <summary>Goes on where it was stopped or failed; null if it was never begun.</summary>
    [Alias("Resume")]
    Task<SimulationView?> ResumeAsync(CancellationToken cancellation = default);

    /// <summary>How far it is; null if it was never begun.</summary>
    [Alias("View"), ReadOnly, AlwaysInterleave]
    Task<SimulationView?> ViewAsync(CancellationToken cancellation = default);

    /// <summary>Some of all that come out otherwise, in the order in which they were found; null if it was never begun.</summary>
    [Alias("Changes"), ReadOnly, AlwaysInterleave]
    Task<SimulatedChanges?> ChangesAsync(long from, int most, CancellationToken cancellation = default);
}

/// <summary>What is to be simulated.</summary>
/// <param name="CommandId">Of the command: sent again, it begins nothing.</param>
/// <param name="Files">The files of the version, by digest.</param>
/// <param name="From">Decisions recorded from this instant on; null for all.</param>
/// <param name="To">Decisions recorded before this instant, which may be one to come; null for all that there are.</param>
/// <param name="By">Who asks.</param>
[GenerateSerializer, Immutable, Alias("cg.StartSimulation")]
public sealed record StartSimulation(
    [property: Id(0)] string CommandId, [property: Id(1)] IReadOnlyList<PackFileReference> Files, [property: Id(2)] Instant? From, [property: Id(3)] Instant? To, [property: Id(4)] Principal By);

/// <summary>A simulation as it stands.</summary>
/// <param name="Pack">The version, e.g. <c>EU@7</c>.</param>
/// <param name="Status">One of <see cref="SimulationStatus"/>.</param>
/// <param name="Reason">Why it failed, in words that name nobody; null if it did not.</param>
/// <param name="From">Decisions from then on; null for all.</param>
/// <param name="To">Decisions before then; null for all.</param>
/// <param name="By">Opaque id of who asked.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Spent">How long it has run, in milliseconds.</param>
/// <param name="Read">Decisions read so far, of the jurisdiction or not.</param>
/// <param name="OfAll">Decisions there were when it began.</param>
/// <param name="Decisions">Decisions of the jurisdiction and the period.</param>
/// <param name="Same">Of these: come out as they did.</param>
/// <param name="Changed">Of these: come out otherwise.</param>
/// <param name="Counts">The same in detail.</param>
/// <param name="Examples">The first of those that come out otherwise; all of them are read by place.</param>
[GenerateSerializer, Immutable, Alias("cg.SimulationView")]
public sealed record SimulationView(
    [property: Id(0)] string Pack,
    [property: Id(1)] string Status,
    [property: Id(2)] string? Reason,
    [property: Id(3)] Instant? From,
    [property: Id(4)] Instant? To,
    [property: Id(5)] string By,
    [property: Id(6)] Instant StartedAt,
    [property: Id(7)] long Spent,
    [property: Id(8)] long Read,
    [property: Id(9)] long OfAll,
    [property: Id(10)] long Decisions,
    [property: Id(11)] long Same,
    [property: Id(12)] long Changed,
    [property: Id(13)] IReadOnlyList<SimulationCount> Counts,
    [property: Id(14)] IReadOnlyList<SimulatedChange> Examples)
{
    /// <summary>At whose decision it failed; null if it did not, or at nobody's.</summary>
    [Id(15)]
    public SimulationStop? StoppedAt { get; init; }
}

/// <summary>At whose decision a simulation could not go on: for those who may read them.</summary>
/// <param name="Bound">The jurisdictions that bound them; null if nobody knows.</param>
/// <param name="Reason">Why it failed, whose decision it was and what to do.</param>
[GenerateSerializer, Immutable, Alias("cg.SimulationStop")]
public sealed record SimulationStop([property: Id(0)] IReadOnlyList<string>? Bound, [property: Id(1)] string Reason);

/// <summary>How many.</summary>
/// <param name="Of"><c>outcome</c>, <c>what</c>, <c>reason</c> or <c>unknown</c>.</param>
/// <param name="Kind">Of an outcome: the kind of decision.</param>
/// <param name="Then">Of an outcome: as it was; else what is counted.</param>
/// <param name="Now">Of an outcome: as it would be.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("cg.SimulationCount")]
public sealed record SimulationCount([property: Id(0)] string Of, [property: Id(1)] string Kind, [property: Id(2)] string Then, [property: Id(3)] string Now, [property: Id(4)] long Count);

/// <summary>A decision that comes out otherwise.</summary>
/// <param name="Actor">Whose; full identity.</param>
/// <param name="Sequence">Its number there.</param>
/// <param name="Bound">The jurisdictions that bound them.</param>
/// <param name="Kind">Of decision.</param>
/// <param name="Then">Its outcome.</param>
/// <param name="Now">The outcome that it would have.</param>
/// <param name="Changed">What changes.</param>
/// <param name="Why">In a sentence without personal data.</param>
[GenerateSerializer, Immutable, Alias("cg.SimulatedChange")]
public sealed record SimulatedChange(
    [property: Id(0)] string Actor, [property: Id(1)] long Sequence, [property: Id(2)] IReadOnlyList<string> Bound, [property: Id(3)] string Kind,
    [property: Id(4)] string Then, [property: Id(5)] string Now, [property: Id(6)] IReadOnlyList<string> Changed, [property: Id(7)] string Why);

/// <summary>Some decisions that come out otherwise.</summary>
/// <param name="Total">How many were found so far.</param>
/// <param name="Items">Those asked for; null if they were thrown away with other things that can be computed again.</param>
[GenerateSerializer, Immutable, Alias("cg.SimulatedChanges")]
public sealed record SimulatedChanges([property: Id(0)] long Total, [property: Id(1)] IReadOnlyList<SimulatedChange>? Items);

/// <summary>Where a simulation stands.</summary>
public static class SimulationStatus
{
    /// <summary>It is at work, or goes on as soon as somebody looks.</summary>
    public const string Running = "running";

    /// <summary>All that was recorded is decided again, and what is recorded from now on will be: it runs beside what is in force until its end.</summary>
    public const string Following = "following";

    /// <summary>Somebody stopped it; it can go on.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It could not go on; it can be tried again.</summary>
    public const string Failed = "failed";

    /// <summary>All was decided again.</summary>
    public const string Done = "done";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Running, Following, Cancelled, Failed, Done];
}
