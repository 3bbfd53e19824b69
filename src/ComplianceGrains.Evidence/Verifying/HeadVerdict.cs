namespace ComplianceGrains.Evidence.Verifying;

/// <summary>How a claimed earlier head compares with the log.</summary>
internal enum HeadVerdict
{
    Same,
    Different,
    NoProof,
}
