using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Evidence.Sequencing;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>Says what an approved export waits for. Pure; the sequencer and the export itself decide by the same limits.</summary>
public static class ExportWaiting
{
    /// <summary>What it waits for, or null if a person is to decide, or nothing keeps it.</summary>
    public static ExportWait? Of(Export export, ExportWaitFacts facts) => (export, facts) switch
    {
        ({ Approved: not true } or { Package: not null }, _) => null,
        (_, { Incident: { } incident }) => new("incident", $"Incident {incident} is open: nothing is decided beside it, and no export either.", null),
        ({ Produced: null }, _) when facts.Now < export.Request.To + ExportWorkflow.Rest =>
            new("period", "A period must have rested for a minute before it is stated.", export.Request.To + ExportWorkflow.Rest),
        (_, { IsStated: false, LastTime: { } last }) when last > facts.Now + Tolerance => new(
            "clock",
            $"The logs hold entries dated up to {InstantPattern.ExtendedIso.Format(last)}: this machine's clock was ahead when they were written. A statement made before the clock has caught up would make later exports invalid.",
            last - Tolerance),
        (_, { OldestUnsigned: { } unsigned }) when unsigned < facts.Now - Duration.FromMilliseconds(Sequencer.HeadTolerance) => new(
            "unsigned", $"Entries older than half a minute are not under a signed head yet.{(facts.CopyFails ? " The copy outside cannot be written, and nothing is signed without it." : "")}", null),
        _ => null,
    };

    private static Duration Tolerance => Duration.FromMilliseconds(Sequencer.ClockTolerance);
}
