using ComplianceGrains.Grains.Actors;

namespace ComplianceGrains.Grains.Histories;

/// <summary>One actor as a check found it.</summary>
/// <param name="Name">Full identity.</param>
/// <param name="Decisions">How many it has.</param>
/// <param name="Commands">How many it remembers.</param>
/// <param name="History">Its decisions as a fold sees them; null if they cannot be opened.</param>
/// <param name="State">Its state; null if there is none to be had.</param>
internal sealed record CheckedActor(string Name, long Decisions, long Commands, IReadOnlyList<PastDecision>? History, object? State);
