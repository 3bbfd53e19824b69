using System.Diagnostics;
using System.Diagnostics.Metrics;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Grains.Telemetry;

/// <summary>
/// Counts what is decided and times what is asked. Labels are words of the program, kinds, outcomes, jurisdictions, and never
/// an id: a metric is kept by others, for long.
/// </summary>
public sealed class DecisionMeter
{
    /// <summary>The meter that all figures of this program come from.</summary>
    public const string Name = "ComplianceGrains";

    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _commands;
    private readonly Histogram<double> _screenings;

    /// <summary>Makes the instruments.</summary>
    public DecisionMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _decisions = meter.CreateCounter<long>("compliance.decisions", null, "Decisions committed, by kind, outcome and booking jurisdiction.");
        _commands = meter.CreateHistogram<double>("compliance.command.duration", "s", "From an actor's taking a command to its answer, by type of actor and result.");
        _screenings = meter.CreateHistogram<double>("compliance.screening.duration", "s", "Screenings by provider and outcome; 'unavailable' is a provider that gave no answer.");
    }

    /// <summary>Begins to time something.</summary>
    public static long Now() => Stopwatch.GetTimestamp();

    /// <summary>A verdict was committed.</summary>
    internal void Committed(Verdict.Accepted verdict, IReadOnlyList<NewDecision> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var basis = verdict.Decisions[i].Basis;
            _decisions.Add(1, new("kind", rows[i].Kind), new("outcome", basis?.Outcome ?? "published"), new("jurisdiction", basis?.Bound is [var booking, ..] ? booking : ""));
        }
    }

    /// <summary>An actor answered.</summary>
    /// <param name="actor">The type of the actor.</param>
    /// <param name="status">The status of its answer; 0 if it failed.</param>
    /// <param name="since">From <see cref="Now"/>.</param>
    internal void Answered(string actor, int status, long since) =>
        _commands.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("actor", actor), new("result", status switch { 0 => "failed", < 300 => "done", _ => "refused" }));

    /// <summary>A provider answered, or did not.</summary>
    /// <param name="provider">Its configured name.</param>
    /// <param name="outcome">In words.</param>
    /// <param name="since">From <see cref="Now"/>.</param>
    public void Screened(string provider, string outcome, long since) =>
        _screenings.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("provider", provider), new("outcome", outcome));
}
