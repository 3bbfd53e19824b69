using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ComplianceGrains.Grains.Telemetry;

/// <summary>
/// Figures that somebody measures now and then and others read at any time. A gauge that nobody has set is not shown: a zero
/// that was not measured would be a lie.
/// </summary>
public sealed class Gauges
{
    /// <summary>Incidents that are open; label <c>scope</c>: <c>actor</c>, <c>log</c> or <c>witness</c>.</summary>
    public const string Incidents = "compliance.incidents";

    /// <summary>Subjects that wait for something and stand in no agenda.</summary>
    public const string UnownedSubjects = "compliance.unowned.subjects";

    /// <summary>Deadlines and notices that do not move; label <c>cause</c>.</summary>
    public const string Stuck = "compliance.stuck";

    /// <summary>What the last check of everything stored found; label <c>area</c>, as health and the tool name them.</summary>
    public const string IntegrityFaults = "compliance.integrity.faults";

    /// <summary>Rows and notices that such checks have put right since the start.</summary>
    public const string IntegrityRepaired = "compliance.integrity.repaired";

    /// <summary>How long what is signed has waited for a time-stamp, in the log where that is longest.</summary>
    public const string TimestampWaiting = "compliance.timestamp.waiting";

    /// <summary>Logs of which the newest attempt at a time-stamp came to nothing.</summary>
    public const string TimestampFailures = "compliance.timestamp.failures";

    /// <summary>How long what is signed has waited for a witness, in the log where that is longest.</summary>
    public const string WitnessWaiting = "compliance.witness.waiting";

    /// <summary>Pairs of a log and a witness of which the newest attempt came to nothing.</summary>
    public const string WitnessFailures = "compliance.witness.failures";

    private readonly ConcurrentDictionary<(string Gauge, string Label), double> _values = new();

    /// <summary>Makes the instruments.</summary>
    public Gauges(IMeterFactory meters)
    {
        var meter = meters.Create(DecisionMeter.Name);
        Add(meter, Incidents, "scope", null, "Incidents that are open.");
        Add(meter, UnownedSubjects, null, null, "Subjects that wait for something and stand in no agenda.");
        Add(meter, Stuck, "cause", null, "Deadlines and notices that have not moved for longer than anything takes.");
        Add(meter, IntegrityFaults, "area", null, "Faults that the last check of everything stored found.");
        Add(meter, IntegrityRepaired, null, null, "Rows and notices that such checks have put right since the start.");
        Add(meter, TimestampWaiting, null, "s", "How long what is signed has waited for a time-stamp.");
        Add(meter, TimestampFailures, null, null, "Logs of which the newest attempt at a time-stamp came to nothing.");
        Add(meter, WitnessWaiting, null, "s", "How long what is signed has waited for a witness.");
        Add(meter, WitnessFailures, null, null, "Pairs of a log and a witness of which the newest attempt came to nothing.");
        Add(meter, "compliance.outbox.effects", null, null, "Effects between actors that wait for delivery.");
        Add(meter, "compliance.outbox.age", null, "s", "How long the oldest effect has waited.");
        Add(meter, "compliance.agenda.due", null, null, "Deadlines that are due and not handled yet.");
        Add(meter, "compliance.agenda.lateness", null, "s", "How late the latest of them is.");
        Add(meter, "compliance.log.drafts", "log", null, "Decisions that wait for their entry in the log.");
        Add(meter, "compliance.log.lag", "log", "s", "How long the oldest of them has waited.");
        Add(meter, "compliance.log.unsigned", "log", null, "Entries that no signed checkpoint covers yet.");
        Add(meter, "compliance.list.age", "list", "s", "Since the list was last known to be the newest.");
        Add(meter, "compliance.list.missing", "list", null, "1: the rules ask for the list, and it is not loaded.");
    }

    /// <summary>Sets a figure.</summary>
    /// <param name="gauge">The name of the gauge.</param>
    /// <param name="value">In the gauge's unit.</param>
    /// <param name="label">Which one, where there are several; a word of the program, never anybody's id.</param>
    public void Set(string gauge, double value, string label = "") => _values[(gauge, label)] = value;

    /// <summary>Sets all figures of a gauge that has labels; a label that is missing is not shown any more.</summary>
    public void SetAll(string gauge, IReadOnlyDictionary<string, double> values)
    {
        foreach (var (label, value) in values)
            Set(gauge, value, label);
        foreach (var gone in _values.Keys.Where(key => key.Gauge == gauge && !values.ContainsKey(key.Label)))
            _values.TryRemove(gone, out _);
    }

    private void Add(Meter meter, string name, string? label, string? unit, string description) =>
        meter.CreateObservableGauge(name, () => Read(name, label), unit, description);

    private IEnumerable<Measurement<double>> Read(string gauge, string? label) => _values.Where(value => value.Key.Gauge == gauge)
        .Select(value => label is null ? new Measurement<double>(value.Value) : new Measurement<double>(value.Value, new KeyValuePair<string, object?>(label, value.Key.Label)));
}
