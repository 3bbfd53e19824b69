using ComplianceGrains.Contracts.Packs;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Grains.Simulations;

/// <summary>How far a simulation has come. Lost, it begins anew.</summary>
[GenerateSerializer]
[Alias("cg.SimulationState")]
internal sealed class SimulationState
{
    /// <summary>What is simulated; null before it was begun.</summary>
    [Id(0)]
    public StartSimulation? Start { get; set; }

    /// <summary>As it was counted up to the place.</summary>
    [Id(1)]
    public SimulationView? View { get; set; }

    /// <summary>Which kind of actor comes next.</summary>
    [Id(2)]
    public int Kind { get; set; }

    /// <summary>Position of the last one seen of that kind; empty at the beginning.</summary>
    [Id(3)]
    public string After { get; set; } = "";

    /// <summary>Where the decisions begin that are gone through now; null before the first time.</summary>
    [Id(4)]
    public Instant? Since { get; set; }

    /// <summary>Where they end; null before the first time, and for one without an end.</summary>
    [Id(5)]
    public Instant? Until { get; set; }

    /// <summary>How many blocks of what it found are full.</summary>
    [Id(6)]
    public int Blocks { get; set; }

    /// <summary>What it found since the last full block.</summary>
    [Id(7)]
    public IReadOnlyList<SimulatedChange> Open { get; set; } = [];

    /// <summary>How many blocks stand there from the one before.</summary>
    [Id(8)]
    public int Before { get; set; }
}
