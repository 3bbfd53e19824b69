using System.Diagnostics.Metrics;

namespace ComplianceGrains.WebConsole.Calls;

/// <summary>
/// Figures of this client's calls, under a name that nobody collects. The API measures its own requests, but not those about suspicions: from
/// calls that are counted here and not there, whoever watches over the host could see that somebody works on one.
/// </summary>
internal sealed class UnmeasuredCalls : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter("ComplianceGrains.WebConsole.Unmeasured", options.Version, options.Tags, this);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());
}
