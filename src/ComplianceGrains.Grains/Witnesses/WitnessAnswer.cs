using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Grains.Witnesses;

/// <summary>What the answer of a witness means.</summary>
internal abstract record WitnessAnswer
{
    private WitnessAnswer()
    {
    }

    /// <summary>The head with its cosignature.</summary>
    public sealed record Cosigned(SignedNote Note) : WitnessAnswer;

    /// <summary>It has cosigned this smaller size: the proof has to lead from there.</summary>
    public sealed record From(long Size) : WitnessAnswer;

    /// <summary>It has cosigned a larger head: another silo was faster, or there is another log under this name.</summary>
    public sealed record Ahead(long Size) : WitnessAnswer;

    /// <summary>It has seen another history of this log, or says so.</summary>
    public sealed record OtherHistory(string What) : WitnessAnswer;

    /// <summary>It came to nothing.</summary>
    public sealed record Nothing(string Why) : WitnessAnswer;
}
